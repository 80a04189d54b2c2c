import type { Programme } from "../../../rules/programme.ts";
import { noEntryTotals } from "../entry-totals.ts";
import type { ListedAs, ListedPrefix, ResourceName, Resources } from "../resources.ts";
import type { Store } from "../store.ts";
import { decideAndWrite } from "./commit.ts";
import { Connection, type ConnectionEvents } from "./connection.ts";
import { loadLedger } from "./load.ts";
import { PageIndexCache } from "./page-index-cache.ts";
import { readRange, readTotalsBefore } from "./pages.ts";
import { removeMember } from "./remove-member.ts";
import { STORE_NAMES, type LedgerHead, type ReadTransaction } from "./schema.ts";
import { findEntries, totalMatches } from "./search.ts";
import { WalletCache } from "./wallet-cache.ts";

const prefixRange = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** Rejects if the browser denies storage. */
export async function openIndexedDbStore(
  databaseName: string,
  programme: Programme,
  events: ConnectionEvents = {},
): Promise<Store> {
  const connection = new Connection(databaseName, events);
  const wallets = new WalletCache(programme);
  const indexes = new PageIndexCache();
  await connection.open();

  /** Answers `otherwise` for a member without a ledger. */
  function readLedger<Value>(
    memberId: string,
    otherwise: Value,
    query: (transaction: ReadTransaction, head: LedgerHead) => Promise<Value>,
  ): Promise<Value> {
    return connection.read(async (transaction) => {
      const head = await transaction.objectStore("ledgers").get(memberId);
      return head ? query(transaction, head) : otherwise;
    });
  }

  return {
    async commit(scope, work) {
      const { result, wallet } = await connection.write(
        (transaction) => decideAndWrite(transaction, wallets, scope, work),
        scope.receipt !== undefined,
      );
      wallets.remember(wallet);
      return result;
    },
    async load(memberId, chunks) {
      const loaded = await loadLedger(connection, memberId, chunks);
      wallets.remember(loaded);
      return loaded !== undefined;
    },
    async readWallet(memberId) {
      const read = await readLedger(memberId, undefined, (...ledger) => wallets.read(...ledger));
      wallets.remember(read);
      return read?.wallet;
    },
    readEntry: (memberId, seq) =>
      readLedger(memberId, undefined, async (...ledger) => {
        const [entry] = await readRange(...ledger, seq, seq);
        return entry;
      }),
    readEntries: (memberId, query) =>
      readLedger(memberId, [], (transaction, head) =>
        findEntries({ transaction, head, indexes }, query),
      ),
    readEntryTotals: (memberId, query) =>
      readLedger(memberId, noEntryTotals, (transaction, head) =>
        totalMatches({ transaction, head, indexes }, query),
      ),
    readEntriesFrom: (memberId, seq, limit) =>
      readLedger(memberId, [], (...ledger) => readRange(...ledger, seq, seq + limit - 1)),
    readExpiryTotalsBefore: (memberId, seq) =>
      readLedger(memberId, undefined, (...ledger) => readTotalsBefore(...ledger, seq)),
    readReceipt: (owner, key) =>
      connection.read((transaction) => transaction.objectStore("receipts").get([owner, key])),
    readResource: <Name extends ResourceName>(name: Name) =>
      connection.read(async (transaction) => {
        const value = await transaction.objectStore("resources").get(name);
        return value as Resources[Name] | undefined;
      }),
    readResources: <Name extends ResourceName>(names: readonly Name[]) =>
      connection.read(async (transaction) => {
        const resources = transaction.objectStore("resources");
        const values = await Promise.all(names.map((name) => resources.get(name)));
        return values as (Resources[Name] | undefined)[];
      }),
    listResources: <Prefix extends ListedPrefix>(prefix: Prefix) =>
      connection.read(async (transaction) => {
        const values = await transaction.objectStore("resources").getAll(prefixRange(prefix));
        return values as ListedAs<Prefix>[];
      }),
    async removeMember(memberId) {
      await connection.write((transaction) => removeMember(transaction, memberId));
      wallets.clear();
      indexes.clear();
    },
    async clear() {
      await connection.write((transaction) =>
        Promise.all(STORE_NAMES.map((name) => transaction.objectStore(name).clear())),
      );
      wallets.clear();
      indexes.clear();
    },
    close: () => connection.close(),
  };
}
