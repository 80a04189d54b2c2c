import { Temporal } from "temporal-polyfill";
import type { Programme } from "../programme.ts";
import type { DrawnCommand } from "./steps.ts";

/**
 * A second implementation of the rules, written from their description and not from their code. It is slow and short:
 * everything is computed from the whole ledger each time. It shares only the programme's numbers with the rules.
 */
export type NaiveState = {
  readonly programme: Programme;
  readonly entries: NaiveEntry[];
  /** All commands so far, and their refusals. */
  readonly requests: { drawn: DrawnCommand; at: number; refusal: NaiveRefusal | undefined }[];
};

/** Each kind of entry has only the keys that it needs. */
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

const isSpend = ({ kind }: NaiveEntry) => SPENDS.has(kind);

export const total = (items: readonly { readonly points?: number }[] = []) =>
  items.reduce((all, { points = 0 }) => all + points, 0);

export function lastAt({ entries }: NaiveState): number {
  return entries.at(-1)?.at ?? 0;
}

/** All lots ever granted and what is left of each, in spending order. */
export function lotsIn({ entries }: NaiveState) {
  return entries
    .filter(({ kind, points = 0 }) => (kind === "grant" || kind === "refund") && points > 0)
    .map(({ seq, at, subject, expiresAt = 0, points = 0 }) => {
      let left = points;
      for (const entry of entries) {
        left -= takenBy(entry, seq);
        // Released points are no longer taken by the spend that held them.
        if (entry.kind === "release") left += takenBy(entries[Number(entry.of) - 1], seq);
        left += pointsOf(entry.partial?.released, seq);
      }
      return { id: seq, obtainedAt: at, subject, expiresAt, granted: points, left };
    })
    .toSorted((a, b) => a.expiresAt - b.expiresAt || a.obtainedAt - b.obtainedAt || a.id - b.id);
}

const takenBy = (entry: NaiveEntry | undefined, lot: number) => pointsOf(entry?.allocations, lot);

const pointsOf = (allocations: readonly NaiveAllocation[] | undefined, lot: number) =>
  total(allocations?.filter(({ lotId }) => lotId === lot));

export function spendableIn(state: NaiveState, at: number): number {
  return total(
    lotsIn(state)
      .filter(({ expiresAt }) => at < expiresAt)
      .map(({ left }) => ({ points: left })),
  );
}

/** Allocates from the first lots, except one, until there are enough points. */
export function allocationsFor(
  state: NaiveState,
  at: number,
  points: number,
  except?: number,
): NaiveAllocation[] {
  const allocations: NaiveAllocation[] = [];
  for (const { id, expiresAt, left } of lotsIn(state)) {
    const taken = Math.min(left, points - total(allocations));
    if (at < expiresAt && taken > 0 && id !== except) {
      allocations.push({ lotId: id, expiresAt, points: taken });
    }
  }
  return allocations;
}

export function endOf({ entries }: NaiveState, spend: number): NaiveEntry | undefined {
  return entries.find(({ kind, of }) => (kind === "capture" || kind === "release") && of === spend);
}

export function holdsIn(state: NaiveState): NaiveEntry[] {
  return state.entries.filter(
    (entry) => isSpend(entry) && entry.heldUntil !== undefined && !endOf(state, entry.seq),
  );
}

/** Redemptions that were not released. */
export function redemptionsIn(state: NaiveState): NaiveEntry[] {
  return state.entries.filter(
    ({ kind, seq }) => kind === "redemption" && endOf(state, seq)?.kind !== "release",
  );
}

/** The redemptions of a day: of all products, or of one. */
export function redeemedOn(state: NaiveState, at: number, product?: string): NaiveEntry[] {
  const today = dayIn(at, state.programme).number;
  return redemptionsIn(state).filter(
    ({ at: when, subject }) =>
      dayIn(when, state.programme).number === today &&
      (product === undefined || ("id" in subject && subject.id === product)),
  );
}

/** The points of all captured spends, without those released by partial captures. */
export function spentIn(state: NaiveState): number {
  const spent = state.entries.filter(
    (entry) =>
      isSpend(entry) &&
      (entry.heldUntil === undefined || endOf(state, entry.seq)?.kind === "capture"),
  );
  const released = state.entries.flatMap(({ partial }) => partial?.released ?? []);
  return total(spent.flatMap(({ allocations = [] }) => allocations)) - total(released);
}

/** The total of a spend and its allocations, after a partial capture. */
export function costOf(state: NaiveState, spend: NaiveEntry) {
  const { partial } = endOf(state, spend.seq) ?? {};
  const allocations = (spend.allocations ?? []).map((allocation) => ({
    ...allocation,
    points: allocation.points - pointsOf(partial?.released, allocation.lotId),
  }));
  return {
    cost: partial?.total ?? spend.total ?? 0,
    allocations: allocations.filter(({ points }) => points > 0),
  };
}

export function pendingIn({ entries }: NaiveState): NaiveEntry[] {
  return entries.filter(
    ({ kind, seq }) =>
      kind === "pending" &&
      !entries.some(
        (entry) => (entry.kind === "grant" || entry.kind === "cancellation") && entry.of === seq,
      ),
  );
}

/** What is owed of each grant that was clawed back, oldest first. */
export function debtsIn({ entries }: NaiveState) {
  return entries
    .filter(({ kind, owed = 0 }) => kind === "clawback" && owed > 0)
    .map(({ of, subject }) => {
      const changes = entries.filter((entry) => entry.kind === "clawback" && entry.of === of);
      return { of, subject, points: changes.reduce((all, { owed = 0 }) => all + owed, 0) };
    })
    .filter(({ points }) => points > 0);
}

/** Appends an entry, and the clawbacks by which a new lot pays points owed. */
export function write(state: NaiveState, newEntry: NaiveNewEntry, at: number) {
  const seq = state.entries.length + 1;
  const entry = { ...newEntry, seq, at, balanceAfter: 0 };
  state.entries.push(entry);
  // The balance includes lots that have expired but have no expiry entry yet.
  entry.balanceAfter = spendableIn(state, -1);
  if (newEntry.kind !== "grant" && newEntry.kind !== "refund") return;
  const { expiresAt = 0, points = 0 } = newEntry;
  let left = points;
  for (const { of, subject, points: due } of debtsIn(state)) {
    const paid = Math.min(left, due);
    left -= paid;
    const allocations = [{ lotId: seq, expiresAt, points: paid }];
    if (paid > 0)
      write(state, { kind: "clawback", subject, of: of ?? 0, allocations, owed: -paid }, at);
  }
}

/** Appends the entries due by `now`, earliest first; at one instant holds, then lots, then pending points. */
export function settleNaively(state: NaiveState, now: number) {
  for (;;) {
    const [first] = [
      ...holdsIn(state).map((hold) => ({ at: hold.heldUntil ?? 0, rank: 1, ...lapseOf(hold) })),
      ...lotsIn(state)
        .filter(({ left }) => left > 0)
        .map(({ id, subject, expiresAt, left }) => ({
          at: expiresAt,
          rank: 2,
          kind: "expiry",
          subject,
          allocations: [{ lotId: id, expiresAt, points: left }],
        })),
      ...pendingIn(state).map((entry) => ({
        at: entry.creditAt ?? Infinity,
        rank: 3,
        ...creditOf(state, entry),
      })),
    ].toSorted((a, b) => a.at - b.at || a.rank - b.rank);
    if (first === undefined || first.at > now) return;
    const { at, rank: _, ...newEntry } = first;
    write(state, newEntry, Math.max(at, lastAt(state)));
  }
}

function lapseOf({ seq, subject, allocations }: NaiveEntry): NaiveNewEntry {
  return { kind: "release", cause: "lapsed", subject, of: seq, points: total(allocations) };
}

function creditOf(
  { programme }: NaiveState,
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

/** The first instant after a validity that begins at `at`. */
export function endOfValidity(at: number, { validity, zone }: Programme): number {
  const last = dateIn(at, zone).add({ months: validity.months });
  const end =
    validity.to === "end-of-day" ? last.add({ days: 1 }) : last.add({ months: 1 }).with({ day: 1 });
  return startOf(end, zone);
}

/** The number of the programme day, and the first instant of the next one. */
export function dayIn(at: number, { zone }: Programme) {
  const date = dateIn(at, zone);
  const number = date.since("1970-01-01").days;
  return { number, next: startOf(date.add({ days: 1 }), zone) };
}

export function monthIn(at: number, { zone }: Programme) {
  const date = dateIn(at, zone);
  const number = date.year * 12 + date.month - 1;
  return { number, next: startOf(date.with({ day: 1 }).add({ months: 1 }), zone) };
}

const dateIn = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();

const startOf = (date: Temporal.PlainDate, zone: string) =>
  date.toZonedDateTime(zone).epochMilliseconds;
