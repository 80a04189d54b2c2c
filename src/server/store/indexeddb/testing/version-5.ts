import { decide, type RulesCommand } from "../../../../rules/decide.ts";
import { instant } from "../../../../rules/calendar.ts";
import type { Entry } from "../../../../rules/ledger/entry.ts";
import { emptyWallet } from "../../../../rules/ledger/wallet.ts";
import { fen, points } from "../../../../rules/points.ts";
import { aliPoint } from "../../../../catalog/alipoint.ts";

/** When all entries were made. */
export const version5Time = instant(1_774_843_200_000);

const cup: RulesCommand = {
  kind: "redemption",
  product: { subject: { kind: "product", id: "cup" }, stock: 9 },
  price: { points: points(2_000), fen: fen(1_900) },
};
const commands: readonly RulesCommand[] = [
  { kind: "grant", points: points(5_000), subject: { words: "Bank" } },
  cup,
  { kind: "payment", points: points(10), subject: { words: "Shop" }, total: fen(500) },
];

/** Entry 2 holds the points of a cup, entry 3 those of a payment. */
export const version5Ledger: readonly Entry[] = ledgerOf(commands);

function ledgerOf(all: readonly RulesCommand[]): Entry[] {
  let wallet = emptyWallet;
  return all.flatMap((command) => {
    const outcome = decide(wallet, command, version5Time, aliPoint);
    wallet = outcome.wallet;
    return outcome.entries;
  });
}

const head = (ledgerId: string) => ({ ledgerId, lastSeq: 3, snapshotSeq: 0 });
const member = (id: string) => ({ id, madeAt: version5Time, clock: null });

/** The records of two members as version 5 wrote them; the second was imported, with a redemption on hold. */
export const version5: Record<string, readonly (readonly [key: IDBValidKey, value: unknown])[]> = {
  ledgers: [
    ["a", head("ledger-a")],
    ["import-b", head("ledger-b")],
  ],
  tail: ["ledger-a", "ledger-b"].flatMap((ledgerId) =>
    version5Ledger.map((entry) => [[ledgerId, entry.seq], entry] as const),
  ),
  pages: [],
  pageIndexes: [],
  snapshots: [],
  receipts: [[["a", "k"], { request: "digest", status: 201, headers: {}, body: {} }]],
  resources: [
    ["session", { memberId: "a" }],
    ["member:a", member("a")],
    ["member:import-b", member("import-b")],
    ["redeemed", { cup: 2, "delivery-coupon": -1 }],
    ["awarded", { "yuan-10": 1 }],
    ["raised", { library: 5 }],
    ["certificates", 1],
  ],
};
