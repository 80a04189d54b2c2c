import { dayOf, instant, monthOf, startOfDay, startOfMonth, type Instant } from "../calendar.ts";
import type { Seq } from "../ledger/seq.ts";
import { nextDueAt } from "../expiry/settle-due.ts";
import { costOf, maxRefund, type Spend } from "../spend/refund.ts";
import { sum } from "../points.ts";
import { valueOf } from "../programme.ts";
import { spendable, type Wallet } from "../ledger/wallet.ts";
import type { PointsAmount, CaptureTotal, Earlier, Intent, Wait, DrawnCommand } from "./steps.ts";
import type { MiniService } from "./mini-service.ts";

/** What the clock shows after a wait. */
export function clockAfter({ clock, wallet, programme }: MiniService, wait: Wait): Instant {
  if (typeof wait === "number") return instant(Math.max(0, clock + wait));
  const border = {
    "next due": nextDueAt(wallet) ?? clock,
    "next expiry": nextExpiry(wallet) ?? clock,
    "next day": startOfDay(dayOf(clock, programme), 1, programme),
    "next month": startOfMonth(monthOf(clock, programme), 1, programme),
  }[wait.to];
  return instant(border + wait.off);
}

/** Of what can be spent or is held. */
function nextExpiry({ expiring, holds }: Wallet): number | undefined {
  const held = holds.flatMap(({ lots: parts }) => parts.map(({ lot }) => lot.expiresAt));
  const all = [...held, ...expiring.map(({ expiresAt }) => expiresAt)];
  return all.length === 0 ? undefined : Math.min(...all);
}

/** What an intent comes to in this world; nothing where there is nothing to do it with. */
export function commandFor(world: MiniService, intent: Intent): DrawnCommand | undefined {
  const { fenPerPoint } = world.programme;
  switch (intent.do) {
    case "grant":
      return { kind: "grant", points: intent.points };
    case "grant nearly all":
      return { kind: "grant", points: Math.floor(MOST / fenPerPoint) - intent.but };
    case "stated refund":
      return { kind: "unmatched-refund", points: intent.points };
    case "exchange":
      return { kind: "exchange", partner: intent.partner, amount: intent.amount };
    case "purchase": {
      const { total, share } = intent;
      // One that earns no point is stopped before it comes to the rules.
      return total * share < 1_000 * fenPerPoint ? undefined : { kind: "purchase", total, share };
    }
    case "confirm":
    case "undo": {
      const pending = new Set<number>(world.wallet.pending.map(({ of }) => of));
      // A purchase can be undone before its points came and after.
      const isOpen = (seq: Seq) => pending.has(seq) === (intent.do === "confirm");
      const of = pick(intent.earlier, world.purchases, isOpen);
      const kind = intent.do === "confirm" ? "confirmation" : "reversal";
      return of === undefined ? undefined : { kind, of };
    }
    case "capture":
    case "cancel": {
      const held = [...world.spends.values()].filter(({ entry }) => entry.heldUntil !== undefined);
      const spend = pick(intent.earlier, held, ({ state }) => state === "held");
      return spend && { kind: intent.do, of: spend.entry.seq };
    }
    case "capture a bill": {
      const payments = [...world.spends.values()].filter(({ entry }) => entry.kind === "payment");
      const spend = pick(intent.earlier, payments, ({ state }) => state === "held");
      return (
        spend && { kind: "capture", of: spend.entry.seq, total: billOf(spend, intent.bill, world) }
      );
    }
    case "task":
      return { kind: "task", task: intent.task };
    case "top up":
      return { kind: "top-up", card: intent.card, password: intent.password };
    case "pay": {
      const points = amountOf(world, intent.points);
      const total = Math.max(1, Math.min(MOST, points * fenPerPoint + intent.cash));
      return { kind: "payment", points, total };
    }
    case "redeem": {
      const points = amountOf(world, intent.points);
      const fen = Math.max(0, Math.min(MOST - points * fenPerPoint, intent.cash));
      return { kind: "redemption", product: intent.product, points, fen };
    }
    case "donate":
      return { kind: "donation", points: amountOf(world, intent.points) };
    case "draw":
      return { kind: "draw", roll: intent.roll };
    case "refund": {
      const { wallet, programme } = world;
      const isRefundable = (each: Spend) => maxRefund(wallet, each, wallet.at, programme) > 0;
      const spend = pick(intent.earlier, [...world.spends.values()], isRefundable);
      if (spend === undefined) return undefined;
      const [by, number] = intent.back;
      const rest = by === "fen" ? 0 : costOf(spend).total - spend.refundedFen;
      return {
        kind: "refund",
        of: spend.entry.seq,
        fen: Math.min(MOST, Math.max(1, rest + number)),
      };
    }
  }
}

const MOST = Number.MAX_SAFE_INTEGER;

/** 1 or more, and never worth more fen than can be counted. */
function amountOf({ wallet, clock, programme }: MiniService, [by, number]: PointsAmount): number {
  const { step, fenPerPoint } = programme;
  const inSteps = number * step;
  const now = Math.max(clock, wallet.at) as Instant;
  const all = Math.floor(spendable(wallet, now) / step) * step;
  const amount = { points: number, steps: inSteps, "steps more than all": all + inSteps }[by];
  return Math.min(Math.max(1, amount), Math.floor(MOST / fenPerPoint));
}

/** 1 or more. */
function billOf({ entry }: Spend, [by, number]: CaptureTotal, { programme }: MiniService): number {
  const worth = valueOf(sum(entry.allocations), programme);
  const from = { fen: 0, "fen beside the points": worth, "fen more than held": entry.total }[by];
  return Math.min(MOST, Math.max(1, from + number));
}

/** Counted back from the latest; where none is open, of all. */
function pick<T>(
  { open, of }: Earlier,
  all: readonly T[],
  isOpen: (each: T) => boolean,
): T | undefined {
  const some = open ? all.filter(isOpen) : [];
  const from = some.length > 0 ? some : all;
  return from.at(-1 - (of % Math.max(1, from.length)));
}
