import { later, type Instant } from "../calendar.ts";
import { AWARDS, cards, PARTNER_BALANCE, partners, products, tasks } from "./catalogue.ts";
import type { GrantToClawBack } from "../obtain/clawback.ts";
import type { RulesCommand } from "../decide.ts";
import { winOf } from "../spend/draw.ts";
import type { Entry } from "../ledger/entry.ts";
import { afterExchange, type PartnerAccount } from "../obtain/exchange.ts";
import { fen, points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { afterEntry, spendOf, type Spend } from "../spend/refund.ts";
import type { Refusal } from "../decision.ts";
import type { Seq } from "../ledger/seq.ts";
import { afterTask, type TaskProgress } from "../obtain/task.ts";
import { NOW } from "./fixtures.ts";
import { afterWrongCard, noLock, type TopUpLock } from "../obtain/top-up.ts";
import { emptyWallet, type Wallet } from "../ledger/wallet.ts";
import { defined, type DrawnCommand } from "./steps.ts";

/** A service as small as can be: a wallet, its ledger, and what else a command must be told. */
export type MiniService = {
  readonly programme: Programme;
  clock: Instant;
  wallet: Wallet;
  readonly ledger: Entry[];
  readonly spends: Map<Seq, Spend>;
  readonly purchases: Seq[];
  readonly accounts: Map<string, PartnerAccount>;
  readonly done: Map<string, TaskProgress>;
  readonly usedCards: Set<string>;
  lock: TopUpLock;
  readonly stock: Map<string, number>;
  readonly awards: Record<string, number>;
};

export function newMiniService(programme: Programme): MiniService {
  const account = { balance: PARTNER_BALANCE, given: { period: 0, points: points(0) } };
  return {
    programme,
    clock: NOW,
    wallet: emptyWallet,
    ledger: [],
    spends: new Map(),
    purchases: [],
    accounts: new Map(Object.keys(partners).map((name) => [name, account])),
    done: new Map(),
    usedCards: new Set(),
    lock: noLock,
    stock: new Map(Object.entries(products)),
    awards: Object.fromEntries(programme.draw.prizes.map(({ id }) => [id, AWARDS])),
  };
}

/** The wish with all that a decision needs to know beside it. */
export function rulesCommandOf(world: MiniService, wish: DrawnCommand): RulesCommand {
  const subject = { words: wish.kind };
  switch (wish.kind) {
    case "grant":
    case "donation":
    case "unmatched-refund":
      return { kind: wish.kind, subject, points: points(wish.points) };
    case "exchange": {
      const { partner, amount } = wish;
      return {
        kind: "exchange",
        partner: defined(partners[partner]),
        account: defined(world.accounts.get(partner)),
        amount,
      };
    }
    case "purchase":
      return { kind: "purchase", subject, total: fen(wish.total), share: wish.share };
    case "confirmation":
      return { kind: "confirmation", of: wish.of };
    case "reversal": {
      const grant = grantOfPurchase(world.ledger, wish.of);
      return { kind: "reversal", of: wish.of, ...(grant && { grant }) };
    }
    case "task":
      return { kind: "task", task: defined(tasks[wish.task]), progress: world.done.get(wish.task) };
    case "top-up": {
      const card = cards[wish.card];
      const { password } = wish;
      return {
        kind: "top-up",
        card: card && { ...card, used: world.usedCards.has(wish.card) },
        password,
        lock: world.lock,
      };
    }
    case "payment":
      return { kind: "payment", subject, points: points(wish.points), total: fen(wish.total) };
    case "redemption": {
      const product = {
        subject: { kind: "product", id: wish.product } as const,
        stock: stockOf(world, wish.product),
      };
      return {
        kind: "redemption",
        product,
        price: { points: points(wish.points), fen: fen(wish.fen) },
      };
    }
    case "draw":
      return { kind: "draw", subject, roll: wish.roll, stock: { ...world.awards } };
    case "capture": {
      const spend = defined(world.spends.get(wish.of));
      return {
        kind: "capture",
        spend,
        ...(wish.total !== undefined && { total: fen(wish.total) }),
      };
    }
    case "cancel":
      return { kind: "cancel", spend: defined(world.spends.get(wish.of)) };
    case "refund":
      return { kind: "refund", spend: defined(world.spends.get(wish.of)), fen: fen(wish.fen) };
  }
}

/** Keeps what an outcome brought. */
export function recordOutcome(
  world: MiniService,
  wish: DrawnCommand,
  command: RulesCommand,
  outcome: { wallet: Wallet; entries: readonly Entry[]; refusal?: Refusal },
) {
  const now = later(world.clock, world.wallet.at);
  world.wallet = outcome.wallet;
  for (const entry of outcome.entries) keepEntry(world, entry);
  if (outcome.refusal?.code === "card-not-accepted") {
    world.lock = afterWrongCard(world.lock, now, world.programme);
  }
  if (outcome.refusal !== undefined) return;
  if (command.kind === "exchange" && wish.kind === "exchange") {
    world.accounts.set(wish.partner, afterExchange(command, now, world.programme));
  }
  if (command.kind === "task" && wish.kind === "task") {
    world.done.set(wish.task, afterTask(command, now, world.programme));
  }
  if (wish.kind === "top-up") {
    world.usedCards.add(wish.card);
    world.lock = noLock;
  }
  if (command.kind === "draw") {
    const { pays, prize } = winOf(command, world.programme);
    if (pays === "yuan") world.awards[prize.id] = (world.awards[prize.id] ?? 0) - 1;
  }
}

function keepEntry(world: MiniService, entry: Entry) {
  world.ledger.push(entry);
  switch (entry.kind) {
    case "payment":
    case "redemption":
    case "donation":
    case "draw":
      world.spends.set(entry.seq, spendOf(entry));
      break;
    case "pending":
      if (entry.source === "rebate") world.purchases.push(entry.seq);
      break;
    case "capture":
    case "release":
    case "refund": {
      const spend = entry.of === null ? undefined : world.spends.get(entry.of);
      if (spend) world.spends.set(spend.entry.seq, afterEntry(spend, entry));
      break;
    }
    default:
  }
  if (entry.kind === "redemption") restock(world, entry.subject, -1);
  // What was never handed over stands in the shop again.
  if (entry.kind === "release") restock(world, entry.subject, 1);
}

function restock(world: MiniService, subject: Entry["subject"], by: number) {
  if ("id" in subject) {
    world.stock.set(subject.id, defined(world.stock.get(subject.id)) + by);
  }
}

function grantOfPurchase(ledger: readonly Entry[], of: Seq): GrantToClawBack | undefined {
  const grant = ledger.find((entry) => entry.kind === "grant" && entry.of === of);
  if (grant?.kind !== "grant") return undefined;
  const { seq: lotId, subject, points, expiresAt } = grant;
  const clawedBack = ledger.some((entry) => entry.kind === "clawback" && entry.of === lotId);
  return { lotId, subject, points, expiresAt, clawedBack };
}

/** A unit that was held for cash stands in the shop again as soon as the hold lapses, whether anybody has looked or not. */
function stockOf({ stock, wallet, clock }: MiniService, product: string): number {
  const lapsed = wallet.holds.filter(
    ({ subject, until }) => "id" in subject && subject.id === product && until <= clock,
  );
  return defined(stock.get(product)) + lapsed.length;
}
