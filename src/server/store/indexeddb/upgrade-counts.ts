import type { Instant } from "../../../rules/calendar.ts";
import type { Entry } from "../../../rules/ledger/entry.ts";
import type { Member, Reward } from "../resources.ts";
import { readRange } from "./pages.ts";
import { PAGE_SIZE, type LedgerHead, type WriteTransaction } from "./schema.ts";

/** By id; a missing one is 0. */
export type Counts = Readonly<Record<string, number>>;

/** In version 5, no hold lasted longer. */
const HOLD_TIME = 15 * 60_000;

/** The products of version 5 that are sent to the member. */
const SHIPPED = new Set(["towel", "cup", "power-bank"]);

/** Up to version 5, one record counted all products, one all prizes, and one all projects. */
export async function splitCounts(transaction: WriteTransaction): Promise<void> {
  const resources = transaction.objectStore("resources");
  const splits = [
    // The end of an imported hold could bring a count below 0.
    [
      "redeemed",
      "stock",
      (redeemed: number) => ({ redeemed: Math.max(0, redeemed), codesGiven: 0 }),
    ],
    ["awarded", "award", (awarded: number) => awarded],
    ["raised", "raised", (raised: number) => raised],
  ] as const;
  for (const [name, prefix, valueOf] of splits) {
    const counts = (await resources.get(name)) as Counts | undefined;
    for (const [id, count] of Object.entries(counts ?? {})) {
      await resources.put(valueOf(count), `${prefix}:${id}`);
    }
    await resources.delete(name);
  }
}

/**
 * Up to version 5, redemptions had no rewards. Those on hold get one, because the end of the hold returns the unit of
 * the stock only with it.
 */
export async function storeRewardsOfHolds(transaction: WriteTransaction): Promise<void> {
  const resources = transaction.objectStore("resources");
  const ledgers = transaction.objectStore("ledgers");
  for (let cursor = await ledgers.openCursor(); cursor; cursor = await cursor.continue()) {
    const { key: memberId, value: head } = cursor;
    const member = (await resources.get(`member:${memberId}`)) as Member | undefined;
    for (const { seq, at, subject } of await openRedemptions(transaction, head)) {
      if (!("kind" in subject) || isImported(memberId, at, member)) continue;
      const reward: Reward = {
        seq,
        item: { kind: "product", id: subject.id },
        fulfilment: SHIPPED.has(subject.id) ? "shipment" : "code",
        state: "preparing",
        createdAt: at,
        changedAt: at,
      };
      await resources.put(reward, `reward:${memberId}:${seq}`);
    }
  }
}

/** Imported entries are not later than the import. */
function isImported(memberId: string, at: Instant, member: Member | undefined): boolean {
  return memberId.startsWith("import-") && member !== undefined && at <= member.madeAt;
}

/** The redemptions on hold. An open hold began in the last minutes of the ledger: a later entry would have ended it. */
async function openRedemptions(transaction: WriteTransaction, head: LedgerHead): Promise<Entry[]> {
  const ended = new Set<number>();
  const open: Entry[] = [];
  let begin = -Infinity;
  for (let last = head.lastSeq; last > 0; last -= PAGE_SIZE) {
    const entries = await readRange(transaction, head, last - PAGE_SIZE + 1, last);
    for (const entry of entries.toReversed()) {
      if (entry.seq === head.lastSeq) begin = entry.at - HOLD_TIME;
      if (entry.at < begin) return open;
      if (entry.kind === "capture" || entry.kind === "release") ended.add(entry.of);
      const isHeld = entry.kind === "redemption" && entry.heldUntil !== undefined;
      if (isHeld && !ended.has(entry.seq)) open.push(entry);
    }
  }
  return open;
}
