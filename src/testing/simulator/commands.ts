import type { Call } from "../../api/client.ts";
import type { Command } from "../../api/outbox.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import { routes } from "../../contract/routes.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Random } from "../../demo/random.ts";

/** A command without what the page adds to it. */
export type CommandDraft = Omit<Command, "snapshot" | "language">;

/** A spend that a receipt has reported. */
export type KnownSpend = { readonly kind: "redemption" | "payment"; readonly id: string };

type DrawContext = {
  readonly random: Random;
  readonly catalog: Catalog;
  readonly call: Call;
  readonly wallet: WalletView;
  /** Of all members, the latest last. */
  readonly spends: readonly KnownSpend[];
  /** The ids of pending entries of all members, the latest last. */
  readonly pendingIds: readonly string[];
};

/** `undefined` if nothing is there to command, for example no purchase to confirm. */
export type CommandDraw = (
  context: DrawContext,
) => CommandDraft | undefined | Promise<CommandDraft | undefined>;

/** All commands. One that is listed twice is drawn twice as often. */
const draws: readonly CommandDraw[] = [
  redeem,
  redeem,
  redeem,
  pay,
  pay,
  endHold,
  endHold,
  refund,
  donate,
  draw,
  exchange,
  purchase,
  endPurchase,
  endPurchase,
  completeTask,
  topUp,
];

export const drawCommand: CommandDraw = (context) => context.random.pick(draws)(context);

function redeem({ random, catalog }: DrawContext): CommandDraft {
  const product = random.pick(catalog.products);
  const body = { productId: product.id, priceId: random.pick(product.prices).id };
  return { route: "redeem", body };
}

function pay({ random, catalog, wallet }: DrawContext): CommandDraft {
  const merchant = random.pick(catalog.merchants);
  const { id: orderId, total: totalFen } = random.pick(merchant.orders);
  // Sometimes more than the balance or the total.
  const points = random.from(1, Math.min(totalFen, wallet.spendable) + 5);
  return { route: "pay", body: { merchantId: merchant.id, orderId, totalFen, points } };
}

function endHold({ random, spends }: DrawContext): CommandDraft | undefined {
  const spend = pickRecent(random, spends);
  if (spend === undefined) return undefined;
  const { kind, id } = spend;
  if (kind === "redemption") {
    const route = random.pick(["captureRedemption", "cancelRedemption"] as const);
    return { route, id, body: {} };
  }
  const route = random.pick(["capturePayment", "capturePayment", "cancelPayment"] as const);
  const hasTotal = route === "capturePayment" && random.chance(0.5);
  // Sometimes more than was held.
  return {
    route,
    id,
    body: hasTotal ? { totalFen: random.from(1, random.pick([100, 15_000])) } : {},
  };
}

function refund({ random, spends }: DrawContext): CommandDraft | undefined {
  const spend = pickRecent(random, spends);
  if (spend === undefined) return undefined;
  const route = spend.kind === "payment" ? "refundPayment" : "refundRedemption";
  return { route, id: spend.id, body: { fen: random.from(1, 2_000) } };
}

/** One of the last four, which may be another member's. */
function pickRecent<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items.at(-1 - Math.min(random.from(0, 3), Math.max(0, items.length - 1)));
}

function donate({ random, catalog }: DrawContext): CommandDraft {
  const projectId = random.pick(catalog.projects).id;
  return {
    route: "donate",
    body: { projectId, points: random.from(1, 50), anonymous: random.chance(0.5) },
  };
}

async function draw({ random, call }: DrawContext): Promise<CommandDraft> {
  const { number } = await call(routes.readNextDraw);
  return { route: "draw", body: { number, memberSeed: random.uuid().replaceAll("-", "") } };
}

/** Sometimes a fraction of a point, more than the partner has, or more than its cap. */
function exchange({ random, catalog }: DrawContext): CommandDraft {
  const { id: partnerId, rate } = random.pick(catalog.partners);
  const amount =
    random.from(1, random.pick([3, 300, 600])) * rate.theirs + (random.chance(0.1) ? 1 : 0);
  return { route: "exchange", body: { partnerId, amount } };
}

/** Sometimes too little for a point. */
function purchase({ random, catalog }: DrawContext): CommandDraft {
  const totalFen = random.from(1, random.pick([200, 100_000]));
  return { route: "purchase", body: { offerId: random.pick(catalog.rebates).id, totalFen } };
}

/** Pending points may come of an exchange: then this is refused. */
function endPurchase({ random, pendingIds }: DrawContext): CommandDraft | undefined {
  const id = pickRecent(random, pendingIds);
  if (id === undefined) return undefined;
  return { route: random.pick(["confirmPurchase", "cancelPurchase"] as const), id, body: {} };
}

function completeTask({ random, catalog: { tasks } }: DrawContext): CommandDraft {
  const task = random.chance(0.5) ? tasks[0] : random.pick(tasks);
  return { route: "completeTask", id: task?.id ?? "", body: {} };
}

function topUp({ random, catalog }: DrawContext): CommandDraft {
  const { number, password } = random.pick(catalog.cards);
  return {
    route: "topUp",
    body: { number, password: random.chance(0.3) ? "WRONG999" : password },
  };
}
