import type { Allocation } from "./allocation.ts";
import type { Instant } from "../calendar.ts";
import { byExpiry, type Lot, type LotEntry } from "./lot.ts";
import {
  copyQueue,
  newQueue,
  enqueue,
  returnPoints,
  takeFromFirst,
  takeFromLot,
  type LotQueue,
  type MutableQueue,
  type LotPoints,
} from "./lot-queue.ts";
import { points, sum, type Points } from "../points.ts";

/** The lots that expire at one instant. */
export type ExpiryRow = {
  readonly expiresAt: Instant;
  /** What is left of all of them; more than 0. */
  readonly points: Points;
  readonly queue: LotQueue;
};

type OwnRow = { readonly expiresAt: Instant; points: Points; readonly queue: MutableQueue };

/** The rows that a set of lots makes, in whichever order they stand. What is spent of a lot is taken as never granted. */
export function expiryRowsOf(lots: readonly Lot[]): readonly ExpiryRow[] {
  const rows = new ExpiryRowsBuilder([], points(0));
  for (const { id, obtainedAt, remaining, ...lot } of lots.toSorted(byExpiry)) {
    rows.add({ ...lot, seq: id, at: obtainedAt, points: remaining });
  }
  return rows.done();
}

/**
 * The rows of a wallet while entries are folded in. A row is copied before its first change and changed in place
 * from then on, so that folding a million entries makes few copies and the wallet it began with stays what it was.
 */
export class ExpiryRowsBuilder {
  readonly #before: readonly ExpiryRow[];
  readonly #rows: ExpiryRow[];
  /** The rows of ours that were added to and taken from last: most often those that are next. */
  #grown: OwnRow | undefined;
  #shrunk: OwnRow | undefined;

  /** What is left in all rows together. */
  #points: Points;

  /** `left` is what the rows hold together: to count them anew would cost more than most changes. */
  constructor(rows: readonly ExpiryRow[], left: Points) {
    this.#before = rows;
    this.#points = left;
    this.#rows = rows.slice();
  }

  /** The rows as they stand. Nothing may be folded in afterwards. */
  done(): readonly ExpiryRow[] {
    return this.#rows;
  }

  get points(): Points {
    return this.#points;
  }

  /** Adds a lot that came after all others of its row. */
  add(lot: LotEntry): void {
    let row = this.#grown;
    if (row === undefined || row.expiresAt !== lot.expiresAt) {
      row = this.#grown = this.#ownRow(lot.expiresAt);
    }
    enqueue(row.queue, lot);
    this.#gain(row, lot.points);
  }

  /** Takes what must be next of its row. */
  take({ expiresAt, lotId, points: taken }: Allocation): LotEntry {
    let row = this.#shrunk;
    if (row === undefined || row.expiresAt !== expiresAt) {
      row = this.#shrunk = this.#ownRow(expiresAt);
    }
    const lot = takeFromFirst(row.queue, lotId, taken);
    this.#lose(row, taken);
    return lot;
  }

  /** Takes parts in their order. Returns their sum. */
  takeAll(parts: readonly Allocation[]): Points {
    let taken = 0;
    // By index: an iterator costs as much as all else that is done here.
    for (let next = 0; next < parts.length; next++) {
      const part = parts[next] as Allocation;
      this.take(part);
      taken += part.points;
    }
    return points(taken);
  }

  /** Takes from a lot wherever it stands, as a clawback does. */
  takeOutOfTurn({ expiresAt, lotId, points: taken }: Allocation): void {
    const row = this.#ownRow(expiresAt);
    takeFromLot(row.queue, lotId, taken);
    this.#lose(row, taken);
  }

  /** Gives a hold's parts back; they stand in the order in which they were taken. */
  giveBack(parts: readonly LotPoints[]): void {
    for (let next = 0; next < parts.length;) {
      const { expiresAt } = (parts[next] as LotPoints).lot;
      let end = next;
      while (parts[end]?.lot.expiresAt === expiresAt) end += 1;
      const ofRow = parts.slice(next, end);
      const row = this.#ownRow(expiresAt);
      returnPoints(row.queue, ofRow);
      this.#gain(row, sum(ofRow));
      next = end;
    }
  }

  #gain(row: OwnRow, come: Points): void {
    // No more than all that was granted, which whoever folds counts beside this and checks.
    this.#points = (this.#points + come) as Points;
    row.points = (row.points + come) as Points;
  }

  #lose(row: OwnRow, taken: Points): void {
    // The lot had as many: so have its row, and all rows.
    row.points = (row.points - taken) as Points;
    this.#points = (this.#points - taken) as Points;
    if (row.points === 0) this.#remove(row);
  }

  #remove(row: OwnRow): void {
    this.#rows.splice(this.#rows.indexOf(row), 1);
    this.#grown = undefined;
    this.#shrunk = undefined;
  }

  /** A row of our own for one expiry, made where there is none. */
  #ownRow(expiresAt: Instant): OwnRow {
    let place = 0;
    while (place < this.#rows.length && (this.#rows[place] as ExpiryRow).expiresAt < expiresAt) {
      place += 1;
    }
    const row = this.#rows[place];
    if (row?.expiresAt !== expiresAt) {
      const made: OwnRow = { expiresAt, points: points(0), queue: newQueue() };
      this.#rows.splice(place, 0, made);
      return made;
    }
    if (!this.#before.includes(row)) return row;
    const own: OwnRow = { expiresAt, points: row.points, queue: copyQueue(row.queue) };
    this.#rows[place] = own;
    return own;
  }
}
