import { assert } from "../../rules/assertion.ts";
import type { Store } from "../store/store.ts";
import type { Account, Writer } from "./writer.ts";

const PAGE = 1_000;
/** Of the tail, so many parts go out together. */
const PARTS = 1_000;

/** A statement as bytes, read from the store as fast as it is taken and never held whole. */
export function statementStream(
  store: Store,
  account: Account,
  writer: Writer,
): ReadableStream<Uint8Array> {
  const text = textOf(store, account, writer);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await text.return();
    },
  });
}

async function* textOf(
  store: Store,
  { member, wallet }: Account,
  writer: Writer,
): AsyncGenerator<string, void> {
  yield writer.head;
  for (let next = 1; next <= wallet.seq;) {
    const limit = Math.min(PAGE, wallet.seq + 1 - next);
    const page = await store.readEntriesFrom(member.id, next, limit);
    // Rather no statement than one that is silently short: the ledger may have been deleted meanwhile.
    assert(page.length === limit, () => `${page.length} of ${limit} entries from ${next} on`);
    yield page.map((entry) => writer.entry(entry)).join("");
    next += limit;
  }
  let parts: string[] = [];
  for (const part of writer.tail()) {
    if (parts.push(part) < PARTS) continue;
    yield parts.join("");
    parts = [];
  }
  yield parts.join("");
}
