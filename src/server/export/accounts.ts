import type { GrantSource, SpendEntry } from "../../rules/ledger/entry.ts";
import { sum } from "../../rules/points.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import { heldPoints, spendable, spendingOrder, type Wallet } from "../../rules/ledger/wallet.ts";

/** The change of an account's balance. The postings of one entry are 0 together. */
export type Posting = { readonly account: string; readonly points: number };

const SPENDABLE = "Assets:Points:Spendable";
const HELD = "Assets:Points:Held";
export const OWED = "Liabilities:Points:Owed";
export const OWED_SOURCE = "Equity:Points:Owed";
export const PENDING = "Assets:Pending";
export const PENDING_SOURCE = "Equity:Pending";
const INCOME = "Income:Points";
const SPENT = "Expenses:Spent";
export const EXPIRED = "Expenses:Expired";
export const CLAWED_BACK = "Expenses:ClawedBack";

export const incomeFrom: Record<GrantSource, string> = {
  import: `${INCOME}:Import`,
  exchange: `${INCOME}:Exchange`,
  rebate: `${INCOME}:Rebate`,
  task: `${INCOME}:Task`,
  "top-up": `${INCOME}:TopUp`,
  prize: `${INCOME}:Prize`,
  refund: `${INCOME}:Refund`,
};

export const spentOn: Record<SpendEntry["kind"], string> = {
  payment: `${SPENT}:Payment`,
  redemption: `${SPENT}:Redemption`,
  donation: `${SPENT}:Donation`,
  draw: `${SPENT}:Draw`,
};

/** The accounts of every statement. Each lot, and each lot in a hold, has one of its own. */
export const fixedAccounts: readonly string[] = [
  SPENDABLE,
  HELD,
  PENDING,
  OWED,
  OWED_SOURCE,
  PENDING_SOURCE,
  INCOME,
  ...Object.values(incomeFrom),
  SPENT,
  ...Object.values(spentOn),
  EXPIRED,
  CLAWED_BACK,
];

export const lotAccount = (lot: Seq) => `${SPENDABLE}:Lot-${lot}`;
export const heldAccount = (spend: Seq, lot: Seq) => `${HELD}:Spend-${spend}:Lot-${lot}`;

/** The expected balances at the end of a statement. */
export function* balancesOf(wallet: Wallet): Generator<Posting> {
  const { lifetime } = wallet;
  yield { account: SPENDABLE, points: spendable(wallet, wallet.at) };
  yield { account: HELD, points: heldPoints(wallet) };
  yield { account: PENDING, points: sum(wallet.pending) };
  yield { account: OWED, points: 0 - sum(wallet.owed) };
  yield { account: INCOME, points: 0 - lifetime.granted };
  yield { account: SPENT, points: lifetime.spent };
  yield { account: EXPIRED, points: lifetime.expired };
  yield { account: CLAWED_BACK, points: lifetime.clawedBack };
  for (const { id, remaining } of spendingOrder(wallet, wallet.at)) {
    yield { account: lotAccount(id), points: remaining };
  }
  for (const { of, lots } of wallet.holds) {
    for (const { lot, points } of lots) yield { account: heldAccount(of, lot.seq), points };
  }
}
