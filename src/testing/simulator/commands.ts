import type { Call } from "../../api/client.ts";
import type { Command, CommandRoute } from "../../api/outbox.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import { routes } from "../../contract/routes.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Random } from "../../demo/random.ts";

/** A command without what the page adds to it. */
export type CommandDraft = Omit<Command, "snapshot" | "language">;

/** A spend that a receipt has reported. */
export type KnownSpend = {
  readonly kind: "redemption" | "payment";
  readonly id: string;
  /** The partner whose product or order it was for. */
  readonly partnerId: string;
};

/** A purchase that a partner has reported. */
export type KnownPurchase = { readonly id: string; readonly partnerId: string };

/** An order that a partner has made. */
export type KnownOrder = {
  readonly id: string;
  readonly partnerId: string;
  readonly totalFen: number;
};

type DrawContext = {
  readonly random: Random;
  readonly catalog: Catalog;
  readonly call: Call;
  readonly wallet: WalletView;
  /** Of all members, the latest last. */
  readonly spends: readonly KnownSpend[];
  /** Of all partners, the latest last. */
  readonly orders: readonly KnownOrder[];
};

type Drawn<Draft> = Draft | undefined | Promise<Draft | undefined>;

/** `undefined` if the command is not possible yet, for example because nothing was purchased. */
export type CommandDraw = (context: DrawContext) => Drawn<CommandDraft>;

type DraftDraw = (context: DrawContext) => Drawn<Omit<CommandDraft, "route">>;

/** How often each command is drawn in relation to the others, and how. A new command does not compile without it. */
const draws: Readonly<Record<CommandRoute, readonly [weight: number, draw: DraftDraw]>> = {
  redeem: [12, drawRedemption],
  cancelRedemption: [2, ofSpend("redemption")],
  markRewardUsed: [2, ofSpend("redemption")],
  pay: [8, drawPayment],
  cancelPayment: [2, ofSpend("payment")],
  donate: [4, drawDonation],
  draw: [4, drawDraw],
  exchange: [4, drawExchange],
  claimTask: [4, drawTask],
  topUp: [4, drawTopUp],
};

const weightedDraws = Object.entries(draws).flatMap(([route, [weight, draw]]) =>
  Array.from({ length: weight }, () => ({ route: route as CommandRoute, draw })),
);

export const drawCommand: CommandDraw = async (context) => {
  const { route, draw } = context.random.pick(weightedDraws);
  const draft = await draw(context);
  return draft && { route, ...draft };
};

function drawRedemption({ random, catalog }: DrawContext) {
  const product = random.pick(catalog.products);
  return { body: { productId: product.id, priceId: random.pick(product.prices).id } };
}

/** Sometimes more points than the balance or the total, an order that is not open, or another member's. */
async function drawPayment({ random, call, wallet, orders }: DrawContext) {
  const recent = random.chance(0.5) ? pickRecent(random, orders) : undefined;
  const order = recent ?? random.pick((await call(routes.listOrders)).items);
  if (order === undefined) return undefined;
  const { id: orderId, totalFen } = order;
  const points = random.from(1, Math.min(totalFen, wallet.spendable) + 5);
  return { body: { orderId, points } };
}

/** A command about a recent spend of this kind. */
function ofSpend(kind: KnownSpend["kind"]): DraftDraw {
  return ({ random, spends }) => {
    const spend = pickRecent(
      random,
      spends.filter((each) => each.kind === kind),
    );
    return spend && { id: spend.id, body: {} };
  };
}

/** Half of the captures are partial, or for more than was held, which is refused. */
export function drawCapture(random: Random): object {
  return random.chance(0.5) ? { totalFen: random.from(1, random.pick([100, 15_000])) } : {};
}

export function drawRefund(random: Random): object {
  return { fen: random.from(1, 2_000) };
}

/** One of the last four, which may be another member's. */
export function pickRecent<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items.at(-1 - Math.min(random.from(0, 3), Math.max(0, items.length - 1)));
}

function drawDonation({ random, catalog }: DrawContext) {
  const projectId = random.pick(catalog.projects).id;
  return { body: { projectId, points: random.from(1, 50), anonymous: random.chance(0.5) } };
}

async function drawDraw({ random, call }: DrawContext) {
  const { number } = await call(routes.readNextDraw);
  return { body: { number, memberSeed: random.uuid().replaceAll("-", "") } };
}

/** Sometimes a fraction of a point, more than the partner has, or more than its cap. */
function drawExchange({ random, catalog }: DrawContext) {
  const { id: partnerId, rate } = random.pick(catalog.partners);
  const points = random.from(1, random.pick([3, 300, 600]));
  return { body: { partnerId, amount: points * rate.theirs + (random.chance(0.1) ? 1 : 0) } };
}

/** Half of the tasks have a streak, which takes many of them. */
function drawTask({ random, catalog: { tasks } }: DrawContext) {
  const withStreak = tasks.filter(({ streak }) => streak !== undefined);
  const hasStreak = withStreak.length > 0 && random.chance(0.5);
  return { id: random.pick(hasStreak ? withStreak : tasks).id, body: {} };
}

function drawTopUp({ random, catalog }: DrawContext) {
  const { number, password } = random.pick(catalog.cards);
  return { body: { number, password: random.chance(0.3) ? "WRONG999" : password } };
}
