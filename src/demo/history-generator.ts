import {
  dayOf,
  instant,
  later,
  monthOf,
  startOfDay,
  startOfMonth,
  type Instant,
  type Month,
} from "../rules/calendar.ts";
import type { Wallet } from "../rules/ledger/wallet.ts";
import { fen, points } from "../rules/points.ts";
import type { Programme } from "../rules/programme.ts";
import type { Terms } from "../server/ports.ts";
import { seededRandom, type Random } from "./random.ts";
import { anyBill, RandomSteps } from "./random-steps.ts";
import type { ScenarioStep } from "./scenario-step.ts";

/** The points to spend until the end of a month. */
type Budget = {
  readonly month: Month;
  readonly until: Instant;
  readonly points: number;
  readonly spentBefore: number;
};

type TimedStep = { readonly step: ScenarioStep; readonly at: Instant };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Whole months before the current one: enough that the first lots have expired and later ones expire soon. */
const MONTHS = 40;
/** The average payment, in points. */
const AMOUNT = 80;
/** Lots at the start of the history. They pay for the first three years. */
const OPENING_LOTS = 30;
const OPENING_WORDS = { en: "Points carried over from the old scheme", "zh-CN": "旧计划结转积分" };
/** The share of the points that expire next which is spent before they do. */
const SPENT_SHARE = 0.97;
/** The last entries are single payments, so that the number of entries is exact. */
const PLAIN_END = 40;

/**
 * Generates a plausible history of `count` entries that ends at `now`: a wallet that a team shares, with many more
 * payments than grants. It spends points about as fast as they would expire, and sometimes loses a few. Deterministic
 * in `count` and `now`.
 */
export class HistoryGenerator {
  readonly #programme: Programme;
  readonly #count: number;
  readonly #start: Instant;
  readonly #now: Instant;
  readonly #random: Random;
  readonly #randomSteps: RandomSteps;
  /** Points granted and spent in a month. */
  readonly #monthly: number;
  #openingLots = 0;
  #next: ScenarioStep | undefined;
  #scheduled: readonly TimedStep[] = [];
  #budget: Budget | undefined;

  constructor(terms: Terms, count: number, now: Instant) {
    const { programme } = terms;
    this.#programme = programme;
    this.#count = count;
    this.#now = now;
    this.#start = startOfMonth(monthOf(now, programme), -MONTHS, programme);
    this.#random = seededRandom(count);
    const perDay = (count / (now - this.#start)) * DAY;
    this.#monthly = Math.max(200, Math.round(perDay * 30 * AMOUNT));
    this.#randomSteps = new RandomSteps(terms, this.#random, perDay, this.#monthly);
  }

  /** The next step on the wallet as it is now; `undefined` when the history is complete. */
  next(wallet: Wallet): TimedStep | undefined {
    const left = this.#count - wallet.seq;
    if (left <= 0) return undefined;
    const at = later(this.#timeOf(wallet.seq), wallet.at);
    if (this.#openingLots < OPENING_LOTS) return { at, step: this.#openingLot() };
    const next = this.#next;
    this.#next = undefined;
    if (next) return { at: withinHoldTime(wallet.at, at), step: next };
    if (left <= PLAIN_END) return { at, step: this.#pay(wallet, at) };
    return { at, step: this.#takeScheduled(at) ?? this.#randomStep(at) ?? this.#pay(wallet, at) };
  }

  /** Evenly spread over the days, and in each day over 7:00 to 23:00, or to now. */
  #timeOf(seq: number): Instant {
    const at = instant(this.#start + Math.floor(((this.#now - this.#start) * seq) / this.#count));
    const midnight = startOfDay(dayOf(at, this.#programme), 0, this.#programme);
    const isToday = this.#now < midnight + DAY;
    const ends = isToday ? this.#now : midnight + 23 * HOUR;
    const begins = Math.min(midnight + 7 * HOUR, ends);
    const share = (at - midnight) / (isToday ? this.#now - midnight : DAY);
    return instant(begins + Math.floor((ends - begins) * share));
  }

  #openingLot(): ScenarioStep {
    this.#openingLots += 1;
    const all = this.#monthly * (this.#programme.validity.months + 1);
    return { kind: "grant", words: OPENING_WORDS, points: points(Math.ceil(all / OPENING_LOTS)) };
  }

  #takeScheduled(at: Instant): ScenarioStep | undefined {
    const due = this.#scheduled.find((scheduled) => scheduled.at <= at);
    if (due) this.#scheduled = this.#scheduled.filter((scheduled) => scheduled !== due);
    return due?.step;
  }

  #randomStep(at: Instant): ScenarioStep | undefined {
    const drawn = this.#randomSteps.draw(at);
    this.#next = drawn?.next;
    const followUps = drawn?.later ?? [];
    if (followUps.length > 0) {
      const timed = followUps.map(({ step, days }) => ({ step, at: instant(at + days * DAY) }));
      this.#scheduled = [...this.#scheduled, ...timed];
    }
    return drawn?.step;
  }

  /** Pays a whole bill in points, in an amount that keeps within the month's budget. */
  #pay(wallet: Wallet, at: Instant): ScenarioStep {
    if (this.#budget === undefined || at >= this.#budget.until) {
      this.#budget = budgetAt(wallet, at, this.#programme);
    }
    const { month, until, points: budget, spentBefore } = this.#budget;
    const rest = budget - (wallet.lifetime.spent - spentBefore);
    const payments = ((until - at) / (this.#now - this.#start)) * this.#count;
    const mean = Math.min(Math.max(1, rest) / Math.max(1, payments), 3 * AMOUNT);
    const amount = points(Math.max(1, Math.round(mean * (0.1 + 1.8 * this.#random.random()))));
    const bill = { ...anyBill(this.#random, month), totalFen: fen(amount), points: amount };
    return { kind: "payment", bill };
  }
}

/** Spends nearly all points that expire first before they do. */
function budgetAt({ expiring, lifetime }: Wallet, at: Instant, programme: Programme): Budget {
  const month = monthOf(at, programme);
  const first = expiring.find(({ expiresAt }) => at < expiresAt);
  const months = first ? monthOf(first.expiresAt, programme) - month : 1;
  return {
    month,
    until: startOfMonth(month, 1, programme),
    points: ((first?.points ?? 0) * SPENT_SHARE) / months,
    spentBefore: lifetime.spent,
  };
}

/** At most four minutes after `before`, so that an open hold has not lapsed. */
function withinHoldTime(before: Instant, at: Instant): Instant {
  return instant(Math.min(Math.max(at, before), before + 4 * MINUTE));
}
