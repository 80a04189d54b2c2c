import type { Allocation } from "./allocation.ts";
import type { Instant } from "./calendar.ts";
import { byExpiry, type GrantedLot, type Lot } from "./lot.ts";
import {
  copyOf,
  emptyQueue,
  enqueue,
  giveBack,
  takeNext,
  takeOutOfTurn,
  type LotQueue,
  type OwnQueue,
  type Part,
} from "./lot-queue.ts";
import { minus, plus, points, sum, type Points } from "./points.ts";

/** The lots that expire at one instant. */
export type Expiring = {
  readonly expiresAt: Instant;
  /** What is left of all of them; more than 0. */
  readonly points: Points;
  readonly queue: LotQueue;
};

type OwnRow = { readonly expiresAt: Instant; points: Points; readonly queue: OwnQueue };

/** The rows that a set of lots makes, in whichever order they stand. What is spent of a lot is taken as never granted. */
export function expiringOf(lots: readonly Lot[]): readonly Expiring[] {
  const rows = new Rows([]);
  for (const { remaining, ...lot } of lots.toSorted(byExpiry))
    rows.add({ ...lot, granted: remaining });
  return rows.done();
}

/**
 * The rows of a wallet while entries are folded in. A row is copied before its first change and changed in place
 * from then on, so that folding a million entries makes few copies and the wallet it began with stays what it was.
 */
export class Rows {
  readonly #rows: Expiring[];
  /** Those that are copies of ours. */
  readonly #own: Expiring[] = [];
  #last: OwnRow | undefined;

  constructor(rows: readonly Expiring[]) {
    this.#rows = rows.slice();
  }

  /** The rows as they stand. Nothing may be folded in afterwards. */
  done(): readonly Expiring[] {
    return this.#rows;
  }

  /** Adds a lot that came after all others of its row. */
  add(lot: GrantedLot): void {
    const row = this.#rowOf(lot.expiresAt);
    enqueue(row.queue, lot);
    row.points = plus(row.points, lot.granted);
  }

  /** Takes what must be next of its row. */
  take({ expiresAt, lotId, points: taken }: Allocation): GrantedLot {
    const row = this.#rowOf(expiresAt);
    const lot = takeNext(row.queue, lotId, taken);
    this.#lose(row, taken);
    return lot;
  }

  /** Takes from a lot wherever it stands, as a clawback does. */
  takeOutOfTurn({ expiresAt, lotId, points: taken }: Allocation): void {
    const row = this.#rowOf(expiresAt);
    takeOutOfTurn(row.queue, lotId, taken);
    this.#lose(row, taken);
  }

  /** Gives a hold's parts back; they stand in the order in which they were taken. */
  giveBack(parts: readonly Part[]): void {
    for (let next = 0; next < parts.length;) {
      const { expiresAt } = (parts[next] as Part).lot;
      let end = next;
      while (parts[end]?.lot.expiresAt === expiresAt) end += 1;
      const ofRow = parts.slice(next, end);
      const row = this.#rowOf(expiresAt);
      giveBack(row.queue, ofRow);
      row.points = plus(row.points, sum(ofRow));
      next = end;
    }
  }

  #lose(row: OwnRow, taken: Points): void {
    row.points = minus(row.points, taken);
    if (row.points === 0) this.#rows.splice(this.#rows.indexOf(row), 1);
  }

  /** A row of our own for one expiry, made where there is none. Most often it is that of the time before. */
  #rowOf(expiresAt: Instant): OwnRow {
    if (this.#last?.expiresAt === expiresAt && this.#last.points > 0) return this.#last;
    let place = 0;
    while (place < this.#rows.length && (this.#rows[place] as Expiring).expiresAt < expiresAt) {
      place += 1;
    }
    const row = this.#rows[place];
    const stands = row?.expiresAt === expiresAt;
    if (stands && this.#own.includes(row)) return (this.#last = row);
    const own: OwnRow = stands
      ? { expiresAt, points: row.points, queue: copyOf(row.queue) }
      : { expiresAt, points: points(0), queue: emptyQueue() };
    this.#rows.splice(place, stands ? 1 : 0, own);
    this.#own.push(own);
    return (this.#last = own);
  }
}
