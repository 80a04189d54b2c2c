import { itemsCalled, type Catalog } from "../../catalog/catalog.ts";
import { foldText } from "../../contract/fold-text.ts";
import type {
  EntryDetail,
  EntryList,
  EntryListQuery,
  EntryTotalsView,
  EntryView,
  SpendView,
  TotalsQuery,
} from "../../contract/entry.ts";
import { later } from "../../rules/calendar.ts";
import type { Allocation } from "../../rules/ledger/allocation.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { lotOf, type GrantedLot } from "../../rules/ledger/lot.ts";
import type { LotId } from "../../rules/ledger/seq.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import { points } from "../../rules/points.ts";
import { maxRefund } from "../../rules/spend/refund.ts";
import { foldSpend, type SpendLedgerEntry } from "../commands/end-hold.ts";
import type { Ports, Reader } from "../ports.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { SpendProgress } from "../store/resources.ts";
import { foldWords } from "../store/search-index.ts";
import { entryView, seqOf } from "./entry-view.ts";
import { grantView, readWallet } from "./read-wallet.ts";

const DEFAULT_LIMIT = 50;

/**
 * One page of the ledger, newest first. Entries that are added later have higher numbers than any cursor, so the
 * pages together are the ledger as it was at the first page. `undefined`: the cursor is invalid.
 */
export async function listEntries(
  ports: Ports,
  reader: Reader,
  { cursor, skip = 0, limit = DEFAULT_LIMIT, totals: wantsTotals, ...query }: EntryListQuery,
): Promise<EntryList | undefined> {
  const { seq: lastSeq } = await readWallet(ports, reader);
  const from = cursor === undefined ? Infinity : fromCursor(cursor);
  if (from === undefined) return undefined;
  const filter = filterFor(ports, reader, query, lastSeq);
  const [found, totals] = await Promise.all([
    // One more than the limit, to know whether there is another page.
    readPage(ports, reader, filter, { from, skip, limit: limit + 1 }),
    wantsTotals && totalsOf(ports, reader, filter),
  ]);
  const items = await listedViews(ports, reader, found.slice(0, limit));
  const last = items.at(-1);
  return {
    items,
    ...(found.length > limit && last && { nextCursor: toCursor(last.seq) }),
    ...(totals && { totals }),
  };
}

/** With their rewards, and how far payments and redemptions are. */
async function listedViews(
  ports: Ports,
  reader: Reader,
  entries: readonly Entry[],
): Promise<EntryView[]> {
  const { memberId } = reader;
  const spends = entries.filter(isSpend);
  const rewarded = entries.filter(mayHaveReward);
  const [progress, rewards] = await Promise.all([
    ports.store.readResources(spends.map(({ seq }) => `spend:${memberId}:${seq}` as const)),
    ports.store.readResources(rewarded.map(({ seq }) => rewardName(memberId, seq))),
  ]);
  const progressOf = new Map(spends.map(({ seq }, index) => [seq, progress[index]]));
  const rewardOf = new Map(rewarded.map(({ seq }, index) => [seq, rewards[index]]));
  return entries.map((entry) => {
    const view = entryView(ports, reader, entry, rewardOf.get(entry.seq) !== undefined);
    return isSpend(entry) ? { ...view, ...listedState(entry, progressOf.get(entry.seq)) } : view;
  });
}

function listedState(
  entry: SpendLedgerEntry,
  progress: SpendProgress | undefined,
): Pick<EntryView, "state" | "refunded"> {
  const { state, refundedFen, partial } = foldSpend(entry, progress);
  const refunded = refundedFen < (partial ?? entry).total ? "part" : "whole";
  return { state, ...(refundedFen > 0 && { refunded }) };
}

const rewardName = (memberId: string, seq: Seq) => `reward:${memberId}:${seq}` as const;

/** Only redemptions and draws. */
const mayHaveReward = ({ kind }: Entry) => kind === "redemption" || kind === "draw";

function isSpend(entry: Entry): entry is SpendLedgerEntry {
  return entry.kind === "payment" || entry.kind === "redemption";
}

async function readPage(
  { store }: Ports,
  { memberId }: Reader,
  filter: ReturnType<typeof filterFor>,
  { from, ...page }: { readonly from: number; readonly skip: number; readonly limit: number },
): Promise<Entry[]> {
  if (filter === undefined) return [];
  return store.readEntries(memberId, { ...filter, ...page, below: Math.min(filter.below, from) });
}

/** The totals of all entries that the query finds. */
export async function readTotals(
  ports: Ports,
  reader: Reader,
  query: TotalsQuery,
): Promise<EntryTotalsView> {
  const { seq: lastSeq } = await readWallet(ports, reader);
  return totalsOf(ports, reader, filterFor(ports, reader, query, lastSeq));
}

const NO_ENTRIES = { count: 0, pointsIn: 0, pointsOut: 0 };

async function totalsOf(
  { store }: Ports,
  { memberId }: Reader,
  filter: ReturnType<typeof filterFor>,
): Promise<EntryTotalsView> {
  if (filter === undefined) return { count: 0, pointsIn: points(0), pointsOut: points(0) };
  const listed = await store.readEntryTotals(memberId, filter);
  const { checkIns, kind } = filter.filter;
  if (checkIns === undefined) {
    const { count, pointsIn, pointsOut } = listed;
    return { count, pointsIn: points(pointsIn), pointsOut: points(pointsOut) };
  }
  const readFolded = (of: "grant" | "expiry") =>
    kind === undefined || kind === of
      ? store.readEntryTotals(memberId, {
          ...filter,
          filter: { ...filter.filter, kind: of, checkIns: { ...checkIns, only: true } },
        })
      : NO_ENTRIES;
  const added = await readFolded("grant");
  const expired = await readFolded("expiry");
  return {
    count: listed.count,
    pointsIn: points(listed.pointsIn + added.pointsIn),
    pointsOut: points(listed.pointsOut + expired.pointsOut),
    checkIns: { count: added.count, points: points(added.pointsIn) },
    expiredCheckIns: { count: expired.count, points: points(expired.pointsOut) },
  };
}

/** The query for the store; `undefined` where it asks for a lot that is not the reader's. */
export function filterFor(
  { catalog }: Ports,
  { memberId }: Reader,
  { below = Infinity, q, lot, fold, ...filter }: TotalsQuery,
  lastSeq: number,
) {
  const lotSeq = lot === undefined ? undefined : seqOf(memberId, lot);
  if (lot !== undefined && lotSeq === undefined) return undefined;
  const words = foldText(q?.trim() ?? "");
  const text = words ? { words, items: itemsCalled(words, catalog) } : undefined;
  const withoutFullCaptures = fold === undefined ? undefined : true;
  const checkIns = fold === "check-ins" ? { ...checkInsOf(catalog), only: false } : undefined;
  return {
    below: Math.min(lastSeq + 1, below),
    filter: { ...filter, text, lot: lotSeq, withoutFullCaptures, checkIns },
  };
}

function checkInsOf({ tasks }: Catalog) {
  const daily = tasks.filter(({ period }) => period === "day");
  return {
    items: daily.map(({ id }) => ({ kind: "task", id }) as const),
    titles: daily.flatMap(({ title }) => [title, ...Object.values(title)].map(foldWords)),
  };
}

/** An entry with its lots and its later history; `undefined` where the member has none under `id`. */
export async function readEntry(
  ports: Ports,
  reader: Reader,
  id: string,
): Promise<EntryDetail | undefined> {
  const { store, catalog } = ports;
  const { memberId } = reader;
  const seq = seqOf(memberId, id);
  const wallet = await readWallet(ports, reader);
  const entry = seq === undefined ? undefined : await store.readEntry(memberId, seq);
  if (entry === undefined) return undefined;
  const [before, reward, ...lots] = await Promise.all([
    store.readExpiryTotalsBefore(memberId, entry.seq),
    store.readResource(rewardName(memberId, entry.seq)),
    ...lotsOfEntry(entry).map((lot) => store.readEntry(memberId, lot)),
  ]);
  return {
    ...entryView(ports, reader, entry, reward !== undefined),
    lots: lots
      .flatMap((lot) => (lot ? lotsMadeBy(lot) : []))
      .map((lot) => grantView(catalog, reader, lot)),
    ...(isSpend(entry) && { spend: await spendView(ports, reader, entry, wallet) }),
    ...(before && { before: [...before.rows] }),
  };
}

/** The lots that points were taken from or returned to; of a grant or refund, its own lot and those of forfeited points. */
function lotsOfEntry(entry: Entry): LotId[] {
  const idsOf = (allocations: readonly Allocation[]) => allocations.map(({ lotId }) => lotId);
  if ("allocations" in entry) return idsOf(entry.allocations);
  if (entry.kind === "capture") return idsOf(entry.partial?.released ?? []);
  return [entry.seq, ...idsOf(entry.kind === "refund" ? entry.forfeited : [])];
}

async function spendView(
  ports: Ports,
  reader: Reader,
  entry: SpendLedgerEntry,
  wallet: Wallet,
): Promise<SpendView> {
  const { store, programme } = ports;
  const { memberId, now } = reader;
  const progress = await store.readResource(`spend:${memberId}:${entry.seq}`);
  const spend = foldSpend(entry, progress);
  const followUps = await Promise.all(
    (progress?.followUps ?? []).map((seq) => store.readEntry(memberId, seq)),
  );
  return {
    state: spend.state,
    refundedFen: spend.refundedFen,
    refundableFen: maxRefund(wallet, spend, later(now, wallet.at), programme),
    refundedPoints: spend.refundedPoints,
    followUps: followUps.flatMap((next) => (next ? [entryView(ports, reader, next)] : [])),
  };
}

/** The lot that the entry made, as it was granted. */
function lotsMadeBy(entry: Entry): GrantedLot[] {
  const makesLot = (entry.kind === "grant" || entry.kind === "refund") && entry.points > 0;
  return makesLot ? [lotOf(entry)] : [];
}

export function toCursor(seq: number): string {
  return btoa(`below ${seq}`);
}

/** `undefined`: not a cursor of ours. */
export function fromCursor(cursor: string): number | undefined {
  try {
    const seq = /^below ([1-9]\d{0,14})$/.exec(atob(cursor))?.[1];
    return seq === undefined ? undefined : Number(seq);
  } catch {
    // Not base64.
    return undefined;
  }
}
