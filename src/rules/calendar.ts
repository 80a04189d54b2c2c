import { fail } from "./assertion.ts";
import type { Programme } from "./programme.ts";
import { firstInstantAt, offsetAt } from "./zone.ts";

/** Milliseconds since 1970-01-01T00:00:00Z, whole. */
export type Instant = number & { readonly unit: "ms" };

/** Calendar months in the programme's time zone, counted from January of year 0. */
export type Month = number & { readonly unit: "months" };

/** Calendar days in the programme's time zone, counted from 1970-01-01. */
export type Day = number & { readonly unit: "days" };

type Zone = Pick<Programme, "zone">;

/** A day whose clocks do not change; one on which they do is an hour shorter or longer. */
export const MS_PER_DAY = 86_400_000;

const YEAR_10_000 = Date.UTC(10_000, 0);

/** Converts a whole number of milliseconds. 1970 to 9999 is what RFC 3339 can write with four digits. */
export function instant(value: number): Instant {
  if (Number.isSafeInteger(value) && value >= 0 && value < YEAR_10_000) return value as Instant;
  return fail(`not an instant from 1970 to 9999: ${String(value)}`);
}

export function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** The date and time that clocks in the programme's zone show, as if they were in UTC. */
export function localTime(at: Instant, { zone }: Zone): number {
  return instant(at) + offsetAt(at, zone);
}

/** The first instant at which clocks in the programme's zone show a date and time. */
export function fromLocalTime(local: number, { zone }: Zone): Instant {
  return instant(Number.isFinite(local) ? firstInstantAt(local, zone) : local);
}

export function monthOf(at: Instant, zone: Zone): Month {
  const local = new Date(localTime(at, zone));
  return (local.getUTCFullYear() * 12 + local.getUTCMonth()) as Month;
}

/** The month of the last millisecond before `end`: the last month in which points that expire at `end` can be spent. */
export function lastMonthBefore(end: Instant, zone: Zone): Month {
  return monthOf(instant(instant(end) - 1), zone);
}

/** The first instant of the month `count` months after `month`. */
export function startOfMonth(month: Month, count: number, zone: Zone): Instant {
  const index = month + count;
  return fromLocalTime(Date.UTC(Math.floor(index / 12), index % 12), zone);
}

export function dayOf(at: Instant, zone: Zone): Day {
  return Math.floor(localTime(at, zone) / MS_PER_DAY) as Day;
}

/** The first instant of the day `count` days after `day`. */
export function startOfDay(day: Day, count: number, zone: Zone): Instant {
  return fromLocalTime((day + count) * MS_PER_DAY, zone);
}

/** `count` months later, on the same day and at the same time; in a shorter month on its last day. */
export function sameDayLater(at: Instant, count: number, zone: Zone): Instant {
  const local = new Date(localTime(at, zone));
  const month = local.getUTCMonth() + count;
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return fromLocalTime(local.setUTCMonth(month, Math.min(local.getUTCDate(), lastDay)), zone);
}

/** The number of the programme day or month in which `at` lies. */
export function periodOf(at: Instant, period: "day" | "month", zone: Zone): number {
  return period === "day" ? dayOf(at, zone) : monthOf(at, zone);
}

/** The first instant of the period after the one in which `at` lies. */
export function nextPeriod(at: Instant, period: "day" | "month", zone: Zone): Instant {
  return period === "day"
    ? startOfDay(dayOf(at, zone), 1, zone)
    : startOfMonth(monthOf(at, zone), 1, zone);
}
