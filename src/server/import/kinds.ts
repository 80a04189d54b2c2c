import type { EntryKind } from "../../rules/ledger/entry.ts";

const KINDS = {
  "+": ["grant", "refund"],
  "-": ["payment", "redemption", "donation", "expiry"],
} as const satisfies Record<string, readonly EntryKind[]>;
type Kind = (typeof KINDS)["+" | "-"][number];

/** The words of other programmes. Each other word tells nothing, and the sign decides. */
const words: Readonly<Record<Kind, readonly string[]>> = {
  grant: ["获得", "收入", "发放", "赠送", "earned", "earn"],
  refund: ["退款", "退还", "退回", "返还"],
  payment: ["支付", "付款", "消费", "支出", "抵扣"],
  redemption: ["兑换", "redeemed", "redeem"],
  donation: ["捐赠", "捐款", "公益", "donated"],
  expiry: ["过期", "到期", "失效", "清零", "expired", "expire"],
};

/**
 * The default depends on the sign, as do the kinds that are allowed. `isOurs`: the column is called `kind`, as in our
 * own files, where an unknown word is a mistake.
 */
export function kindOf(
  points: number,
  text: string,
  isOurs: boolean,
): EntryKind | { readonly fault: "kind-unknown" | "kind-sign" } {
  const word = text.normalize("NFKC").toLowerCase();
  const allowed: readonly Kind[] = KINDS[points > 0 ? "+" : "-"];
  const [first = "grant"] = allowed;
  if (word === "") return first;
  const named = (Object.keys(words) as Kind[]).find(
    (kind) => kind === word || words[kind].includes(word),
  );
  if (named === undefined) return isOurs ? { fault: "kind-unknown" } : first;
  if (allowed.includes(named)) return named;
  return isOurs ? { fault: "kind-sign" } : first;
}
