import { assert } from "./assertion.ts";
import type { Programme } from "./programme.ts";

/** Milliseconds since 1970-01-01T00:00:00Z, whole. */
export type Instant = number & { readonly unit: "ms" };

/** Calendar months at the programme's clock, counted from January of year 0. */
export type Month = number & { readonly unit: "months" };

/** Calendar days at the programme's clock, counted from 1970-01-01. */
export type Day = number & { readonly unit: "days" };

type Zone = Pick<Programme, "zoneOffset">;

const MS_PER_DAY = 86_400_000;
const YEAR_10_000 = Date.UTC(10_000, 0);

/** A whole millisecond from 1970 to the end of 9999: what RFC 3339 can write with four digits. */
export function instant(value: number): Instant {
  assert(
    Number.isSafeInteger(value) && value >= 0 && value < YEAR_10_000,
    `not an instant from 1970 to 9999: ${String(value)}`,
  );
  return value as Instant;
}

export function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

export function monthOf(at: Instant, { zoneOffset }: Zone): Month {
  const local = new Date(at + zoneOffset);
  return (local.getUTCFullYear() * 12 + local.getUTCMonth()) as Month;
}

/** The first instant of the month `count` months after `month`. Year and month only: no day of the month to clamp. */
export function startOfMonth(month: Month, count: number, { zoneOffset }: Zone): Instant {
  const index = month + count;
  return instant(Date.UTC(Math.floor(index / 12), index % 12) - zoneOffset);
}

export function dayOf(at: Instant, { zoneOffset }: Zone): Day {
  return Math.floor((at + zoneOffset) / MS_PER_DAY) as Day;
}

/** The first instant of the day `count` days after `day`. */
export function startOfDay(day: Day, count: number, { zoneOffset }: Zone): Instant {
  return instant((day + count) * MS_PER_DAY - zoneOffset);
}
