import {
  dayOf,
  instant,
  later,
  monthOf,
  startOfDay,
  startOfMonth,
  type Instant,
} from "../calendar.ts";
import type { Seq } from "../ledger/seq.ts";
import { nextDueAt } from "../expiry/settle-due.ts";
import { costOf, maxRefund, type Spend } from "../spend/refund.ts";
import { sum } from "../points.ts";
import { valueOf } from "../programme.ts";
import { spendable, type Wallet } from "../ledger/wallet.ts";
import { cards } from "./catalog.ts";
import type {
  CaptureTotal,
  DrawnCommand,
  Earlier,
  Intent,
  PointsAmount,
  RefundAmount,
  TaskEvidence,
  Wait,
} from "./steps.ts";
import type { MiniService } from "./mini-service.ts";

/** The service's clock after the wait. */
export function clockAfter({ clock, wallet, programme }: MiniService, wait: Wait): Instant {
  if (typeof wait === "number") return instant(Math.max(0, clock + wait));
  const event = {
    "next due": nextDueAt(wallet) ?? clock,
    "next expiry": nextExpiry(wallet) ?? clock,
    "next day": startOfDay(dayOf(clock, programme), 1, programme),
    "next month": startOfMonth(monthOf(clock, programme), 1, programme),
  }[wait.to];
  return instant(event + wait.off);
}

/** Of lots that have points left or are held. */
function nextExpiry({ expiring, holds }: Wallet): number | undefined {
  const held = holds.flatMap(({ lots }) => lots.map(({ lot }) => lot.expiresAt));
  const all = [...held, ...expiring.map(({ expiresAt }) => expiresAt)];
  return all.length === 0 ? undefined : Math.min(...all);
}

/** The command of an intent; `undefined` if there is nothing that it could be about. */
export function commandFor(service: MiniService, intent: Intent): DrawnCommand | undefined {
  const { fenPerPoint } = service.programme;
  switch (intent.do) {
    case "grant":
      return { kind: "grant", points: intent.points };
    case "grant nearly all":
      return { kind: "grant", points: Math.floor(MOST / fenPerPoint) - intent.less };
    case "unmatched refund":
      return { kind: "unmatched-refund", points: intent.points };
    case "exchange":
      return { kind: "exchange", partner: intent.partner, amount: intent.amount };
    case "purchase": {
      const { total, share } = intent;
      // The service rejects a purchase that earns no point.
      return total * share < 1_000 * fenPerPoint ? undefined : { kind: "purchase", total, share };
    }
    case "confirm":
    case "reverse": {
      const pending = new Set<number>(service.wallet.pending.map(({ of }) => of));
      const isConfirmation = intent.do === "confirm";
      const isOpen = (seq: Seq) => pending.has(seq) === isConfirmation;
      const of = pick(intent.earlier, service.purchases, isOpen);
      const kind = isConfirmation ? "confirmation" : "reversal";
      return of === undefined ? undefined : { kind, of };
    }
    case "capture":
    case "cancel": {
      const spend = pickHeld(service, intent.earlier, (each) => each.entry.heldUntil !== undefined);
      return spend && { kind: intent.do, of: spend.entry.seq };
    }
    case "capture a total": {
      const spend = pickHeld(service, intent.earlier, ({ entry }) => entry.kind === "payment");
      if (spend === undefined) return undefined;
      const total = captureTotal(spend, intent.total, service);
      return { kind: "capture", of: spend.entry.seq, total };
    }
    case "task":
      return {
        kind: "task",
        task: intent.task,
        evidenceAt: evidenceAt(service, intent.evidence),
      };
    case "top up": {
      const { card, password } = intent;
      const isRight = password === "right";
      return { kind: "top-up", card, password: (isRight && cards[card]?.password) || "wrong" };
    }
    case "pay": {
      const points = pointsAmount(service, intent.points);
      const total = Math.max(1, Math.min(MOST, points * fenPerPoint + intent.cash));
      return { kind: "payment", points, total };
    }
    case "redeem": {
      const points = pointsAmount(service, intent.points);
      const fen = Math.max(0, Math.min(MOST - points * fenPerPoint, intent.cash));
      return { kind: "redemption", product: intent.product, points, fen };
    }
    case "donate":
      return { kind: "donation", points: pointsAmount(service, intent.points) };
    case "draw":
      return { kind: "draw", roll: intent.roll };
    case "refund": {
      const { wallet, programme } = service;
      const isRefundable = (each: Spend) => maxRefund(wallet, each, wallet.at, programme) > 0;
      const spend = pick(intent.earlier, [...service.spends.values()], isRefundable);
      return spend && { kind: "refund", of: spend.entry.seq, fen: refundFen(spend, intent.amount) };
    }
  }
}

function evidenceAt(
  { clock, wallet, programme }: MiniService,
  evidence: TaskEvidence,
): Instant | undefined {
  const now = later(clock, wallet.at);
  if (evidence === "none") return undefined;
  if (typeof evidence === "number") return instant(Math.max(0, now - evidence));
  const { startOf, off } = evidence;
  const start =
    startOf === "day"
      ? startOfDay(dayOf(now, programme), 0, programme)
      : startOfMonth(monthOf(now, programme), 0, programme);
  return instant(Math.max(0, start + off));
}

const MOST = Number.MAX_SAFE_INTEGER;

/** 1 or more, with a value that is a safe integer. */
function pointsAmount(
  { wallet, clock, programme }: MiniService,
  [by, number]: PointsAmount,
): number {
  const { step, fenPerPoint } = programme;
  const inSteps = number * step;
  const now = Math.max(clock, wallet.at) as Instant;
  const all = Math.floor(spendable(wallet, now) / step) * step;
  const amount = { points: number, steps: inSteps, "steps above balance": all + inSteps }[by];
  return Math.min(Math.max(1, amount), Math.floor(MOST / fenPerPoint));
}

function captureTotal({ entry }: Spend, [by, number]: CaptureTotal, { programme }: MiniService) {
  const value = valueOf(sum(entry.allocations), programme);
  const base = { fen: 0, "fen above points": value, "fen above total": entry.total }[by];
  return Math.min(MOST, Math.max(1, base + number));
}

function refundFen(spend: Spend, [by, number]: RefundAmount): number {
  const rest = by === "fen" ? 0 : costOf(spend).total - spend.refundedFen;
  return Math.min(MOST, Math.max(1, rest + number));
}

function pickHeld({ spends }: MiniService, earlier: Earlier, isEligible: (each: Spend) => boolean) {
  return pick(earlier, [...spends.values()].filter(isEligible), ({ state }) => state === "held");
}

function pick<T>(
  { open, of }: Earlier,
  all: readonly T[],
  isOpen: (each: T) => boolean,
): T | undefined {
  const openOnes = open ? all.filter(isOpen) : [];
  const candidates = openOnes.length > 0 ? openOnes : all;
  return candidates.at(-1 - (of % Math.max(1, candidates.length)));
}
