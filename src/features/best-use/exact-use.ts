import type { ProjectView } from "../../contract/donation.ts";
import type { OrderView } from "../../contract/order.ts";
import type { Instant } from "../../rules/calendar.ts";
import { decide } from "../../rules/decide.ts";
import { expiringBy, soonUntil } from "../../rules/expiry/reminder.ts";
import { settleDue } from "../../rules/expiry/settle-due.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import { fen, minus, points, sum, type Fen, type Points } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { maxPointsFor } from "../../rules/spend/payment.ts";
import { lostIn } from "./plan-outcome.ts";

/** What the suggestions are made from. */
export type ExactUseInput = {
  readonly wallet: Wallet;
  readonly orders: readonly OrderView[];
  readonly projects: readonly ProjectView[];
  readonly now: Instant;
  readonly programme: Programme;
};

export type SuggestedPayment = {
  readonly order: OrderView;
  readonly points: Points;
  /** The rest of the order. */
  readonly cash: Fen;
};

export type SuggestedDonation = { readonly project: ProjectView; readonly points: Points };

/** Spends that take points that expire soon, and no others. */
export type ExactUses = {
  /** The points that expire soon, 1 or more. */
  readonly due: Points;
  /** When the first of them expire. */
  readonly firstExpiresAt: Instant;
  /** One payment that takes all of them; or else several, largest first; or none. */
  readonly payments: readonly SuggestedPayment[];
  /** How many of the points expire after all these payments. */
  readonly lostAfterPayments: Points;
  /** Takes all of them, instead of the payments. */
  readonly donation?: SuggestedDonation;
};

/** What uses exactly the points that expire soon. `undefined` if none do. */
export function exactUsesOf(input: ExactUseInput): ExactUses | undefined {
  const { now, programme } = input;
  const { wallet } = settleDue(input.wallet, now, programme);
  const soon = expiringBy(wallet.expiring, soonUntil(now, programme));
  const [first] = soon;
  if (first === undefined) return undefined;
  const due = sum(soon);
  const wanted = points(due - (due % programme.step));
  const possible = possiblePayments(wallet, choosePayments(wanted, input), input);
  const donation = donationOf(wallet, wanted, input);
  return {
    due,
    firstExpiresAt: first.expiresAt,
    payments: possible.payments,
    lostAfterPayments: sum(
      lostIn(settleDue(possible.wallet, soonUntil(now, programme), programme).entries),
    ),
    ...(donation && { donation }),
  };
}

/** Divides the points among as few open orders as possible. */
function choosePayments(
  wanted: Points,
  { orders, programme }: ExactUseInput,
): readonly SuggestedPayment[] {
  const open = orders
    .filter(({ state }) => state === "open")
    .map((order) => ({ order, most: maxPointsFor(order.totalFen, programme) }))
    .toSorted((a, b) => byPreference(a.order, b.order));
  const single = open.find(({ most }) => most >= wanted);
  // The sort is stable: orders of one size stay in order of preference.
  const chosen = single ? [single] : open.toSorted((a, b) => b.most - a.most);
  let rest = wanted;
  return chosen.flatMap(({ order, most }) => {
    const taken = points(Math.min(rest, most));
    if (taken === 0) return [];
    rest = minus(rest, taken);
    return [{ order, points: taken, cash: fen(order.totalFen - valueOf(taken, programme)) }];
  });
}

const ranks = { card: 0, utility: 1, shop: 2 };

/** Bills have to be paid anyway, so they come before what was bought; then the first due. */
function byPreference(a: OrderView, b: OrderView): number {
  const dueAt = (order: OrderView) => order.dueAt ?? Number.MAX_SAFE_INTEGER;
  return ranks[a.kind] - ranks[b.kind] || dueAt(a) - dueAt(b) || (a.id < b.id ? -1 : 1);
}

/** Leaves out payments that are refused after the ones before: the balance is below the minimum by then. */
function possiblePayments(
  wallet: Wallet,
  payments: readonly SuggestedPayment[],
  { now, programme }: ExactUseInput,
) {
  let after = wallet;
  const possible = payments.filter(({ order, points: amount }) => {
    const subject = { words: order.title };
    // The cash counts as paid at once: a hold would lapse and return its points.
    const total = valueOf(amount, programme);
    const command = { kind: "payment", subject, points: amount, total } as const;
    const outcome = decide(after, command, now, programme);
    if (outcome.refusal) return false;
    after = outcome.wallet;
    return true;
  });
  return { payments: possible, wallet: after };
}

/** To the first project that has not reached its goal, or to the first. */
function donationOf(
  wallet: Wallet,
  amount: Points,
  { projects, now, programme }: ExactUseInput,
): SuggestedDonation | undefined {
  const project = projects.find(({ raised, goal }) => raised < goal) ?? projects[0];
  if (project === undefined || amount === 0) return undefined;
  const subject = { kind: "project", id: project.id } as const;
  const command = { kind: "donation", subject, points: amount } as const;
  const { refusal } = decide(wallet, command, now, programme);
  return refusal ? undefined : { project, points: amount };
}
