import { dayOf, monthOf, type Day, type Instant, type Month } from "../rules/calendar.ts";
import { fen, points, type Points } from "../rules/points.ts";
import type { Terms } from "../server/ports.ts";
import type { Random } from "./random.ts";
import type { Bill, ScenarioStep } from "./scenario-step.ts";

/** A step with what follows it: at once, or some days later. */
type RandomStep = {
  readonly step: ScenarioStep;
  readonly next?: ScenarioStep;
  readonly later?: readonly { readonly step: ScenarioStep; readonly days: number }[];
};

/** How often a day each kind of step is drawn; `least` and `most` limit its share of all steps. */
const FREQUENCIES = [
  { kind: "signIn", least: 0, perDay: 5, most: 0.12 },
  { kind: "monthlyTask", least: 0, perDay: 0.2, most: 0.02 },
  { kind: "allowance", least: 0, perDay: 0.15, most: 0.04 },
  { kind: "exchange", least: 0, perDay: 0.03, most: 0.02 },
  { kind: "purchase", least: 0, perDay: 0.25, most: 0.06 },
  { kind: "redemption", least: 0, perDay: 0.25, most: 0.03 },
  { kind: "donation", least: 0, perDay: 0.12, most: 0.02 },
  { kind: "luckyDraw", least: 0.004, perDay: 0.35, most: 0.03 },
  { kind: "heldPayment", least: 0.006, perDay: 1, most: 0.06 },
  { kind: "refundedPayment", least: 0.001, perDay: 0.12, most: 0.02 },
] as const;

type StepKind = (typeof FREQUENCIES)[number]["kind"];

const ALLOWANCES = [
  { en: "Team allowance", "zh-CN": "团队福利积分" },
  { en: "Project bonus", "zh-CN": "项目奖励积分" },
];

/** No more than the partners' balances allow. */
const EXCHANGES = [
  ...Array.from({ length: 14 }, () => ({ partnerId: "amberbrook", amount: 4_500 })),
  ...Array.from({ length: 5 }, () => ({ partnerId: "northgate", amount: 5_400 })),
  ...Array.from({ length: 6 }, () => ({ partnerId: "lantern", amount: 5_600 })),
];

/** A product is redeemed in proportion to how often it stands here, never more often than its stock allows. */
const REDEMPTIONS = [
  ...Array.from({ length: 6 }, () => ({ productId: "phone-credit", priceId: "points" })),
  ...Array.from({ length: 6 }, () => ({ productId: "delivery-coupon", priceId: "points" })),
  { productId: "cinema", priceId: "points-and-cash" },
  { productId: "video-month", priceId: "points-and-cash" },
];

/** Draws the steps beside plain payments at random, within what the rules allow. */
export class RandomSteps {
  readonly #terms: Terms;
  readonly #random: Random;
  readonly #shares: readonly { readonly kind: StepKind; readonly share: number }[];
  readonly #total: number;
  readonly #allowance: Points;
  readonly #exchanges = EXCHANGES.values();
  #named = 0;
  #signedIn: Day | undefined;
  #redeemed: Day | undefined;
  /** The first month includes the tasks that can be done only once. */
  #tasks: { readonly month: Month | undefined; readonly left: string[] } = {
    month: undefined,
    left: ["first-login", "bind-card"],
  };

  /**
   * @param perDay entries a day
   * @param monthly points that allowances grant in a month
   */
  constructor(terms: Terms, random: Random, perDay: number, monthly: number) {
    this.#terms = terms;
    this.#random = random;
    this.#shares = FREQUENCIES.map(({ kind, least, perDay: often, most }) => ({
      kind,
      share: Math.min(most, Math.max(least, often / perDay)),
    }));
    this.#total = this.#shares.reduce((total, { share }) => total + share, 0);
    const allowances = this.#shares.find(({ kind }) => kind === "allowance")?.share ?? 1;
    this.#allowance = points(Math.ceil(monthly / (30 * perDay * allowances)));
  }

  /** Mostly `undefined`: then a plain payment is made. */
  draw(at: Instant): RandomStep | undefined {
    let drawn = this.#random.random();
    if (drawn >= this.#total) return undefined;
    for (const { kind, share } of this.#shares) {
      if (drawn < share) return this[kind](at);
      drawn -= share;
    }
    return undefined;
  }

  private signIn(at: Instant): RandomStep | undefined {
    const day = dayOf(at, this.#terms.programme);
    if (day === this.#signedIn) return undefined;
    this.#signedIn = day;
    return { step: { kind: "task", taskId: "sign-in" } };
  }

  private monthlyTask(at: Instant): RandomStep | undefined {
    const month = monthOf(at, this.#terms.programme);
    if (month !== this.#tasks.month) {
      const before = this.#tasks.month === undefined ? this.#tasks.left : [];
      this.#tasks = { month, left: [...before, "pay-bill", "questionnaire"] };
    }
    const taskId = this.#tasks.left.shift();
    if (taskId === undefined) return undefined;
    const claim = { kind: "task", taskId } as const;
    return taskId === "pay-bill"
      ? { step: this.#utilityPayment(month), next: claim }
      : { step: claim };
  }

  #utilityPayment(month: Month): ScenarioStep {
    const total = this.#random.from(20, 200);
    const bill = { partnerId: "water", number: `W-${month}`, item: WATER };
    return { kind: "payment", bill: { ...bill, totalFen: fen(total), points: points(total) } };
  }

  private allowance(): RandomStep {
    const words = this.#random.pick(ALLOWANCES);
    return { step: { kind: "grant", points: this.#allowance, words } };
  }

  private exchange(): RandomStep | undefined {
    const body = this.#exchanges.next().value;
    return body && { step: { kind: "exchange", body } };
  }

  /** Most purchases are confirmed some days later; a few are cancelled, before or after that. */
  private purchase(): RandomStep {
    const { id: offerId, exampleFen } = this.#random.pick(this.#terms.catalog.rebates);
    const as = this.#nextName();
    const body = {
      offerId,
      totalFen: fen(Math.round(exampleFen * this.#random.from(3, 25) * 0.1)),
    };
    const days = this.#random.from(2, 15);
    const confirmed = { step: { kind: "confirmation", of: as }, days } as const;
    const cancelled = { step: { kind: "reversal", of: as }, days } as const;
    const drawn = this.#random.random();
    const step = { kind: "purchase", as, body } as const;
    if (drawn < 0.05) return { step, later: [cancelled] };
    if (drawn < 0.09) return { step, later: [confirmed, { ...cancelled, days: days + 3 }] };
    return { step, later: [confirmed] };
  }

  private redemption(at: Instant): RandomStep | undefined {
    const day = dayOf(at, this.#terms.programme);
    if (day === this.#redeemed) return undefined;
    this.#redeemed = day;
    const body = this.#random.pick(REDEMPTIONS);
    if (body.priceId === "points") return { step: { kind: "redemption", body } };
    const as = this.#nextName();
    return { step: { kind: "redemption", as, body }, next: { kind: "capture", of: as } };
  }

  private donation(): RandomStep {
    const projectId = this.#random.pick(this.#terms.catalog.projects).id;
    const body = {
      projectId,
      points: points(10 * this.#random.from(1, 30)),
      anonymous: this.#random.chance(0.3),
    };
    return { step: { kind: "donation", body } };
  }

  private luckyDraw(): RandomStep {
    const digits = Array.from({ length: 32 }, () => this.#random.from(0, 15).toString(16));
    return { step: { kind: "draw", memberSeed: digits.join("") } };
  }

  /** Mostly captured; a few are cancelled, lapse or are captured in part, for less than the held points. */
  private heldPayment(at: Instant): RandomStep {
    const as = this.#nextName();
    const paid = points(this.#random.from(20, 400));
    const totalFen = fen(paid + this.#random.from(100, 20_000));
    const bill = { ...this.#bill(at), totalFen, points: paid };
    const step = { kind: "payment", as, bill } as const;
    const drawn = this.#random.random();
    if (drawn < 0.05) return { step };
    if (drawn < 0.12) return { step, next: { kind: "cancel", of: as } };
    const capture = { kind: "capture", of: as } as const;
    if (drawn >= 0.17) return { step, next: capture };
    return { step, next: { ...capture, total: fen(Math.ceil(paid * this.#random.random())) } };
  }

  /** Refunded some days later, half of the time in part. */
  private refundedPayment(at: Instant): RandomStep {
    const as = this.#nextName();
    const paid = points(this.#random.from(40, 400));
    const bill = { ...this.#bill(at), totalFen: fen(paid), points: paid };
    const back = this.#random.chance(0.5) ? paid : Math.ceil(paid / this.#random.from(2, 4));
    const refund = { kind: "refund", of: as, fen: fen(back) } as const;
    return {
      step: { kind: "payment", as, bill },
      later: [{ step: refund, days: this.#random.from(1, 9) }],
    };
  }

  #bill(at: Instant) {
    return anyBill(this.#random, monthOf(at, this.#terms.programme));
  }

  #nextName(): string {
    return String((this.#named += 1));
  }
}

const GROCERIES = { en: "Groceries", "zh-CN": "日用杂货" };
const OFFICE = { en: "Office supplies", "zh-CN": "办公用品" };
const CARD = { en: "Card bill", "zh-CN": "信用卡账单" };
const ELECTRICITY = { en: "Electricity bill", "zh-CN": "电费账单" };
const WATER = { en: "Water bill", "zh-CN": "水费账单" };

/** Shops number their bills one by one, the other merchants by the month. */
export function anyBill(random: Random, month: Month): Pick<Bill, "partnerId" | "number" | "item"> {
  const drawn = random.random();
  if (drawn < 0.5) {
    return { partnerId: "corner", number: `CG-${random.from(1_000, 1_179)}`, item: GROCERIES };
  }
  if (drawn < 0.88) {
    return { partnerId: "plumtree", number: `PT-${random.from(20_700, 20_859)}`, item: OFFICE };
  }
  if (drawn < 0.92) return { partnerId: "amberbrook-card", number: "8810", item: CARD };
  if (drawn < 0.96) return { partnerId: "electricity", number: `E-${month}`, item: ELECTRICITY };
  return { partnerId: "water", number: `W-${month}`, item: WATER };
}
