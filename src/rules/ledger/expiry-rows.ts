import type { Allocation } from "./allocation.ts";
import type { Instant } from "../calendar.ts";
import { byExpiry, type Lot, type LotEntry } from "./lot.ts";
import {
  copyQueue,
  enqueue,
  newQueue,
  returnPoints,
  takeFromFirst,
  takeFromLot,
  type LotPoints,
  type LotQueue,
  type MutableQueue,
} from "./lot-queue.ts";
import { points, sum, type Points } from "../points.ts";

/** The lots that expire at one instant. */
export type ExpiryRow = {
  readonly expiresAt: Instant;
  /** What remains of all these lots; more than 0. */
  readonly points: Points;
  readonly queue: LotQueue;
};

type MutableRow = { readonly expiresAt: Instant; points: Points; readonly queue: MutableQueue };

/** The rows of lots in any order. Each lot counts as if only its remaining points had been granted. */
export function expiryRowsOf(lots: readonly Lot[]): readonly ExpiryRow[] {
  const rows = new ExpiryRowsBuilder([], points(0));
  for (const { id, obtainedAt, remaining, ...lot } of lots.toSorted(byExpiry)) {
    rows.add({ ...lot, seq: id, at: obtainedAt, points: remaining });
  }
  return rows.build();
}

/**
 * Changes the rows of a wallet, which itself does not change: each row is copied before its first change, and then
 * changed in place, so that replaying a long ledger makes few copies.
 */
export class ExpiryRowsBuilder {
  readonly #original: readonly ExpiryRow[];
  readonly #rows: ExpiryRow[];
  /** The rows that the last grant and the last spend changed, which the next ones most often change again. */
  #lastAddedTo: MutableRow | undefined;
  #lastTakenFrom: MutableRow | undefined;

  /** What remains in all rows. */
  #points: Points;

  /** `total` is the sum of `rows`. */
  constructor(rows: readonly ExpiryRow[], total: Points) {
    this.#original = rows;
    this.#points = total;
    this.#rows = rows.slice();
  }

  /** Nothing may be changed afterwards. */
  build(): readonly ExpiryRow[] {
    return this.#rows;
  }

  get points(): Points {
    return this.#points;
  }

  /** Adds a lot that was obtained after all others of its row. */
  add(lot: LotEntry): void {
    if (this.#lastAddedTo?.expiresAt !== lot.expiresAt) {
      this.#lastAddedTo = this.#mutableRow(lot.expiresAt);
    }
    const row = this.#lastAddedTo;
    enqueue(row.queue, lot);
    this.#change(row, lot.points);
  }

  /** Takes points from the lot that is first in its row. */
  take({ expiresAt, lotId, points: taken }: Allocation): LotEntry {
    if (this.#lastTakenFrom?.expiresAt !== expiresAt) {
      this.#lastTakenFrom = this.#mutableRow(expiresAt);
    }
    const row = this.#lastTakenFrom;
    const lot = takeFromFirst(row.queue, lotId, taken);
    this.#change(row, -taken);
    return lot;
  }

  /** Takes points from any lot, as a clawback does. */
  takeFromLot({ expiresAt, lotId, points: taken }: Allocation): void {
    const row = this.#mutableRow(expiresAt);
    takeFromLot(row.queue, lotId, taken);
    this.#change(row, -taken);
  }

  /** Returns held points, in the order in which they were taken, to their lots. */
  returnPoints(held: readonly LotPoints[]): void {
    for (const expiresAt of new Set(held.map(({ lot }) => lot.expiresAt))) {
      const ofRow = held.filter(({ lot }) => lot.expiresAt === expiresAt);
      const row = this.#mutableRow(expiresAt);
      returnPoints(row.queue, ofRow);
      this.#change(row, sum(ofRow));
    }
  }

  /** Not checked: points added are checked with all that was granted, points taken by the queue. */
  #change(row: MutableRow, change: number): void {
    row.points = (row.points + change) as Points;
    this.#points = (this.#points + change) as Points;
    if (row.points > 0) return;
    this.#rows.splice(this.#rows.indexOf(row), 1);
    this.#lastAddedTo = undefined;
    this.#lastTakenFrom = undefined;
  }

  /** The row of an expiry, copied if it is still the wallet's, created if there is none. */
  #mutableRow(expiresAt: Instant): MutableRow {
    const found = this.#rows.findIndex((row) => row.expiresAt >= expiresAt);
    const index = found === -1 ? this.#rows.length : found;
    const row = this.#rows[index];
    if (row?.expiresAt === expiresAt && !this.#original.includes(row)) return row;
    const isNew = row?.expiresAt !== expiresAt;
    const mutable: MutableRow = isNew
      ? { expiresAt, points: points(0), queue: newQueue() }
      : { expiresAt, points: row.points, queue: copyQueue(row.queue) };
    this.#rows.splice(index, isNew ? 0 : 1, mutable);
    return mutable;
  }
}
