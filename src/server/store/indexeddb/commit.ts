import { assert } from "../../../rules/assertion.ts";
import { ask, newHead, type Head, type Writing } from "./layout.ts";
import { append } from "./pages.ts";
import type { ResourceWrite, ResourceName, Resources, Scope, State, Work } from "../store.ts";
import { putHead, type KnownWallet, type Wallets } from "./wallets.ts";

/** Nothing foreign is awaited between the first read and the last write, or the transaction would end. */
export async function decideAndWrite<Result>(
  transaction: Writing,
  wallets: Wallets,
  { memberId, key, resources = [] }: Scope,
  work: (state: State) => Work<Result>,
): Promise<{ readonly result: Result; readonly known: KnownWallet | undefined }> {
  const receiptKey: [string, string] | undefined =
    memberId !== undefined && key !== undefined ? [memberId, key] : undefined;
  const [head, receipt, values] = await Promise.all([
    memberId === undefined ? undefined : transaction.objectStore("heads").get(memberId),
    receiptKey && transaction.objectStore("receipts").get(receiptKey),
    Promise.all(resources.map((name) => transaction.objectStore("resources").get(name))),
  ]);
  const before = head && (await wallets.read(transaction, head));
  const byName = new Map(resources.map((name, index) => [name, values[index]]));
  const done = work({
    wallet: before?.wallet,
    receipt,
    resource: <Name extends ResourceName>(name: Name) => {
      assert(byName.has(name), () => `${name} is not in the transaction's scope`);
      return byName.get(name) as Resources[Name] | undefined;
    },
  });
  if (done.receipt && receiptKey) {
    ask(transaction.objectStore("receipts").put(done.receipt, receiptKey));
  }
  const [after] = await Promise.all([
    memberId === undefined ? undefined : writeEntries(transaction, memberId, head, done),
    writeResources(transaction, done.resources ?? []),
  ]);
  return { result: done.result, known: after ?? before };
}

/** The wallet itself is not written: it is what the entries make it. */
async function writeEntries(
  transaction: Writing,
  memberId: string,
  head: Head = newHead(),
  { wallet, entries = [] }: Work<unknown>,
): Promise<KnownWallet | undefined> {
  if (entries.length === 0) return undefined;
  assert(
    wallet?.seq === head.seq + entries.length,
    () => `${entries.length} entries behind ${head.seq} make no wallet up to ${wallet?.seq}`,
  );
  putHead(transaction, memberId, head, wallet);
  await append(transaction, head, entries);
  return { ledger: head.ledger, wallet };
}

/** So many at once: a long life brings thousands, and the page is to answer in between. */
const RESOURCES_AT_ONCE = 500;

export async function writeResources(
  transaction: Writing,
  kept: readonly ResourceWrite[],
): Promise<void> {
  const resources = transaction.objectStore("resources");
  for (let start = 0; start < kept.length; start += RESOURCES_AT_ONCE) {
    const some = kept.slice(start, start + RESOURCES_AT_ONCE);
    const writes = some.map(([name, value]) => resources.put(value, name));
    if (start + RESOURCES_AT_ONCE < kept.length) await Promise.all(writes);
    else ask(...writes);
  }
}
