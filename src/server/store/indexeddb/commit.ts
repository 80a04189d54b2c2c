import { assert } from "../../../rules/assertion.ts";
import type { ResourceName, Resources, ResourceWrite } from "../resources.ts";
import { assertInScope } from "../scope.ts";
import type { Scope, State, Work } from "../store.ts";
import { appendToLedger } from "./pages.ts";
import { newLedgerHead, queueWrites, type LedgerHead, type WriteTransaction } from "./schema.ts";
import { writeHead, type LedgerWallet, type WalletCache } from "./wallet-cache.ts";

/** Awaits only requests of the transaction between the first read and the last write: otherwise it would end early. */
export async function decideAndWrite<Result>(
  transaction: WriteTransaction,
  wallets: WalletCache,
  { memberId, receipt: receiptName, resources = [], resourcesOf }: Scope,
  work: (state: State) => Work<Result>,
): Promise<{ readonly result: Result; readonly wallet: LedgerWallet | undefined }> {
  const receiptKey: [string, string] | undefined = receiptName && [
    receiptName.owner,
    receiptName.key,
  ];
  const byName = new Map<ResourceName, unknown>();
  const readInto = async (names: readonly ResourceName[]) => {
    const store = transaction.objectStore("resources");
    const values = await Promise.all(names.map((name) => store.get(name)));
    for (const [index, name] of names.entries()) byName.set(name, values[index]);
  };
  const [head, receipt] = await Promise.all([
    memberId === undefined ? undefined : transaction.objectStore("ledgers").get(memberId),
    receiptKey && transaction.objectStore("receipts").get(receiptKey),
    readInto(resources),
  ]);
  const before = head && (await wallets.read(transaction, head));
  const state: State = {
    wallet: before?.wallet,
    receipt,
    resource: <Name extends ResourceName>(name: Name) => {
      assertInScope(byName, name);
      return byName.get(name) as Resources[Name] | undefined;
    },
  };
  const further = resourcesOf?.(state) ?? [];
  // An await without a request would end the transaction early.
  if (further.length > 0) await readInto(further);
  const done = work(state);
  if (done.receipt && receiptKey) {
    queueWrites(transaction.objectStore("receipts").put(done.receipt, receiptKey));
  }
  const [after] = await Promise.all([
    memberId === undefined ? undefined : writeEntries(transaction, memberId, head, done),
    writeResources(transaction, done.resources ?? []),
  ]);
  return { result: done.result, wallet: after ?? before };
}

/** Writes no wallet: replaying the entries gives it. */
async function writeEntries(
  transaction: WriteTransaction,
  memberId: string,
  head: LedgerHead = newLedgerHead(),
  { wallet, entries = [] }: Work<unknown>,
): Promise<LedgerWallet | undefined> {
  if (entries.length === 0) return undefined;
  const { ledgerId, lastSeq } = head;
  assert(
    wallet?.seq === lastSeq + entries.length,
    () => `${entries.length} entries after ${lastSeq} make no wallet up to ${wallet?.seq}`,
  );
  writeHead(transaction, memberId, head, wallet);
  await appendToLedger(transaction, head, entries);
  return { ledgerId, wallet };
}

/** A generated history has thousands: in batches, the browser can paint in between. */
const RESOURCES_PER_BATCH = 500;

export async function writeResources(
  transaction: WriteTransaction,
  writes: readonly ResourceWrite[],
): Promise<void> {
  const resources = transaction.objectStore("resources");
  for (let start = 0; start < writes.length; start += RESOURCES_PER_BATCH) {
    const batch = writes.slice(start, start + RESOURCES_PER_BATCH);
    const puts = batch.map(([name, value]) => resources.put(value, name));
    if (start + RESOURCES_PER_BATCH < writes.length) await Promise.all(puts);
    else queueWrites(...puts);
  }
}
