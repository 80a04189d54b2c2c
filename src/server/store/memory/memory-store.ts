import type { Entry } from "../../../rules/ledger/entry.ts";
import { noTotals, totalsAfter } from "../../../rules/ledger/totals.ts";
import type { Wallet } from "../../../rules/ledger/wallet.ts";
import { totalEntries } from "../entry-totals.ts";
import { assertInScope } from "../scope.ts";
import { matchesFilter } from "../search-index.ts";
import {
  isOfMember,
  type ListedAs,
  type ListedPrefix,
  type ResourceName,
  type Resources,
  type ResourceWrite,
} from "../resources.ts";
import type { State, Store, StoredEntryFilter, StoredReceipt } from "../store.ts";

/** Lasts until the page is closed: for tests, and for browsers that deny storage. */
export function createMemoryStore(): Store {
  const wallets = new Map<string, Wallet>();
  const ledgers = new Map<string, Entry[]>();
  const receipts = new Map<string, StoredReceipt>();
  const resources = new Map<string, unknown>();

  const receiptOf = (owner: string, key: string) => receipts.get(JSON.stringify([owner, key]));
  const resourceOf = <Name extends ResourceName>(name: Name) =>
    resources.get(name) as Resources[Name] | undefined;

  /** Newest first. */
  function* matching(memberId: string, below: number, filter: StoredEntryFilter) {
    const ledger = ledgers.get(memberId) ?? [];
    for (let seq = Math.min(below - 1, ledger.length); seq > 0; seq--) {
      const entry = ledger[seq - 1];
      if (entry && matchesFilter(entry, filter)) yield entry;
    }
  }

  return {
    async commit({ memberId = "", receipt, resources: named = [], resourcesOf }, work) {
      const scope = new Set(named);
      const state: State = {
        wallet: wallets.get(memberId),
        receipt: receipt && receiptOf(receipt.owner, receipt.key),
        resource(name) {
          assertInScope(scope, name);
          return resourceOf(name);
        },
      };
      for (const name of resourcesOf?.(state) ?? []) scope.add(name);
      const done = work(state);
      if (done.wallet && done.entries?.length) {
        wallets.set(memberId, done.wallet);
        const ledger = ledgers.get(memberId) ?? [];
        for (const entry of done.entries) ledger.push(entry);
        ledgers.set(memberId, ledger);
      }
      if (done.receipt && receipt) {
        receipts.set(JSON.stringify([receipt.owner, receipt.key]), done.receipt);
      }
      for (const [name, value] of done.resources ?? []) resources.set(name, value);
      return done.result;
    },
    readWallet: async (memberId) => wallets.get(memberId),
    readEntry: async (memberId, seq) => ledgers.get(memberId)?.[seq - 1],
    async readEntries(memberId, { below, skip = 0, limit, filter }) {
      const found: Entry[] = [];
      for (const entry of matching(memberId, below, filter)) {
        found.push(entry);
        if (found.length === skip + limit) break;
      }
      return found.slice(skip);
    },
    readEntryTotals: async (memberId, { below, filter }) =>
      totalEntries([...matching(memberId, below, filter)]),
    readEntriesFrom: async (memberId, seq, limit) =>
      (ledgers.get(memberId) ?? []).slice(seq - 1, seq - 1 + limit),
    // Costs more with a longer ledger, unlike a store with pages.
    readExpiryTotalsBefore: async (memberId, seq) =>
      totalsAfter(noTotals, (ledgers.get(memberId) ?? []).slice(0, seq - 1)),
    readReceipt: async (owner, key) => receiptOf(owner, key),
    readResource: async (name) => resourceOf(name),
    readResources: async (names) => names.map(resourceOf),
    async listResources<Prefix extends ListedPrefix>(prefix: Prefix) {
      const named = [...resources].filter(([name]) => name.startsWith(prefix));
      return named.map(([, value]) => value as ListedAs<Prefix>);
    },
    async load(memberId, chunks) {
      const ledger: Entry[] = [];
      const writes: ResourceWrite[] = [];
      let wallet: Wallet | undefined;
      for await (const chunk of chunks) {
        for (const entry of chunk.entries) ledger.push(entry);
        wallet = chunk.wallet;
        writes.push(...(chunk.resources ?? []));
      }
      if (ledgers.has(memberId)) return false;
      ledgers.set(memberId, ledger);
      if (wallet) wallets.set(memberId, wallet);
      for (const [name, value] of writes) resources.set(name, value);
      return true;
    },
    async removeMember(memberId) {
      wallets.delete(memberId);
      ledgers.delete(memberId);
      for (const name of receipts.keys()) {
        const [owner] = JSON.parse(name) as readonly string[];
        if (owner === memberId) receipts.delete(name);
      }
      for (const name of resources.keys()) if (isOfMember(name, memberId)) resources.delete(name);
    },
    async clear() {
      for (const map of [wallets, ledgers, receipts, resources]) map.clear();
    },
    close: async () => {},
  };
}
