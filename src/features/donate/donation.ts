import { points as toPoints, type Points } from "../../rules/points.ts";
import { expiringSoon } from "../../spend/expiring-soon.ts";
import { readWhole } from "../../contract/typed-number.ts";
import { previewDonation, type Snapshot, type TypedSpend } from "../../spend/preview-spend.ts";

/** The unsent donation, as it was typed. */
export type DonationDraft = { readonly amount?: string; readonly isAnonymous?: boolean };

/** Reads a draft and previews the donation by the rules. While nothing is typed, it takes the points that expire soon. */
export function donationOf(
  projectId: string,
  draft: DonationDraft,
  snapshot: Snapshot,
): TypedSpend {
  const soon = expiringSoon(snapshot);
  const isFilledIn = draft.amount === undefined && soon > 0;
  const typed = isFilledIn ? { value: soon } : readWhole(draft.amount ?? "");
  // A balance below the minimum is refused at once, before anything is typed.
  if (typed.fault !== undefined && (draft.amount !== undefined || snapshot.wallet.mayUse)) {
    return { state: "no-points", fault: typed.fault };
  }
  const points = typed.fault === undefined ? toPoints(typed.value) : snapshot.programme.step;
  return previewDonation(projectId, points, snapshot);
}

const QUICK = [10, 100, 500];

/** The quick amounts: round ones below the balance, and the whole balance. None below the minimum balance. */
export function quickAmounts({ wallet, programme }: Snapshot): Points[] {
  if (!wallet.mayUse) return [];
  const { step } = programme;
  const all = wallet.spendable - (wallet.spendable % step);
  const round = QUICK.filter((amount) => amount < all && amount % step === 0);
  return [...round, all].map(toPoints);
}

/** Whole per cent of the goal, rounded down, at most 100. */
export function percentOf(raised: Points, goal: Points): number {
  return Math.min(100, Math.floor((raised / goal) * 100));
}
