import type { GrantSource, SpendEntry } from "../../rules/ledger/entry.ts";
import { sum } from "../../rules/points.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import { heldPoints, spendable, spendingOrder, type Wallet } from "../../rules/ledger/wallet.ts";

/** Points that come to an account (positive) or leave it (negative); those of one entry are 0 together. */
export type Posting = { readonly account: string; readonly points: number };

const SPENDABLE = "Assets:Points:Spendable";
const HELD = "Assets:Points:Held";
export const OWED = "Liabilities:Points:Owed";
export const OWING = "Equity:Points:Owed";
export const PROMISED = "Assets:Promised";
export const PROMISES = "Equity:Promised";
const INCOME = "Income:Points";
const SPENT = "Expenses:Spent";
export const EXPIRED = "Expenses:Expired";
export const TAKEN_BACK = "Expenses:TakenBack";

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

/** The accounts that every statement has. Beside them each lot has its own, and each lot in a hold. */
export const fixedAccounts: readonly string[] = [
  SPENDABLE,
  HELD,
  PROMISED,
  OWED,
  OWING,
  PROMISES,
  INCOME,
  ...Object.values(incomeFrom),
  SPENT,
  ...Object.values(spentOn),
  EXPIRED,
  TAKEN_BACK,
];

export const lotAccount = (lot: Seq) => `${SPENDABLE}:Lot-${lot}`;
export const heldAccount = (use: Seq, lot: Seq) => `${HELD}:Use-${use}:Lot-${lot}`;

/** What the accounts hold in the end if all is right: all that the wallet says, and each living lot. */
export function* balancesOf(wallet: Wallet): Generator<Posting> {
  const { lifetime } = wallet;
  yield { account: SPENDABLE, points: spendable(wallet, wallet.at) };
  yield { account: HELD, points: heldPoints(wallet) };
  yield { account: PROMISED, points: sum(wallet.pending) };
  yield { account: OWED, points: 0 - sum(wallet.owed) };
  yield { account: INCOME, points: 0 - lifetime.granted };
  yield { account: SPENT, points: lifetime.spent };
  yield { account: EXPIRED, points: lifetime.expired };
  yield { account: TAKEN_BACK, points: lifetime.clawedBack };
  for (const { id, remaining } of spendingOrder(wallet, wallet.at)) {
    yield { account: lotAccount(id), points: remaining };
  }
  for (const { of, lots } of wallet.holds) {
    for (const { lot, points } of lots) yield { account: heldAccount(of, lot.seq), points };
  }
}
