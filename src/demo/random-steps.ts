import { dayOf, monthOf, type Day, type Instant, type Month } from "../rules/calendar.ts";
import { fen, points, type Points } from "../rules/points.ts";
import { aliPoint } from "../rules/programme.ts";
import type { Random } from "./random.ts";
import type { ScenarioStep } from "./step.ts";
import { rebates } from "../catalog/offers.ts";
import { projects } from "../catalog/projects.ts";

/** Something done, and what becomes of it: at once, or so many days later. */
type Habit = {
  readonly doing: ScenarioStep;
  readonly next?: ScenarioStep;
  readonly later?: readonly { readonly doing: ScenarioStep; readonly days: number }[];
};

/** What is done beside paying: so often a day, but at least and at most such a share of all. */
const HABITS = [
  { habit: "signIn", least: 0, perDay: 5, most: 0.12 },
  { habit: "monthlyTask", least: 0, perDay: 0.2, most: 0.02 },
  { habit: "allowance", least: 0, perDay: 0.15, most: 0.04 },
  { habit: "exchange", least: 0, perDay: 0.03, most: 0.02 },
  { habit: "purchase", least: 0, perDay: 0.25, most: 0.06 },
  { habit: "redemption", least: 0, perDay: 0.25, most: 0.03 },
  { habit: "donation", least: 0, perDay: 0.12, most: 0.02 },
  { habit: "draw", least: 0.004, perDay: 0.35, most: 0.03 },
  { habit: "partInCash", least: 0.006, perDay: 1, most: 0.06 },
  { habit: "regretted", least: 0.001, perDay: 0.12, most: 0.02 },
] as const;

type HabitName = (typeof HABITS)[number]["habit"];

const ALLOWANCES = ["Team allowance", "团队福利积分"];

/** As many as the partners have points for. */
const EXCHANGES = [
  ...Array.from({ length: 14 }, () => ({ partnerId: "amberbrook", amount: 4_500 })),
  ...Array.from({ length: 5 }, () => ({ partnerId: "northgate", amount: 5_400 })),
  ...Array.from({ length: 6 }, () => ({ partnerId: "lantern", amount: 5_600 })),
];

/** The same one several times is redeemed so much oftener; none more often than there are of it. */
const REDEEMED = [
  ...Array.from({ length: 6 }, () => ({ productId: "phone-credit", priceId: "points" })),
  ...Array.from({ length: 6 }, () => ({ productId: "delivery-coupon", priceId: "points" })),
  { productId: "cinema", priceId: "points-and-cash" },
  { productId: "video-month", priceId: "points-and-cash" },
];

/** What a member does out of habit, by chance, within what the rules allow. */
export class RandomSteps {
  readonly #dice: Random;
  readonly #shares: readonly { readonly habit: HabitName; readonly share: number }[];
  readonly #all: number;
  readonly #allowance: Points;
  readonly #exchanges = EXCHANGES.values();
  #named = 0;
  #signedIn: Day | undefined;
  #redeemed: Day | undefined;
  /** In the first month also what is done only once. */
  #tasks: { readonly month: Month | undefined; readonly left: string[] } = {
    month: undefined,
    left: ["first-login", "bind-card"],
  };

  /** Of a wallet with so many entries a day, to which so many points come in a month. */
  constructor(dice: Random, perDay: number, monthly: number) {
    this.#dice = dice;
    this.#shares = HABITS.map(({ habit, least, perDay: often, most }) => ({
      habit,
      share: Math.min(most, Math.max(least, often / perDay)),
    }));
    this.#all = this.#shares.reduce((all, { share }) => all + share, 0);
    const allowances = this.#shares.find(({ habit }) => habit === "allowance")?.share ?? 1;
    this.#allowance = points(Math.ceil(monthly / (30 * perDay * allowances)));
  }

  /** Now and then one; else nothing. */
  any(at: Instant): Habit | undefined {
    let drawn = this.#dice.random();
    if (drawn >= this.#all) return undefined;
    for (const { habit, share } of this.#shares) {
      if (drawn < share) return this[habit](at);
      drawn -= share;
    }
    return undefined;
  }

  private signIn(at: Instant): Habit | undefined {
    const day = dayOf(at, aliPoint);
    if (day === this.#signedIn) return undefined;
    this.#signedIn = day;
    return { doing: { kind: "task", taskId: "sign-in" } };
  }

  private monthlyTask(at: Instant): Habit | undefined {
    const month = monthOf(at, aliPoint);
    if (month !== this.#tasks.month) {
      const before = this.#tasks.month === undefined ? this.#tasks.left : [];
      this.#tasks = { month, left: [...before, "pay-bill", "questionnaire"] };
    }
    const taskId = this.#tasks.left.shift();
    return taskId === undefined ? undefined : { doing: { kind: "task", taskId } };
  }

  private allowance(): Habit {
    const words = this.#dice.pick(ALLOWANCES);
    return { doing: { kind: "grant", points: this.#allowance, words } };
  }

  private exchange(): Habit | undefined {
    const body = this.#exchanges.next().value;
    return body && { doing: { kind: "exchange", body } };
  }

  /** Nearly all are received some days later; a few are undone, before or after. */
  private purchase(): Habit {
    const { id: offerId, exampleFen } = this.#dice.pick(rebates);
    const as = this.#name();
    const body = { offerId, totalFen: fen(Math.round(exampleFen * this.#dice.from(3, 25) * 0.1)) };
    const days = this.#dice.from(2, 15);
    const received = { doing: { kind: "confirmation", of: as }, days } as const;
    const undone = { doing: { kind: "undoing", of: as }, days } as const;
    const fate = this.#dice.random();
    const doing = { kind: "purchase", as, body } as const;
    if (fate < 0.05) return { doing, later: [undone] };
    if (fate < 0.09) return { doing, later: [received, { ...undone, days: days + 3 }] };
    return { doing, later: [received] };
  }

  private redemption(at: Instant): Habit | undefined {
    const day = dayOf(at, aliPoint);
    if (day === this.#redeemed) return undefined;
    this.#redeemed = day;
    const body = this.#dice.pick(REDEEMED);
    if (body.priceId === "points") return { doing: { kind: "redemption", body } };
    const as = this.#name();
    return { doing: { kind: "redemption", as, body }, next: { kind: "capture", of: as } };
  }

  private donation(): Habit {
    const projectId = this.#dice.pick(projects).id;
    const body = {
      projectId,
      points: points(10 * this.#dice.from(1, 30)),
      anonymous: this.#dice.chance(0.3),
    };
    return { doing: { kind: "donation", body } };
  }

  private draw(): Habit {
    const digits = Array.from({ length: 32 }, () => this.#dice.from(0, 15).toString(16));
    return { doing: { kind: "draw", memberSeed: digits.join("") } };
  }

  /**
   * The cash is paid, nearly always: else the member thinks better of it, or lets it lapse. Now and then the bill comes
   * to less than even the points.
   */
  private partInCash(at: Instant): Habit {
    const as = this.#name();
    const paid = points(this.#dice.from(20, 400));
    const totalFen = fen(paid + this.#dice.from(100, 20_000));
    const body = { ...anyBill(this.#dice, monthOf(at, aliPoint)), totalFen, points: paid };
    const doing = { kind: "payment", as, body } as const;
    const fate = this.#dice.random();
    if (fate < 0.05) return { doing };
    if (fate < 0.12) return { doing, next: { kind: "cancel", of: as } };
    const capture = { kind: "capture", of: as } as const;
    if (fate >= 0.17) return { doing, next: capture };
    return { doing, next: { ...capture, total: fen(Math.ceil(paid * this.#dice.random())) } };
  }

  /** Paid, and some days later given back, half of the times in part. */
  private regretted(at: Instant): Habit {
    const as = this.#name();
    const paid = points(this.#dice.from(40, 400));
    const body = {
      ...anyBill(this.#dice, monthOf(at, aliPoint)),
      totalFen: fen(paid),
      points: paid,
    };
    const back = this.#dice.chance(0.5) ? paid : Math.ceil(paid / this.#dice.from(2, 4));
    const refund = { kind: "refund", of: as, fen: fen(back) } as const;
    return {
      doing: { kind: "payment", as, body },
      later: [{ doing: refund, days: this.#dice.from(1, 9) }],
    };
  }

  #name(): string {
    return String((this.#named += 1));
  }
}

/** A bill as the merchants number theirs: shops by the slip, the others by the month. */
export function anyBill(
  dice: Random,
  month: Month,
): { readonly merchantId: string; readonly orderId: string } {
  const drawn = dice.random();
  if (drawn < 0.5) return { merchantId: "corner", orderId: `CG-${dice.from(1_000, 1_179)}` };
  if (drawn < 0.88) return { merchantId: "plumtree", orderId: `PT-${dice.from(20_700, 20_859)}` };
  if (drawn < 0.92) return { merchantId: "amberbrook-card", orderId: "8810" };
  if (drawn < 0.96) return { merchantId: "electricity", orderId: `E-${month}` };
  return { merchantId: "water", orderId: `W-${month}` };
}
