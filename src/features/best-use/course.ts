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
import { deadlinesOf } from "../../rules/best-use/task.ts";
import type { PlanInput } from "./plan-input.ts";

/** What comes of redemptions by the end of the next month, if they are made and nothing else is. */
export type Course = {
  readonly steps: readonly Step[];
  /** What expires all the same. */
  readonly lost: readonly Lost[];
};

export type Step = PlannedRedemption & {
  /** Its place among the steps, from 1. */
  readonly number: number;
  /** What it takes that would have expired by then. */
  readonly saves: readonly ExpiringPoints[];
  /** What it takes besides: points that live on. */
  readonly others: readonly ExpiringPoints[];
};

/** `balance` is what could be spent just before. */
export type Lost = ExpiringPoints & { readonly balance: Points };

/** Makes redemptions by the rules, each at its time. `undefined`: one of them would be refused. */
export function courseOf(
  wallet: Wallet,
  redemptions: readonly PlannedRedemption[],
  now: Instant,
  programme: Programme,
): Course | undefined {
  const until = soonUntil(now, programme);
  const entries: Entry[] = [];
  const steps: Step[] = [];
  let current = wallet;
  for (const redemption of redemptions) {
    const made = decide(current, commandOf(redemption), redemption.at, programme);
    if (made.refusal) return undefined;
    steps.push({ ...redemption, number: steps.length + 1, ...tookIn(made.entries, until) });
    entries.push(...made.entries);
    current = made.wallet;
  }
  entries.push(...settleDue(current, until, programme).entries);
  return { steps, lost: lostIn(entries) };
}

/** Its cash counts as paid at once: a hold would lapse, and its points come back. */
function commandOf({ productId, points: price }: PlannedRedemption) {
  const subject = { kind: "product", id: productId } as const;
  const product = { subject, stock: 1 };
  return { kind: "redemption", product, price: { points: price, fen: fen(0) } } as const;
}

function tookIn(entries: readonly Entry[], until: Instant): Pick<Step, "saves" | "others"> {
  const use = entries.find((entry) => "total" in entry);
  assert(use !== undefined, () => "a redemption that enters nothing");
  const took = byExpiry(use.allocations);
  return {
    saves: took.filter(({ expiresAt }) => expiresAt <= until),
    others: took.filter(({ expiresAt }) => expiresAt > until),
  };
}

/** A row a date, first to expire first. Each lot has an entry of its own; the first tells the balance before. */
function lostIn(entries: readonly Entry[]): Lost[] {
  const dates = new Map<Instant, Lost>();
  for (const entry of entries) {
    if (entry.kind !== "expiry") continue;
    const [{ expiresAt, points: gone }] = entry.allocations;
    const { points: before, balance } = dates.get(expiresAt) ?? {
      points: points(0),
      balance: plus(entry.balanceAfter, gone),
    };
    dates.set(expiresAt, { expiresAt, points: plus(before, gone), balance });
  }
  return [...dates.values()];
}

/**
 * Why points expire although all is done that can be: the balance is below the minimum then; every day until then
 * has its redemption; or nothing that is in stock fits what is left.
 */
export function whyLost(
  { expiresAt, balance }: Lost,
  { steps }: Course,
  { wallet, now, programme }: PlanInput,
): "minimum" | "days" | "none" {
  if (balance < programme.minimumBalance) return "minimum";
  const deadlines = deadlinesOf(wallet, now, programme);
  const possible = deadlines.find((each) => each.expiresAt === expiresAt)?.redemptions ?? 0;
  const done = steps.filter(({ at }) => at < expiresAt).length;
  return done < possible ? "none" : "days";
}
