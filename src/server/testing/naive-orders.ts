const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const HOLD_TIME = 15 * MINUTE;

export type NaiveOrder = {
  readonly totalFen: number;
  state: "open" | "held" | "paid" | "cancelled";
  paidFen?: number;
};

export type NaiveReward = {
  readonly kind: "code" | "shipment";
  state: "preparing" | "ready" | "sent" | "used" | "cancelled";
  hasCode: boolean;
};

/** A payment has an order, and a redemption has a reward. */
export type NaiveSpend = {
  readonly order?: NaiveOrder;
  readonly reward?: NaiveReward;
  readonly at: number;
  readonly isHeldFirst: boolean;
  end?: "captured" | "cancelled" | "lapsed";
  totalFen: number;
  refundedFen: number;
};

/** `done`, or the code of a refusal. */
type Outcome = string;

/**
 * Orders and rewards once more, for one member and programme days at UTC+8: written from the rules alone, with whole
 * histories instead of records that are kept up to date.
 */
export class NaiveOrders {
  now: number;
  readonly orders: NaiveOrder[] = [];
  readonly spends: NaiveSpend[] = [];

  constructor(now: number) {
    this.now = now;
  }

  stateOf({ end, isHeldFirst, at }: NaiveSpend): "held" | "captured" | "cancelled" | "lapsed" {
    if (!isHeldFirst) return "captured";
    if (end !== undefined) return end;
    return this.now < at + HOLD_TIME ? "held" : "lapsed";
  }

  /** Time alone opens the orders and cancels the rewards of lapsed holds. */
  lapse(): void {
    for (const spend of this.spends) {
      if (this.stateOf(spend) !== "lapsed" || spend.end !== undefined) continue;
      spend.end = "lapsed";
      giveBack(spend);
    }
  }

  pay(order: NaiveOrder, points: number): Outcome {
    if (order.state !== "open") return "order-not-open";
    if (points > order.totalFen) return "exceeds-bill";
    const isHeldFirst = points < order.totalFen;
    const spend = { order, at: this.now, isHeldFirst, totalFen: order.totalFen, refundedFen: 0 };
    this.spends.push(spend);
    if (isHeldFirst) order.state = "held";
    else complete(spend);
    return "done";
  }

  redeem(kind: NaiveReward["kind"], totalFen: number, hasCash: boolean): Outcome {
    const dayOf = (at: number) => Math.floor((at + 8 * HOUR) / DAY);
    const today = this.spends.filter(({ reward, at }) => reward && dayOf(at) === dayOf(this.now));
    const counts = (spend: NaiveSpend) => ["held", "captured"].includes(this.stateOf(spend));
    if (today.some(counts)) return "daily-limit-reached";
    const reward: NaiveReward = { kind, state: "preparing", hasCode: false };
    const spend = { reward, at: this.now, isHeldFirst: hasCash, totalFen, refundedFen: 0 };
    this.spends.push(spend);
    if (!hasCash) complete(spend);
    return "done";
  }

  cancelOrder(order: NaiveOrder): Outcome {
    if (order.state !== "open") return "order-not-open";
    order.state = "cancelled";
    return "done";
  }

  release(spend: NaiveSpend): Outcome {
    const state = this.stateOf(spend);
    if (state !== "held") return state === "lapsed" ? "hold-lapsed" : "already-settled";
    spend.end = "cancelled";
    giveBack(spend);
    return "done";
  }

  /** Without a total, the whole. */
  capture(spend: NaiveSpend, totalFen = spend.totalFen): Outcome {
    const state = this.stateOf(spend);
    if (state !== "held") return state === "lapsed" ? "hold-lapsed" : "already-settled";
    if (totalFen > spend.totalFen) return "capture-exceeds-hold";
    spend.end = "captured";
    spend.totalFen = totalFen;
    complete(spend);
    return "done";
  }

  refund(spend: NaiveSpend, fen: number): Outcome {
    if (spend.reward?.state === "used") return "reward-used";
    const captured = this.stateOf(spend) === "captured" ? spend.totalFen : 0;
    if (spend.refundedFen + fen > captured) return "refund-exceeds-capture";
    spend.refundedFen += fen;
    if (spend.reward && spend.refundedFen === captured) spend.reward.state = "cancelled";
    return "done";
  }

  /** The member has used it. */
  use(reward: NaiveReward): Outcome {
    if (reward.state === "used") return "reward-used";
    if (reward.state !== "ready" && reward.state !== "sent") return "reward-not-ready";
    reward.state = "used";
    return "done";
  }

  /** The partner says how far it is. */
  update(spend: NaiveSpend, state: "ready" | "sent" | "used"): Outcome {
    const { reward } = spend;
    if (reward === undefined) return "not-found";
    if (reward.state === "used") return "reward-used";
    if (reward.state === "cancelled") return "already-settled";
    if (this.stateOf(spend) === "held") return "reward-not-ready";
    const steps = ["preparing", "ready", "sent", "used"];
    if (steps.indexOf(state) < steps.indexOf(reward.state)) return "already-settled";
    reward.state = state;
    return "done";
  }
}

function complete({ order, reward, totalFen }: NaiveSpend) {
  if (order) Object.assign(order, { state: "paid", paidFen: totalFen });
  if (reward?.kind === "code") Object.assign(reward, { state: "ready", hasCode: true });
}

function giveBack({ order, reward }: NaiveSpend) {
  if (order?.state === "held") order.state = "open";
  if (reward) reward.state = "cancelled";
}
