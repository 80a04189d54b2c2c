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
import { fen, points } from "../rules/points.ts";
import { aliPoint } from "../rules/programme.ts";
import type { Wallet } from "../rules/ledger/wallet.ts";
import { seededRandom, type Random } from "./random.ts";
import type { ScenarioStep } from "./step.ts";
import { anyBill, RandomSteps } from "./random-steps.ts";

/** What may go until the end of a month, and what had been spent before. */
type Budget = {
  readonly month: Month;
  readonly until: Instant;
  readonly points: number;
  readonly spentBefore: number;
};

type DoneAt = { readonly doing: ScenarioStep; readonly at: Instant };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Whole months before the present one: the lots of the first have expired, those of the fifth and sixth are about to. */
const MONTHS = 40;
/** What a payment takes on the average. */
const AMOUNT = 80;
/** So many lots were brought along at the beginning: the first three years are paid of them. */
const BROUGHT = 30;
const BROUGHT_WORDS = ["Points carried over from the old scheme", "旧计划结转积分"];
/** So much of what expires next is used up before it does. */
const USED_UP = 0.97;
/** The last entries are payments without a sequel, so that their number comes out. */
const PLAIN_END = 40;

/**
 * A believable life of `count` entries that ends at `now`: of a wallet that a team shares, paid from many times a day and
 * obtained for less often, so that its lots are far fewer than its entries. It spends about as fast as its points would
 * expire, and now and then loses some. The same `count` and `now` give the same life.
 */
export class HistoryGenerator {
  readonly #count: number;
  readonly #start: Instant;
  readonly #now: Instant;
  readonly #dice: Random;
  readonly #habits: RandomSteps;
  /** Points that come and go in a month. */
  readonly #monthly: number;
  #brought = 0;
  #next: ScenarioStep | undefined;
  #later: readonly DoneAt[] = [];
  #budget: Budget | undefined;

  constructor(count: number, now: Instant) {
    this.#count = count;
    this.#now = now;
    this.#start = startOfMonth(monthOf(now, aliPoint), -MONTHS, aliPoint);
    this.#dice = seededRandom(count);
    const perDay = (count / (now - this.#start)) * DAY;
    this.#monthly = Math.max(200, Math.round(perDay * 30 * AMOUNT));
    this.#habits = new RandomSteps(this.#dice, perDay, this.#monthly);
  }

  /** What is done next on the wallet as it has become; nothing once it has all its entries. */
  next(wallet: Wallet): DoneAt | undefined {
    const left = this.#count - wallet.seq;
    if (left <= 0) return undefined;
    const at = later(this.#timeOf(wallet.seq), wallet.at);
    if (this.#brought < BROUGHT) return { at, doing: this.#bring() };
    const next = this.#next;
    this.#next = undefined;
    if (next) return { at: soonAfter(wallet.at, at), doing: next };
    if (left <= PLAIN_END) return { at, doing: this.#pay(wallet, at) };
    return { at, doing: this.#due(at) ?? this.#habit(at) ?? this.#pay(wallet, at) };
  }

  /** Spread evenly over the days, and over each from seven to eleven; today from seven to now. */
  #timeOf(seq: number): Instant {
    const at = instant(this.#start + Math.floor(((this.#now - this.#start) * seq) / this.#count));
    const day = dayOf(at, aliPoint);
    const midnight = startOfDay(day, 0, aliPoint);
    const isToday = this.#now < midnight + DAY;
    const ends = isToday ? this.#now : midnight + 23 * HOUR;
    const begins = Math.min(midnight + 7 * HOUR, ends);
    const share = (at - midnight) / (isToday ? this.#now - midnight : DAY);
    return instant(begins + Math.floor((ends - begins) * share));
  }

  #bring(): ScenarioStep {
    const words = BROUGHT_WORDS[this.#brought++ % BROUGHT_WORDS.length] as string;
    const all = this.#monthly * (aliPoint.validity.months + 1);
    return { kind: "grant", words, points: points(Math.ceil(all / BROUGHT)) };
  }

  /** What was to become of an earlier doing by now. */
  #due(at: Instant): ScenarioStep | undefined {
    const due = this.#later.find((waiting) => waiting.at <= at);
    if (due) this.#later = this.#later.filter((waiting) => waiting !== due);
    return due?.doing;
  }

  #habit(at: Instant): ScenarioStep | undefined {
    const habit = this.#habits.any(at);
    this.#next = habit?.next;
    const sequels = habit?.later ?? [];
    if (sequels.length > 0) {
      const waiting = sequels.map(({ doing, days }) => ({ doing, at: instant(at + days * DAY) }));
      this.#later = [...this.#later, ...waiting];
    }
    return habit?.doing;
  }

  /** The whole bill in points, as much as keeps pace with what expires. */
  #pay(wallet: Wallet, at: Instant): ScenarioStep {
    if (this.#budget === undefined || at >= this.#budget.until) this.#budget = budgetAt(wallet, at);
    const { month, until, points: budget, spentBefore } = this.#budget;
    const rest = budget - (wallet.lifetime.spent - spentBefore);
    const payments = ((until - at) / (this.#now - this.#start)) * this.#count;
    const mean = Math.min(Math.max(1, rest) / Math.max(1, payments), 3 * AMOUNT);
    const amount = points(Math.max(1, Math.round(mean * (0.1 + 1.8 * this.#dice.random()))));
    const body = { ...anyBill(this.#dice, month), totalFen: fen(amount), points: amount };
    return { kind: "payment", body };
  }
}

/** Such that nearly all that expires first is used up by then. */
function budgetAt({ expiring, lifetime }: Wallet, at: Instant): Budget {
  const month = monthOf(at, aliPoint);
  const first = expiring.find(({ expiresAt }) => at < expiresAt);
  const months = first ? monthOf(first.expiresAt, aliPoint) - month : 1;
  return {
    month,
    until: startOfMonth(month, 1, aliPoint),
    points: ((first?.points ?? 0) * USED_UP) / months,
    spentBefore: lifetime.spent,
  };
}

/** Within the time for which points are held. */
function soonAfter(before: Instant, at: Instant): Instant {
  return instant(Math.min(Math.max(at, before), before + 4 * MINUTE));
}
