import type { Making } from "../contract/session.ts";
import type { Ports } from "../server/http/request.ts";
import type { Member, LedgerPart } from "../server/store/store.ts";

/** How far it is, or what it failed by. */
type State = { readonly progress: Making } | { readonly fault: unknown };

/**
 * Makes members whose life is long, each once however often it is asked for, and whether anybody still waits for it or
 * not. Nobody sees any of it before all of it stands; when the page goes before that, the next one starts anew.
 */
export class Provisioning {
  readonly #ports: Pick<Ports, "store" | "withLock" | "randomBytes">;
  readonly #states = new Map<string, State>();

  constructor(ports: Pick<Ports, "store" | "withLock" | "randomBytes">) {
    this.#ports = ports;
  }

  /** How far a member is who is being made in this page just now. */
  progressOf(id: string): Making | undefined {
    const state = this.#states.get(id);
    return state && "progress" in state ? state.progress : undefined;
  }

  /** Begins with the member, or tells how far it is. Throws what it failed by; asked after that, it begins anew. */
  make(member: Member, count: number): Making {
    const { id } = member;
    const state = this.#states.get(id);
    if (state && "fault" in state) {
      this.#states.delete(id);
      throw state.fault;
    }
    if (state) return state.progress;
    const begun = { entries: 0, of: count };
    this.#states.set(id, { progress: begun });
    this.#ports
      .withLock(`make:${id}`, () => this.#load(member, count))
      .then(
        () => this.#states.delete(id),
        (fault: unknown) => this.#states.set(id, { fault }),
      );
    return begun;
  }

  async #load(member: Member, count: number): Promise<void> {
    // Another page may have made it while this one waited.
    const { store } = this.#ports;
    if (await store.readResource(`member:${member.id}`)) return;
    await store.load(member.id, this.#parts(member, count));
  }

  async *#parts(member: Member, count: number): AsyncGenerator<LedgerPart> {
    // Only here, so that no first view waits for it.
    const { generateHistory } = await import("./generate-history.ts");
    for (const part of generateHistory(member, count, this.#ports.randomBytes)) {
      yield part;
      this.#states.set(member.id, { progress: { entries: part.wallet.seq, of: count } });
      await turn();
    }
  }
}

/** Lets the page do what else it has to do. A timer would do so too, but once a second in a page that nobody looks at. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
