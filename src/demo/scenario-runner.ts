import { bytesToHex } from "@noble/hashes/utils.js";
import type { Catalog } from "../catalog/catalog.ts";
import { assert } from "../rules/assertion.ts";
import { later, type Instant } from "../rules/calendar.ts";
import type { Entry } from "../rules/ledger/entry.ts";
import type { Wallet } from "../rules/ledger/wallet.ts";
import type { Pay } from "../rules/spend/payment.ts";
import { claimTask } from "../server/commands/claim-task.ts";
import { donate } from "../server/commands/donate.ts";
import { awardNames, draw } from "../server/commands/draw.ts";
import { endHold, type SpendLedgerEntry } from "../server/commands/end-hold.ts";
import { exchange } from "../server/commands/exchange.ts";
import { orderWrites } from "../server/commands/order-record.ts";
import { pay } from "../server/commands/pay.ts";
import { cancelPurchase, confirmPurchase, reportPurchase } from "../server/commands/purchases.ts";
import { redeem } from "../server/commands/redeem.ts";
import { runCommand, type CommandHandler } from "../server/commands/run-command.ts";
import type { Terms } from "../server/ports.ts";
import type { StoredOrder } from "../server/store/order-records.ts";
import type { ResourceName, Resources, ResourceWrite } from "../server/store/resources.ts";
import type { State } from "../server/store/store.ts";
import { reporterOf } from "../server/commands/task-evidence.ts";
import { seededRandom } from "./random.ts";
import { orderFrom, sampleOrderId } from "./orders.ts";
import type { Bill, ScenarioStep } from "./scenario-step.ts";

type SharedResource = `${"stock" | "award" | "raised"}:${string}` | "certificates";

/** Resources of all members that a step may change. A new member has no resources of its own yet. */
export function sharedResources(catalog: Catalog): SharedResource[] {
  return [
    ...catalog.products.map(({ id }) => `stock:${id}` as const),
    ...catalog.projects.map(({ id }) => `raised:${id}` as const),
    ...awardNames(catalog),
    "certificates",
  ];
}

export function isShared(name: ResourceName): name is SharedResource {
  return /^(?:stock|award|raised):|^certificates$/.test(name);
}

type CommandStep = Exclude<ScenarioStep, { readonly kind: "order" }>;

/**
 * Runs a scenario's steps through the same command handlers as the API. It throws where the rules refuse a step:
 * that is an error in the demo data.
 */
export class ScenarioRunner {
  readonly #terms: Terms;
  readonly #memberId: string;
  /** Seeded: the secrets of past draws are public anyway. */
  readonly #random = seededRandom(1);
  readonly #writes = new Map<ResourceName, unknown>();
  readonly #named = new Map<string, Entry>();
  #state: State;
  #wallet: Wallet;

  constructor(
    terms: Terms,
    memberId: string,
    wallet: Wallet,
    readShared: <Name extends SharedResource>(name: Name) => Resources[Name] | undefined,
  ) {
    this.#terms = terms;
    this.#memberId = memberId;
    this.#wallet = wallet;
    this.#state = {
      wallet,
      receipt: undefined,
      resource: <Name extends ResourceName>(name: Name) =>
        (this.#writes.get(name) ?? (isShared(name) ? readShared(name) : undefined)) as
          Resources[Name] | undefined,
    };
  }

  get wallet(): Wallet {
    return this.#wallet;
  }

  get writes(): readonly ResourceWrite[] {
    return [...this.#writes] as ResourceWrite[];
  }

  /** Gives the member these orders. */
  addOrders(orders: readonly StoredOrder[]): void {
    for (const order of orders) this.#write(orderWrites(order, this.#state));
  }

  /** The entries that are due by `at`, then those of the step. */
  run(step: ScenarioStep, at: Instant): readonly Entry[] {
    if (step.kind === "order") {
      this.addOrders([orderFrom(step.order, this.#memberId, at)]);
      return [];
    }
    if (step.kind === "task") this.#report(step.taskId, at);
    const handler = this.#handlerOf(step);
    const result = runCommand(this.#state, handler, this.#memberId, at, this.#terms);
    const { wallet, entries, writes, refusal } = result;
    assert(refusal === undefined, () => `a ${step.kind} was refused: ${refusal?.code}`);
    this.#write(writes);
    this.#wallet = wallet;
    this.#state = { ...this.#state, wallet };
    if ("as" in step) {
      const kind = step.kind === "purchase" ? "pending" : step.kind;
      const entry = entries.find((each) => each.kind === kind);
      if (entry) this.#named.set(step.as, entry);
    }
    return entries;
  }

  #write(writes: readonly ResourceWrite[]): void {
    for (const [name, value] of writes) this.#writes.set(name, value);
  }

  #report(taskId: string, at: Instant): void {
    const task = this.#terms.catalog.tasks.find(({ id }) => id === taskId);
    if (task && reporterOf(task) !== undefined) {
      this.#write([[`evidence:${this.#memberId}:${taskId}`, { at: later(at, this.#wallet.at) }]]);
    }
  }

  #handlerOf(step: CommandStep): CommandHandler {
    const handler = this.#findHandler(step);
    assert(typeof handler === "object", () => `not in the catalog: ${JSON.stringify(step)}`);
    return handler;
  }

  #findHandler(step: CommandStep): CommandHandler | string | undefined {
    const terms = this.#terms;
    const memberId = this.#memberId;
    switch (step.kind) {
      case "grant": {
        const { kind, points, words } = step;
        return { resources: [], command: () => ({ kind, points, subject: { words } }) };
      }
      case "task":
        return claimTask(terms, memberId, step.taskId);
      case "exchange":
        return exchange(terms, memberId, step.body);
      case "purchase":
        return reportPurchase(terms, memberId, step.body);
      case "confirmation":
        return confirmPurchase(memberId, this.#entryOf(step.of).seq);
      case "reversal":
        return cancelPurchase(memberId, this.#entryOf(step.of).seq);
      case "payment":
        if ("bill" in step) return { resources: [], command: () => paymentOf(step.bill) };
        return pay(memberId, {
          orderId: sampleOrderId(memberId, step.order),
          points: step.points,
        });
      case "redemption":
        return redeem(terms, memberId, step.body);
      case "donation":
        return donate(terms, memberId, step.body);
      case "draw":
        return this.#draw(step.memberSeed);
      case "capture":
      case "cancel":
      case "refund":
        return endHold(memberId, this.#entryOf(step.of) as SpendLedgerEntry, step);
    }
  }

  /** Commits to the first secret together with the first draw. */
  #draw(memberSeed: string): CommandHandler {
    const committed = `next-draw:${this.#memberId}` as const;
    if (this.#state.resource(committed) === undefined) {
      this.#write([[committed, { number: 1, secret: bytesToHex(this.#secret()) }]]);
    }
    const number = this.#state.resource(committed)?.number ?? 1;
    const reader = { memberId: this.#memberId, language: "en" } as const;
    const ports = { ...this.#terms, randomBytes: () => this.#secret() };
    return draw(ports, reader, { number, memberSeed });
  }

  #secret(): Uint8Array {
    return Uint8Array.from({ length: 32 }, () => this.#random.from(0, 255));
  }

  #entryOf(name: string): Entry {
    const entry = this.#named.get(name);
    assert(entry !== undefined, () => `no earlier step is called ${name}`);
    return entry;
  }
}

function paymentOf({ partnerId, number, item, totalFen, points }: Bill): Pay {
  const subject = { kind: "merchant", id: partnerId, reference: number, item } as const;
  return { kind: "payment", subject, points, total: totalFen };
}
