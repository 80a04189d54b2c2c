import type { EntryFilter } from "../../contract/entry.ts";
import type { Language } from "../../contract/language.ts";
import { assert } from "../../rules/assertion.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import type { Ports } from "../ports.ts";
import type { Store } from "../store/store.ts";

/** What is exported: a member's whole history as of `now`, or what matches a filter. */
export type Statement = {
  readonly member: { readonly id: string; readonly name: string };
  readonly language: Language;
  /** Settled up to `now`. The statement ends with its last entry, even if more are appended during the export. */
  readonly wallet: Wallet;
  readonly now: Instant;
  readonly filter?: StatementFilter | undefined;
} & Pick<Ports, "programme" | "catalog">;

export type StatementFilter = {
  readonly query: EntryFilter;
  readonly matches: (entry: Entry) => boolean;
};

/** Writes one statement in one format. Remembers no entries but open holds and pending points. */
export type StatementWriter = {
  readonly head: string;
  /** Called once for each entry, oldest first. */
  entry(entry: Entry): string;
  tail(): Iterable<string>;
};

const ENTRIES_PER_READ = 1_000;
const TAIL_PARTS_PER_CHUNK = 1_000;

/** Reads the store as fast as the stream is read, and never has all entries in memory. */
export function streamStatement(
  store: Store,
  statement: Statement,
  writer: StatementWriter,
): ReadableStream<Uint8Array> {
  const chunks = chunksOf(store, statement, writer);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return();
    },
  });
}

async function* chunksOf(
  store: Store,
  { member, wallet, filter }: Statement,
  writer: StatementWriter,
): AsyncGenerator<string, void> {
  yield writer.head;
  for (let next = 1; next <= wallet.seq; next += ENTRIES_PER_READ) {
    const limit = Math.min(ENTRIES_PER_READ, wallet.seq + 1 - next);
    const entries = await store.readEntriesFrom(member.id, next, limit);
    // The ledger may have been deleted meanwhile: an aborted download is better than a short statement.
    assert(entries.length === limit, () => `${entries.length} of ${limit} entries from ${next} on`);
    const kept = filter ? entries.filter(filter.matches) : entries;
    yield kept.map((entry) => writer.entry(entry)).join("");
  }
  let parts: string[] = [];
  for (const part of writer.tail()) {
    if (parts.push(part) < TAIL_PARTS_PER_CHUNK) continue;
    yield parts.join("");
    parts = [];
  }
  yield parts.join("");
}
