import type { Programme } from "../programme.ts";
import type { DrawnCommand } from "./steps.ts";

/**
 * The rules a second time, written from RULES.md and not from the code: a ledger in plain numbers, of which
 * everything is worked out anew by looping over it, whenever it is asked for. It is slow and it is short. What
 * it shares with the rules is the programme's numbers, and nothing else.
 */
export type NaiveBook = {
  readonly programme: Programme;
  readonly entries: NaiveEntry[];
  /** Everything that was asked for, with what was answered. */
  readonly requests: { wish: DrawnCommand; at: number; refusal: NaiveRefusal | undefined }[];
};

/** One entry. Keys that a kind has no spend for are left out. */
export type NaiveEntry = NaiveNewEntry & {
  readonly seq: number;
  readonly at: number;
  readonly balanceAfter: number;
};

export type NaiveNewEntry = {
  readonly kind: string;
  readonly subject: object;
  readonly source?: string;
  readonly cause?: string;
  readonly of?: number | null;
  readonly points?: number;
  readonly expiresAt?: number;
  readonly creditAt?: number | null;
  readonly heldUntil?: number;
  readonly total?: number;
  readonly fen?: number;
  readonly allocations?: readonly NaiveAllocation[];
  readonly forfeited?: readonly NaiveAllocation[];
  readonly partial?: { readonly total: number; readonly released: readonly NaiveAllocation[] };
  readonly owed?: number;
};

export type NaiveAllocation = {
  readonly lotId: number;
  readonly expiresAt: number;
  readonly points: number;
};

export type NaiveRefusal = { readonly code: string } & Readonly<Record<string, unknown>>;

const SPENDS = new Set(["payment", "redemption", "donation", "draw"]);

const isUse = ({ kind }: NaiveEntry) => SPENDS.has(kind);

export const total = (parts: readonly { readonly points?: number }[] = []) =>
  parts.reduce((all, { points = 0 }) => all + points, 0);

export function lastAt({ entries: rows }: NaiveBook): number {
  return rows.at(-1)?.at ?? 0;
}

/** Every lot that there ever was and what is left of it, in spending order. */
export function lotsIn({ entries: rows }: NaiveBook) {
  return rows
    .filter(({ kind, points = 0 }) => (kind === "grant" || kind === "refund") && points > 0)
    .map(({ seq, at, subject, expiresAt = 0, points = 0 }) => {
      let left = points;
      for (const row of rows) {
        left -= partOf(row, seq);
        // What is released is no longer taken by the spend that held it; nor is what a smaller bill left.
        if (row.kind === "release") left += partOf(rows[Number(row.of) - 1], seq);
        left += partIn(row.partial?.released, seq);
      }
      return { id: seq, obtainedAt: at, subject, expiresAt, granted: points, left };
    })
    .toSorted((a, b) => a.expiresAt - b.expiresAt || a.obtainedAt - b.obtainedAt || a.id - b.id);
}

const partOf = (row: NaiveEntry | undefined, lot: number) => partIn(row?.allocations, lot);

const partIn = (parts: readonly NaiveAllocation[] | undefined, lot: number) =>
  total(parts?.filter(({ lotId }) => lotId === lot));

export function spendableIn(book: NaiveBook, at: number): number {
  return total(
    lotsIn(book)
      .filter(({ expiresAt }) => at < expiresAt)
      .map(({ left }) => ({ points: left })),
  );
}

/** The first living lots, but for one that is left out, until there is enough. */
export function allocationsFor(
  book: NaiveBook,
  at: number,
  points: number,
  without?: number,
): NaiveAllocation[] {
  const parts: NaiveAllocation[] = [];
  for (const { id, expiresAt, left } of lotsIn(book)) {
    const part = Math.min(left, points - total(parts));
    if (at < expiresAt && part > 0 && id !== without) {
      parts.push({ lotId: id, expiresAt, points: part });
    }
  }
  return parts;
}

export function endOf({ entries: rows }: NaiveBook, spend: number): NaiveEntry | undefined {
  return rows.find(({ kind, of }) => (kind === "capture" || kind === "release") && of === spend);
}

export function holdsIn(book: NaiveBook): NaiveEntry[] {
  return book.entries.filter(
    (row) => isUse(row) && row.heldUntil !== undefined && !endOf(book, row.seq),
  );
}

/** The redemptions that came about, or still may. */
export function redemptionsIn(book: NaiveBook): NaiveEntry[] {
  return book.entries.filter(
    ({ kind, seq }) => kind === "redemption" && endOf(book, seq)?.kind !== "release",
  );
}

export function redeemedOn(book: NaiveBook, at: number): NaiveEntry[] {
  const today = dayIn(at, book.programme).number;
  return redemptionsIn(book).filter((row) => dayIn(row.at, book.programme).number === today);
}

/** The points of all spends that are captured, but for those that went back then. */
export function spentIn(book: NaiveBook): number {
  const spent = book.entries.filter(
    (row) =>
      isUse(row) && (row.heldUntil === undefined || endOf(book, row.seq)?.kind === "capture"),
  );
  const back = book.entries.flatMap(({ partial }) => partial?.released ?? []);
  return total(spent.flatMap(({ allocations = [] }) => allocations)) - total(back);
}

/** What a spend cost and which points paid it, now that its capture may have said that it was less. */
export function costOf(book: NaiveBook, spend: NaiveEntry) {
  const { partial } = endOf(book, spend.seq) ?? {};
  const parts = (spend.allocations ?? []).map((part) => ({
    ...part,
    points: part.points - partIn(partial?.released, part.lotId),
  }));
  return {
    cost: partial?.total ?? spend.total ?? 0,
    parts: parts.filter(({ points }) => points > 0),
  };
}

export function pendingIn({ entries: rows }: NaiveBook): NaiveEntry[] {
  return rows.filter(
    ({ kind, seq }) =>
      kind === "pending" &&
      !rows.some((row) => (row.kind === "grant" || row.kind === "cancellation") && row.of === seq),
  );
}

/** What is owed of each grant that was taken back, the first taken back first. */
export function debtsIn({ entries: rows }: NaiveBook) {
  return rows
    .filter(({ kind, owed = 0 }) => kind === "clawback" && owed > 0)
    .map(({ of, subject }) => {
      const changes = rows.filter((row) => row.kind === "clawback" && row.of === of);
      return { of, subject, points: changes.reduce((all, { owed = 0 }) => all + owed, 0) };
    })
    .filter(({ points }) => points > 0);
}

/** Writes a row; and, after points that came, the rows by which they pay what is owed. */
export function write(book: NaiveBook, happening: NaiveNewEntry, at: number) {
  const seq = book.entries.length + 1;
  const row = { ...happening, seq, at, balanceAfter: 0 };
  book.entries.push(row);
  // What nobody has cleared yet still stands in the balance.
  row.balanceAfter = spendableIn(book, -1);
  if (happening.kind !== "grant" && happening.kind !== "refund") return;
  const { expiresAt = 0, points = 0 } = happening;
  let left = points;
  for (const { of, subject, points: due } of debtsIn(book)) {
    const paid = Math.min(left, due);
    left -= paid;
    const allocations = [{ lotId: seq, expiresAt, points: paid }];
    if (paid > 0)
      write(book, { kind: "clawback", subject, of: of ?? 0, allocations, owed: -paid }, at);
  }
}

/** Writes what has fallen due by `now`, one after the other: the earliest; of those, a hold, a lot, a promise. */
export function settleNaively(book: NaiveBook, now: number) {
  for (;;) {
    const [first] = [
      ...holdsIn(book).map((hold) => ({ at: hold.heldUntil ?? 0, rank: 1, ...lapseOf(hold) })),
      ...lotsIn(book)
        .filter(({ left }) => left > 0)
        .map(({ id, subject, expiresAt, left }) => ({
          at: expiresAt,
          rank: 2,
          kind: "expiry",
          subject,
          allocations: [{ lotId: id, expiresAt, points: left }],
        })),
      ...pendingIn(book).map((row) => ({
        at: row.creditAt ?? Infinity,
        rank: 3,
        ...creditOf(book, row),
      })),
    ].toSorted((a, b) => a.at - b.at || a.rank - b.rank);
    if (first === undefined || first.at > now) return;
    const { at, rank: _, ...happening } = first;
    write(book, happening, Math.max(at, lastAt(book)));
  }
}

function lapseOf({ seq, subject, allocations }: NaiveEntry): NaiveNewEntry {
  return { kind: "release", cause: "lapsed", subject, of: seq, points: total(allocations) };
}

function creditOf(
  { programme }: NaiveBook,
  { seq, subject, source, points, creditAt }: NaiveEntry,
): NaiveNewEntry {
  const expiresAt = endOfValidity(creditAt ?? 0, programme);
  return {
    kind: "grant",
    subject,
    of: seq,
    expiresAt,
    ...(source && { source }),
    ...(points && { points }),
  };
}

const DAY = 86_400_000;

/** The first instant after a validity that begins at `at`. */
export function endOfValidity(at: number, { validity, zoneOffset }: Programme): number {
  const local = new Date(at + zoneOffset);
  const year = local.getUTCFullYear();
  const month = local.getUTCMonth() + validity.months;
  if (validity.to === "end-of-month") return Date.UTC(year, month + 1, 1) - zoneOffset;
  let day = local.getUTCDate();
  while (new Date(Date.UTC(year, month, day)).getUTCMonth() !== month % 12) day -= 1;
  return Date.UTC(year, month, day + 1) - zoneOffset;
}

/** The number of a day at the programme's clock, and the first instant of the next. */
export function dayIn(at: number, { zoneOffset }: Programme) {
  const number = Math.floor((at + zoneOffset) / DAY);
  return { number, next: (number + 1) * DAY - zoneOffset };
}

export function monthIn(at: number, { zoneOffset }: Programme) {
  const local = new Date(at + zoneOffset);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth()];
  return { number: year * 12 + month, next: Date.UTC(year, month + 1, 1) - zoneOffset };
}
