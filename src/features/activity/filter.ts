import type { ActivityFilter } from "../../api/entry-queries.ts";
import { entryKind } from "../../contract/entry.ts";
import {
  dayOf as dayOfInstant,
  instant,
  monthOf,
  startOfDay,
  startOfMonth,
  type Day,
  type Instant,
} from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";

/** The filters in the address: here `from` and `to` are days in the programme's time zone, both included. */
export type AddressFilter = Omit<ActivityFilter, "fold"> & {
  /** Daily check-ins have rows of their own. */
  readonly checkIns?: "shown" | undefined;
};

export const MAX_QUERY_LENGTH = 100;
const MS_PER_DAY = 86_400_000;

/** Reads the filters from the address; invalid ones are ignored. */
export function readFilter(params: URLSearchParams): AddressFilter {
  const kind = entryKind.safeParse(params.get("kind"));
  const date = (name: string) => {
    const text = params.get(name) ?? "";
    return dayOf(text) === undefined ? undefined : text;
  };
  return {
    kind: kind.success ? kind.data : undefined,
    from: date("from"),
    to: date("to"),
    lot: params.get("lot")?.slice(0, MAX_QUERY_LENGTH) || undefined,
    q: params.get("q")?.trim().slice(0, MAX_QUERY_LENGTH) || undefined,
    checkIns: params.get("checkIns") === "shown" ? "shown" : undefined,
  };
}

/** The parameters of an address with these filters that opens at the day `at`. */
export function writeFilter(filter: AddressFilter, at: string | undefined): URLSearchParams {
  const pairs = Object.entries({ ...filter, at }).filter(([, value]) => value !== undefined);
  return new URLSearchParams(pairs as [string, string][]);
}

/** The day at which the list opens. */
export function readDay(params: URLSearchParams): string | undefined {
  const text = params.get("at") ?? "";
  return isDay(text) ? text : undefined;
}

export const isDay = (text: string) => dayOf(text) !== undefined;

/** The service's query: `from` is included, `to` is not. */
export function toQuery({ kind, from, to, q, lot }: AddressFilter, programme: Programme) {
  return { kind, q, lot, from: startOf(from, 0, programme), to: startOf(to, 1, programme) };
}

/** The query for the list. A search for a type, words or a lot finds check-ins too. */
export function toListQuery(filter: AddressFilter, programme: Programme) {
  const { kind, q, lot, checkIns } = filter;
  const fold = (kind ?? q ?? lot ?? checkIns) === undefined ? "check-ins" : "captures";
  return { ...toQuery(filter, programme), fold } as const;
}

/** The part of a query that lies in the month of `at`, and the month's last day. */
export function monthRange(
  at: Instant,
  query: Pick<ActivityFilter, "from" | "to">,
  programme: Programme,
) {
  const month = monthOf(at, programme);
  const first = new Date(startOfMonth(month, 0, programme)).toISOString();
  const end = startOfMonth(month, 1, programme);
  const next = new Date(end).toISOString();
  return {
    from: query.from !== undefined && query.from > first ? query.from : first,
    to: query.to !== undefined && query.to < next ? query.to : next,
    lastDay: dayText(instant(end - 1), programme),
  };
}

function dayText(at: Instant, programme: Programme): string {
  return new Date(dayOfInstant(at, programme) * MS_PER_DAY)
    .toISOString()
    .slice(0, "2026-11-30".length);
}

/** Narrows a query to entries after a day. */
export function afterDay<Query extends ReturnType<typeof toQuery>>(
  day: string,
  query: Query,
  programme: Programme,
): Query {
  const next = startOf(day, 1, programme) ?? "";
  return { ...query, from: query.from !== undefined && query.from > next ? query.from : next };
}

function startOf(text: string | undefined, count: number, programme: Programme) {
  const day = dayOf(text ?? "");
  if (day === undefined) return undefined;
  return new Date(startOfDay(day, count, programme)).toISOString();
}

/** A valid day. One day at either end of the range of instants is left out, since time zones shift it. */
function dayOf(text: string): Day | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < "1970-01-03" || text > "9999-12-29") {
    return undefined;
  }
  const ms = Date.parse(`${text}T00:00:00Z`);
  // `Date.parse` may read 30 February as a day of March.
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text)) return undefined;
  return (ms / MS_PER_DAY) as Day;
}
