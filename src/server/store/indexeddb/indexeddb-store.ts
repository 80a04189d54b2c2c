import type { Programme } from "../../../rules/programme.ts";
import { Blocks } from "./blocks.ts";
import { decideAndWrite } from "./commit.ts";
import { Connection, type Neighbours } from "./connection.ts";
import { NAMES, type Head, type Reading } from "./layout.ts";
import { loadLedger } from "./load.ts";
import { readRange, readSumsBefore } from "./pages.ts";
import { find, tally } from "./search.ts";
import type { ListedAs, ListedPrefix, ResourceName, Resources, Store } from "../store.ts";
import { NONE } from "../entry-totals.ts";
import { Wallets } from "./wallets.ts";

const namesFrom = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** Rejects where the browser denies storage: the caller then keeps everything in memory. */
export async function openIndexedDbStore(
  databaseName: string,
  programme: Programme,
  neighbours: Neighbours = {},
): Promise<Store> {
  const connection = new Connection(databaseName, neighbours);
  const wallets = new Wallets(programme);
  const blocks = new Blocks();
  await connection.open();

  /** Reads of one member's ledger; `otherwise` where there is none. */
  function ofLedger<Value>(
    memberId: string,
    otherwise: Value,
    query: (transaction: Reading, head: Head) => Promise<Value>,
  ): Promise<Value> {
    return connection.read(async (transaction) => {
      const head = await transaction.objectStore("heads").get(memberId);
      return head ? query(transaction, head) : otherwise;
    });
  }

  return {
    async commit(scope, work) {
      const { result, known } = await connection.write((transaction) =>
        decideAndWrite(transaction, wallets, scope, work),
      );
      wallets.remember(known);
      return result;
    },
    async load(memberId, parts) {
      const known = await loadLedger(connection, memberId, parts);
      wallets.remember(known);
      return known !== undefined;
    },
    async readWallet(memberId) {
      const known = await ofLedger(memberId, undefined, (...from) => wallets.read(...from));
      wallets.remember(known);
      return known?.wallet;
    },
    readEntry: (memberId, seq) =>
      ofLedger(memberId, undefined, async (...from) => (await readRange(...from, seq, seq))[0]),
    readEntries: (memberId, page) =>
      ofLedger(memberId, [], (transaction, head) => find({ transaction, head, blocks }, page)),
    tallyEntries: (memberId, of) =>
      ofLedger(memberId, NONE, (transaction, head) => tally({ transaction, head, blocks }, of)),
    readEntriesFrom: (memberId, seq, limit) =>
      ofLedger(memberId, [], (...from) => readRange(...from, seq, seq + limit - 1)),
    readSumsBefore: (memberId, seq) =>
      ofLedger(memberId, undefined, (...from) => readSumsBefore(...from, seq)),
    readReceipt: (memberId, key) =>
      connection.read((transaction) => transaction.objectStore("receipts").get([memberId, key])),
    readResource: <Name extends ResourceName>(name: Name) =>
      connection.read(async (transaction) => {
        const value = await transaction.objectStore("resources").get(name);
        return value as Resources[Name] | undefined;
      }),
    listResources: <Prefix extends ListedPrefix>(prefix: Prefix) =>
      connection.read(async (transaction) => {
        const values = await transaction.objectStore("resources").getAll(namesFrom(prefix));
        return values as ListedAs<Prefix>[];
      }),
    async clear() {
      await connection.write((transaction) =>
        Promise.all(NAMES.map((name) => transaction.objectStore(name).clear())),
      );
      wallets.forgetAll();
      blocks.forgetAll();
    },
  };
}
