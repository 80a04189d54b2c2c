import { assert } from "../../rules/assertion.ts";
import type { Instant } from "../../rules/calendar.ts";
import { decide } from "../../rules/decide.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import type { PlannedRedemption } from "../../rules/best-use/plan.ts";
import { fen, plus, points, type Points } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { soonUntil } from "../../rules/expiry/reminder.ts";
import { settleDue } from "../../rules/expiry/settle-due.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import type { ExpiringPoints } from "../../contract/wallet.ts";
import { byExpiry } from "../../spend/spend-of-entry.ts";
import { deadlinesOf, mostRedemptions } from "../../rules/best-use/task.ts";
import type { PlanInput } from "./plan-input.ts";

/** What redemptions save and what still expires by the end of the next month, if nothing else is spent. */
export type PlanOutcome = {
  readonly steps: readonly Step[];
  /** The points that still expire. */
  readonly lost: readonly Lost[];
};

export type Step = PlannedRedemption & {
  /** Its number among the steps, from 1. */
  readonly number: number;
  /** The points it takes that would have expired by then. */
  readonly saves: readonly ExpiringPoints[];
  /** The points it takes that expire later. */
  readonly others: readonly ExpiringPoints[];
};

/** `balance` is what could be spent just before. */
export type Lost = ExpiringPoints & { readonly balance: Points };

/** Makes redemptions by the rules, each at its time. `undefined`: one of them would be refused. */
export function outcomeOf(
  wallet: Wallet,
  redemptions: readonly PlannedRedemption[],
  now: Instant,
  programme: Programme,
): PlanOutcome | undefined {
  const until = soonUntil(now, programme);
  const entries: Entry[] = [];
  const steps: Step[] = [];
  let current = wallet;
  for (const redemption of redemptions) {
    const decision = decide(current, commandOf(redemption), redemption.at, programme);
    if (decision.refusal) return undefined;
    steps.push({ ...redemption, number: steps.length + 1, ...takenIn(decision.entries, until) });
    entries.push(...decision.entries);
    current = decision.wallet;
  }
  entries.push(...settleDue(current, until, programme).entries);
  return { steps, lost: lostIn(entries) };
}

/** Its cash counts as paid at once: a hold would lapse and return its points. */
function commandOf({ productId, points: price }: PlannedRedemption) {
  const subject = { kind: "product", id: productId } as const;
  const product = { subject, stock: 1 };
  return { kind: "redemption", product, price: { points: price, fen: fen(0) } } as const;
}

function takenIn(entries: readonly Entry[], until: Instant): Pick<Step, "saves" | "others"> {
  const spend = entries.find((entry) => "total" in entry);
  assert(spend !== undefined, () => "a redemption that enters nothing");
  const taken = byExpiry(spend.allocations);
  return {
    saves: taken.filter(({ expiresAt }) => expiresAt <= until),
    others: taken.filter(({ expiresAt }) => expiresAt > until),
  };
}

/** The points that expire in these entries: one row per date, first to expire first. Each lot has its own entry; the first one tells the balance before. */
export function lostIn(entries: readonly Entry[]): Lost[] {
  const dates = new Map<Instant, Lost>();
  for (const entry of entries) {
    if (entry.kind !== "expiry") continue;
    const [{ expiresAt, points: expired }] = entry.allocations;
    const { points: before, balance } = dates.get(expiresAt) ?? {
      points: points(0),
      balance: plus(entry.balanceAfter, expired),
    };
    dates.set(expiresAt, { expiresAt, points: plus(before, expired), balance });
  }
  return [...dates.values()];
}

/**
 * Why points expire although the plan is carried out: the balance is below the minimum then; every day until then
 * has its redemptions, of all products or of each that is left; or no product in stock fits the rest.
 */
export function whyLost(
  { expiresAt, balance }: Lost,
  { steps }: PlanOutcome,
  { wallet, products, now, programme }: PlanInput,
): "minimum" | "days" | "none" {
  if (balance < programme.minimumBalance) return "minimum";
  const deadlines = deadlinesOf(wallet, now, programme);
  const { days = 0 } = deadlines.find((each) => each.expiresAt === expiresAt) ?? {};
  const isFull = (id?: string) => {
    const done = steps.filter(
      ({ at, productId }) => at < expiresAt && productId === (id ?? productId),
    );
    return done.length >= mostRedemptions(days, wallet, id, now, programme);
  };
  if (programme.redemptionLimit.per === "member") return isFull() ? "days" : "none";
  const left = products.filter(
    ({ id, stock }) => steps.filter(({ productId }) => productId === id).length < stock,
  );
  return left.length > 0 && left.every(({ id }) => isFull(id)) ? "days" : "none";
}
