import { bytesToHex } from "@noble/hashes/utils.js";
import { assert } from "../rules/assertion.ts";
import { later, type Instant } from "../rules/calendar.ts";
import { decide } from "../rules/decide.ts";
import type { Entry } from "../rules/ledger/entry.ts";
import { aliPoint } from "../rules/programme.ts";
import { settleDue } from "../rules/expiry/settle-due.ts";
import type { Seq } from "../rules/ledger/seq.ts";
import type { Wallet } from "../rules/ledger/wallet.ts";
import type { ResourceWrite, ResourceName, Resources, State } from "../server/store/store.ts";
import { seededRandom } from "./random.ts";
import type { ScenarioStep } from "./step.ts";
import { sideEffectsOf } from "../server/commands/side-effects.ts";
import { completeTask } from "../server/commands/complete-task.ts";
import { donate } from "../server/commands/donate.ts";
import { draw } from "../server/commands/draw.ts";
import { exchange } from "../server/commands/exchange.ts";
import type { CommandHandler } from "../server/commands/execute.ts";
import { pay } from "../server/commands/pay.ts";
import { cancelPurchase, confirmPurchase, purchase } from "../server/commands/purchases.ts";
import { redeem } from "../server/commands/redeem.ts";
import { endHold, type SpendLedgerEntry } from "../server/commands/end-hold.ts";

/** What everybody shares and a doing may change; of the member's own nothing is kept before there is a member. */
export const SHARED = ["taken", "raised", "certificates", "awarded"] as const;
type Shared = (typeof SHARED)[number];

/** Who does it, on which wallet, and what of that which everybody shares. */
type Beginning = {
  readonly memberId: string;
  readonly wallet: Wallet;
  readonly shared: <Name extends Shared>(name: Name) => Resources[Name] | undefined;
};

export function isShared(name: ResourceName): name is Shared {
  return SHARED.some((shared) => shared === name);
}

/**
 * A sample member's doings, each carried out by the plan that the service would have made of it, had it been asked
 * for then: so whatever stands beside the ledger stands there as it would. What the rules refuse is a fault of the sample.
 */
export class ScenarioRunner {
  readonly #memberId: string;
  /** Of these draws everything is known anyway: they have been made. */
  readonly #dice = seededRandom(1);
  readonly #state: State;
  readonly #kept = new Map<ResourceName, unknown>();
  readonly #named = new Map<string, Entry>();
  #wallet: Wallet;

  constructor({ memberId, wallet, shared }: Beginning) {
    this.#memberId = memberId;
    this.#wallet = wallet;
    this.#state = {
      wallet: undefined,
      receipt: undefined,
      resource: <Name extends ResourceName>(name: Name) =>
        (this.#kept.get(name) ?? (isShared(name) ? shared(name) : undefined)) as
          Resources[Name] | undefined,
    };
  }

  get wallet(): Wallet {
    return this.#wallet;
  }

  /** All that is to be kept beside the ledger. */
  get kept(): readonly ResourceWrite[] {
    return [...this.#kept] as ResourceWrite[];
  }

  /** Enters what has fallen due by `at`, or by the wallet's last entry where that is later, and then the doing. */
  carryOut(doing: ScenarioStep, at: Instant): readonly Entry[] {
    const now = later(at, this.#wallet.at);
    const settled = settleDue(this.#wallet, now, aliPoint);
    this.#keep(sideEffectsOf(this.#memberId, settled.entries, this.#state));
    const plan = this.#planOf(doing);
    const command = plan.command(this.#state);
    assert(typeof command !== "string", () => `no command for a ${doing.kind}`);
    const { wallet, entries, refusal } = decide(settled.wallet, command, now, aliPoint);
    assert(refusal === undefined, () => `a ${doing.kind} was refused: ${refusal?.code}`);
    const done = plan.writes?.(this.#state, { entries, at: now }) ?? [];
    this.#keep([...sideEffectsOf(this.#memberId, entries, this.#state), ...done]);
    this.#wallet = wallet;
    if ("as" in doing && entries[0]) this.#named.set(doing.as, entries[0]);
    return settled.entries.length === 0 ? entries : [...settled.entries, ...entries];
  }

  #keep(kept: readonly ResourceWrite[]): void {
    for (const [name, value] of kept) this.#kept.set(name, value);
  }

  #planOf(doing: ScenarioStep): CommandHandler {
    const plan = this.#planOrNone(doing);
    assert(typeof plan === "object", () => `no such thing: ${JSON.stringify(doing)}`);
    return plan;
  }

  #planOrNone(doing: ScenarioStep): CommandHandler | string | undefined {
    const memberId = this.#memberId;
    switch (doing.kind) {
      case "grant": {
        const { kind, points, words } = doing;
        return { resources: [], command: () => ({ kind, points, subject: { words } }) };
      }
      case "task":
        return completeTask(doing.taskId, memberId);
      case "exchange":
        return exchange(doing.body, memberId);
      case "purchase":
        return purchase(doing.body, memberId);
      case "confirmation":
        return confirmPurchase(this.#seqOf(doing.of), memberId);
      case "undoing":
        return cancelPurchase(this.#seqOf(doing.of), memberId);
      case "payment":
        return pay(doing.body);
      case "redemption":
        return redeem(doing.body);
      case "donation":
        return donate(memberId, doing.body);
      case "draw":
        return this.#draw(doing.memberSeed);
      case "capture":
      case "cancel":
      case "refund":
        return endHold(memberId, this.#entryOf(doing.of) as SpendLedgerEntry, doing);
    }
  }

  /** The first secret is promised with the first draw. */
  #draw(memberSeed: string): CommandHandler {
    const promised = `next-draw:${this.#memberId}` as const;
    if (this.#state.resource(promised) === undefined) {
      this.#keep([[promised, { number: 1, secret: bytesToHex(this.#secret()) }]]);
    }
    const number = this.#state.resource(promised)?.number ?? 1;
    const reader = { memberId: this.#memberId, language: "en" } as const;
    return draw(reader, { number, memberSeed }, () => this.#secret());
  }

  #secret(): Uint8Array {
    return Uint8Array.from({ length: 32 }, () => this.#dice.from(0, 255));
  }

  #entryOf(name: string): Entry {
    const entry = this.#named.get(name);
    assert(entry !== undefined, () => `nothing was done as ${name}`);
    return entry;
  }

  #seqOf(name: string): Seq {
    return this.#entryOf(name).seq;
  }
}
