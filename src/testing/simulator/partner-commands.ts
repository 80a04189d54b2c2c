import type { Catalog } from "../../catalog/catalog.ts";
import type { PartnerPayment } from "../../contract/partner.ts";
import type { PartnerPurchase } from "../../contract/partner-purchase.ts";
import type { routes } from "../../contract/routes.ts";
import type { Random } from "../../demo/random.ts";
import type { Subject } from "../../rules/ledger/entry.ts";
import { reporterOf } from "../../server/commands/task-evidence.ts";
import {
  drawCapture,
  drawRefund,
  pickRecent,
  type KnownOrder,
  type KnownPurchase,
  type KnownSpend,
} from "./commands.ts";
import { MEMBERS } from "./members.ts";
import type { Sender } from "./network.ts";

type Routes = typeof routes;

/** The routes on which a partner changes something. */
export type PartnerRoute = {
  [Name in keyof Routes]: Routes[Name] extends {
    readonly method: "POST" | "PUT";
    readonly path: `/api/partner/${string}`;
  }
    ? Name
    : never;
}[keyof Routes];

export type PartnerDraft = {
  readonly route: PartnerRoute;
  readonly id?: string;
  readonly body: object;
  /** Whose order, product or task it is about. */
  readonly partnerId: string;
};

/** What all answers to a partner's commands have; some have the order or the payment, too. */
export type PartnerReceipt = {
  readonly operation: { readonly key: string };
  readonly order?: { readonly id: string; readonly totalFen: number };
  readonly payment?: PartnerPayment;
  readonly purchase?: PartnerPurchase;
};

/** What partners report to the checks, and what they know. */
export type PartnerListener = {
  /** Of all partners, the latest last. */
  readonly spends: readonly KnownSpend[];
  readonly orders: readonly KnownOrder[];
  readonly purchases: readonly KnownPurchase[];
  onCommand(partner: Sender, draft: PartnerDraft, key: string): void;
  onReceipt(key: string, receipt: PartnerReceipt, partnerId: string): void;
  onRefusal(key: string, error: unknown): void;
};

type DrawContext = {
  readonly random: Random;
  readonly catalog: Catalog;
  readonly spends: readonly KnownSpend[];
  /** Of all partners, the latest last. */
  readonly orders: readonly KnownOrder[];
  readonly purchases: readonly KnownPurchase[];
};

type PartnerDraw = (context: DrawContext) => Omit<PartnerDraft, "route"> | undefined;

/** How often each command is drawn in relation to the others, and how. A new command does not compile without it. */
const draws: Readonly<Record<PartnerRoute, readonly [weight: number, draw: PartnerDraw]>> = {
  createPartnerOrder: [6, drawOrder],
  cancelPartnerOrder: [2, ofOrder],
  reportTask: [3, drawTaskReport],
  reportPurchase: [4, drawPurchase],
  confirmPartnerPurchase: [4, ofPurchase],
  cancelPartnerPurchase: [4, ofPurchase],
  capturePartnerPayment: [6, ofSpend("payment", drawCapture)],
  releasePartnerPayment: [2, ofSpend("payment")],
  refundPartnerPayment: [3, ofSpend("payment", drawRefund)],
  capturePartnerRedemption: [3, ofSpend("redemption")],
  releasePartnerRedemption: [2, ofSpend("redemption")],
  refundPartnerRedemption: [2, ofSpend("redemption", drawRefund)],
  updateReward: [2, ofSpend("redemption", drawRewardState)],
};

const weightedDraws = Object.entries(draws).flatMap(([route, [weight, draw]]) =>
  Array.from({ length: weight }, () => ({ route: route as PartnerRoute, draw })),
);

/** `undefined` if the command is not possible yet. */
export function drawPartnerCommand(context: DrawContext): PartnerDraft | undefined {
  const { route, draw } = context.random.pick(weightedDraws);
  const draft = draw(context);
  return draft && { route, ...draft };
}

/** The number may be taken. Some orders are for whoever pays them. */
function drawOrder({ random, catalog }: DrawContext) {
  const totalFen = random.from(1, random.pick([100, 3_000, 15_000]));
  const member = random.chance(0.8) && { memberId: random.pick(MEMBERS) };
  const body = { number: `N-${random.from(1, 40)}`, item: "A thing", totalFen, ...member };
  return { partnerId: random.pick(catalog.merchants).id, body };
}

function ofOrder({ random, orders }: DrawContext) {
  const order = pickRecent(random, orders);
  return order && { id: order.id, partnerId: order.partnerId, body: {} };
}

function drawTaskReport({ random, catalog }: DrawContext) {
  const reported = catalog.tasks.flatMap((task) => {
    const partnerId = reporterOf(task);
    return partnerId === undefined ? [] : [{ partnerId, taskId: task.id }];
  });
  if (reported.length === 0) return undefined;
  const { partnerId, taskId } = random.pick(reported);
  return { partnerId, body: { memberId: random.pick(MEMBERS), taskId } };
}

/** The number may be taken. */
function drawPurchase({ random, catalog }: DrawContext) {
  if (catalog.rebates.length === 0) return undefined;
  const { id, partnerId } = random.pick(catalog.rebates);
  const body = {
    memberId: random.pick(MEMBERS),
    offerId: id,
    number: `P-${random.from(1, 200)}`,
    // Sometimes too little for a point.
    totalFen: random.from(1, random.pick([200, 100_000])),
  };
  return { partnerId, body };
}

function ofPurchase({ random, purchases }: DrawContext) {
  const purchase = pickRecent(random, purchases);
  return purchase && { ...purchase, body: {} };
}

function ofSpend(
  kind: KnownSpend["kind"],
  drawBody = (_random: Random): object => ({}),
): PartnerDraw {
  return ({ random, spends }) => {
    const spend = pickRecent(
      random,
      spends.filter((each) => each.kind === kind),
    );
    return spend && { id: spend.id, partnerId: spend.partnerId, body: drawBody(random) };
  };
}

function drawRewardState(random: Random) {
  return { state: random.pick(["ready", "sent", "used"]) };
}

/** The partner of a payment's order, of a redeemed product or of a purchase's rebate. */
export function partnerOf(subject: Subject, { products, rebates }: Catalog): string | undefined {
  if (!("kind" in subject)) return undefined;
  if (subject.kind === "merchant") return subject.id;
  if (subject.kind === "offer") return rebates.find(({ id }) => id === subject.id)?.partnerId;
  if (subject.kind !== "product") return undefined;
  return products.find(({ id }) => id === subject.id)?.partnerId;
}
