import { nextTask } from "../contract/next-task.ts";
import type { ProvisioningProgress } from "../contract/demo.ts";
import type { Member } from "../server/store/resources.ts";
import type { LedgerChunk } from "../server/store/store.ts";
import type { DemoPorts } from "./ports.ts";

type ProvisioningState = { readonly progress: ProvisioningProgress } | { readonly fault: unknown };

/**
 * Generates the long histories of demo members in the background, each once. A history becomes visible when it is
 * complete; if the page is closed before, the next page starts again.
 */
export class Provisioning {
  readonly #ports: DemoPorts;
  readonly #states = new Map<string, ProvisioningState>();

  constructor(ports: DemoPorts) {
    this.#ports = ports;
  }

  /** The progress of a member that this page is provisioning. */
  progressOf(id: string): ProvisioningProgress | undefined {
    const state = this.#states.get(id);
    return state && "progress" in state ? state.progress : undefined;
  }

  /** Starts, or returns the progress. Throws the error of a failed attempt once; the next call starts again. */
  start(member: Member, count: number): ProvisioningProgress {
    const { id } = member;
    const state = this.#states.get(id);
    if (state && "fault" in state) {
      this.#states.delete(id);
      throw state.fault;
    }
    if (state) return state.progress;
    const progress = { entries: 0, of: count };
    this.#states.set(id, { progress });
    this.#ports
      .withLock(`provision:${id}`, () => this.#load(member, count))
      .then(
        () => this.#states.delete(id),
        (fault: unknown) => this.#states.set(id, { fault }),
      );
    return progress;
  }

  async #load(member: Member, count: number): Promise<void> {
    // Another page may have finished it while this one waited for the lock.
    const { store } = this.#ports;
    if (await store.readResource(`member:${member.id}`)) return;
    await store.load(member.id, this.#chunks(member, count));
  }

  async *#chunks(member: Member, count: number): AsyncGenerator<LedgerChunk> {
    // Loaded on demand, so that the first view does not wait for it.
    const { generateHistory } = await import("./generate-history.ts");
    for (const chunk of generateHistory(this.#ports, member, count)) {
      yield chunk;
      this.#states.set(member.id, { progress: { entries: chunk.wallet.seq, of: count } });
      await nextTask();
    }
  }
}
