import { instant, later, type Instant } from "../calendar.ts";
import { AWARDS, cards, partners, products, tasks } from "./catalog.ts";
import type { GrantToClawBack } from "../obtain/clawback.ts";
import type { Outcome, RulesCommand } from "../decide.ts";
import { winOf } from "../spend/draw.ts";
import type { Entry } from "../ledger/entry.ts";
import { afterExchange, type PartnerAccount } from "../obtain/exchange.ts";
import { fen, points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { afterEntry, spendOf, type Spend } from "../spend/refund.ts";
import type { Seq } from "../ledger/seq.ts";
import { afterClaim, type TaskProgress } from "../obtain/task.ts";
import { NOW } from "./fixtures.ts";
import { afterWrongCard, noLock, type TopUpLock } from "../obtain/top-up.ts";
import { emptyWallet, type Wallet } from "../ledger/wallet.ts";
import { defined, type DrawnCommand } from "./steps.ts";

/** A service for one member: the wallet, its ledger, and the resources that commands need. */
export type MiniService = {
  readonly programme: Programme;
  clock: Instant;
  wallet: Wallet;
  readonly ledger: Entry[];
  readonly spends: Map<Seq, Spend>;
  readonly purchases: Seq[];
  readonly accounts: Map<string, PartnerAccount>;
  readonly progress: Map<string, TaskProgress>;
  readonly usedCards: Set<string>;
  lock: TopUpLock;
  readonly stock: Map<string, number>;
  readonly awards: Record<string, number>;
};

export function newMiniService(programme: Programme): MiniService {
  const given = { period: 0, points: points(0) };
  return {
    programme,
    clock: NOW,
    wallet: emptyWallet,
    ledger: [],
    spends: new Map(),
    purchases: [],
    accounts: new Map(
      Object.entries(partners).map(([name, { balance }]) => [name, { balance, given }]),
    ),
    progress: new Map(),
    usedCards: new Set(),
    lock: noLock,
    stock: new Map(Object.entries(products)),
    awards: Object.fromEntries(programme.draw.prizes.map(({ id }) => [id, AWARDS])),
  };
}

/** The command with the resources that it needs. */
export function rulesCommandOf(service: MiniService, drawn: DrawnCommand): RulesCommand {
  const subject = { words: drawn.kind };
  const spendAt = (seq: Seq) => defined(service.spends.get(seq));
  switch (drawn.kind) {
    case "grant":
    case "donation":
    case "unmatched-refund":
      return { kind: drawn.kind, subject, points: points(drawn.points) };
    case "exchange": {
      const partner = defined(partners[drawn.partner]);
      const account = defined(service.accounts.get(drawn.partner));
      return { kind: "exchange", partner, account, amount: drawn.amount };
    }
    case "purchase":
      return { kind: "purchase", subject, total: fen(drawn.total), share: drawn.share };
    case "confirmation":
      return { kind: "confirmation", of: drawn.of };
    case "reversal": {
      const grant = grantOfPurchase(service.ledger, drawn.of);
      return { kind: "reversal", of: drawn.of, ...(grant && { grant }) };
    }
    case "task": {
      const task = defined(tasks[drawn.task]);
      const evidenceAt = drawn.evidenceAt === undefined ? undefined : instant(drawn.evidenceAt);
      return { kind: "task", task, progress: service.progress.get(drawn.task), evidenceAt };
    }
    case "top-up": {
      const { card: name, password } = drawn;
      const card = cards[name] && { ...cards[name], used: service.usedCards.has(name) };
      return { kind: "top-up", card, password, lock: service.lock };
    }
    case "payment":
      return { kind: "payment", subject, points: points(drawn.points), total: fen(drawn.total) };
    case "redemption": {
      const { product: id, points: amount, fen: cash } = drawn;
      return {
        kind: "redemption",
        product: { subject: { kind: "product", id }, stock: stockOf(service, id) },
        price: { points: points(amount), fen: fen(cash) },
      };
    }
    case "draw":
      return { kind: "draw", subject, roll: drawn.roll, stock: { ...service.awards } };
    case "capture": {
      const { of, total } = drawn;
      return {
        kind: "capture",
        spend: spendAt(of),
        ...(total !== undefined && { total: fen(total) }),
      };
    }
    case "cancel":
      return { kind: "cancel", spend: spendAt(drawn.of) };
    case "refund":
      return { kind: "refund", spend: spendAt(drawn.of), fen: fen(drawn.fen) };
  }
}

/** Updates the wallet, the ledger and the resources. */
export function recordOutcome(
  service: MiniService,
  drawn: DrawnCommand,
  command: RulesCommand,
  outcome: Outcome,
) {
  const { programme } = service;
  const now = later(service.clock, service.wallet.at);
  service.wallet = outcome.wallet;
  for (const entry of outcome.entries) recordEntry(service, entry);
  if (outcome.refusal?.code === "card-not-accepted") {
    service.lock = afterWrongCard(service.lock, now, programme);
  }
  if (outcome.refusal !== undefined) return;
  if (command.kind === "exchange" && drawn.kind === "exchange") {
    service.accounts.set(drawn.partner, afterExchange(command, now, programme));
  }
  if (command.kind === "task" && drawn.kind === "task") {
    service.progress.set(drawn.task, afterClaim(command, now, programme));
  }
  if (drawn.kind === "top-up") {
    service.usedCards.add(drawn.card);
    service.lock = noLock;
  }
  if (command.kind === "draw") {
    const { pays, prize } = winOf(command, programme);
    if (pays === "cash") service.awards[prize.id] = (service.awards[prize.id] ?? 0) - 1;
  }
}

function recordEntry(service: MiniService, entry: Entry) {
  service.ledger.push(entry);
  switch (entry.kind) {
    case "payment":
    case "redemption":
    case "donation":
    case "draw":
      service.spends.set(entry.seq, spendOf(entry));
      break;
    case "pending":
      if (entry.source === "rebate") service.purchases.push(entry.seq);
      break;
    case "capture":
    case "release":
    case "refund": {
      const spend = entry.of === null ? undefined : service.spends.get(entry.of);
      if (spend) service.spends.set(spend.entry.seq, afterEntry(spend, entry));
      break;
    }
    default:
  }
  if (entry.kind === "redemption") changeStock(service, entry.subject, -1);
  if (entry.kind === "release") changeStock(service, entry.subject, 1);
}

function changeStock({ stock }: MiniService, subject: Entry["subject"], change: number) {
  if ("id" in subject) stock.set(subject.id, defined(stock.get(subject.id)) + change);
}

function grantOfPurchase(ledger: readonly Entry[], of: Seq): GrantToClawBack | undefined {
  const grant = ledger.find((entry) => entry.kind === "grant" && entry.of === of);
  if (grant?.kind !== "grant") return undefined;
  const { seq: lotId, subject, points, expiresAt } = grant;
  const clawedBack = ledger.some((entry) => entry.kind === "clawback" && entry.of === lotId);
  return { lotId, subject, points, expiresAt, clawedBack };
}

/** Includes the units of holds that have lapsed by the clock and are not released yet. */
function stockOf({ stock, wallet, clock }: MiniService, product: string): number {
  const lapsed = wallet.holds.filter(
    ({ subject, until }) => "id" in subject && subject.id === product && until <= clock,
  );
  return defined(stock.get(product)) + lapsed.length;
}
