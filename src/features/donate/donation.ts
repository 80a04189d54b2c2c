import { points as toPoints, type Points } from "../../rules/points.ts";
import { readWhole } from "../../ui/typed-number.ts";
import { previewSpend, type Snapshot, type TypedSpend } from "../../spend/preview-spend.ts";

/** What is typed of a donation and not sent yet, as it was typed. */
export type DonationDraft = { readonly amount?: string; readonly isAnonymous?: boolean };

/** Reads a draft, and decides the donation as the service will. */
export function donationOf(projectId: string, draft: DonationDraft, shown: Snapshot): TypedSpend {
  const typed = readWhole(draft.amount ?? "");
  // Who may not use any points is told so at once, and not to type a number first.
  if (typed.fault !== undefined && (draft.amount !== undefined || shown.wallet.mayUse)) {
    return { state: "no-points", fault: typed.fault };
  }
  const points = typed.fault === undefined ? toPoints(typed.value) : shown.programme.step;
  const subject = { kind: "project", id: projectId } as const;
  const preview = previewSpend({ kind: "donation", subject, points }, shown);
  return preview.refusal
    ? { state: "refused", points, refusal: preview.refusal }
    : { state: "possible", points, preview };
}

const QUICK = [10, 100, 500];

/** Amounts that one press fills in: some round ones that the balance allows, and all of it. None below the minimum. */
export function quickAmounts({ wallet, programme }: Snapshot): Points[] {
  if (!wallet.mayUse) return [];
  const { step } = programme;
  const all = wallet.spendable - (wallet.spendable % step);
  const round = QUICK.filter((amount) => amount < all && amount % step === 0);
  return [...round, all].map(toPoints);
}

/** How far a project is, in whole per cent: 100 only once its goal is reached. */
export function percentOf(raised: Points, goal: Points): number {
  return Math.min(100, Math.floor((raised / goal) * 100));
}
