import type { DateOrder } from "../../contract/demo.ts";
import { instant, type Instant } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import { firstInstantAt } from "../../rules/zone.ts";

const DAY = 86_400_000;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** `2023-11-02`, `2023/11/2`, `2023.11.2`, `2023年11月2日`. */
const YEAR_FIRST = /^(\d{4})(?:[-/.]|年\s?)(\d{1,2})(?:[-/.]|月\s?)(\d{1,2})日?(?!\d)/;
/** `20231102`, also with the digits of a time behind it. */
const BASIC = /^(\d{4})(\d\d)(\d\d)(?=$|\D|\d{4}(?:\d\d)?$)/;
/** `2023-306`: the day of the year. */
const ORDINAL = /^(\d{4})-?(\d{3})(?!\d)/;
/** `2023-W44-4`: the week and its day, Monday being 1. */
const WEEK = /^(\d{4})-?W(\d\d)-?([1-7])(?!\d)/i;
/** `2/11/2023`, `2.11.2023`. */
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
/** `2 Nov 2023`, `2-Nov-2023`. */
const DAY_NAMED = /^(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?!\d)/i;
/** `Nov 2, 2023`. */
const MONTH_NAMED = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?!\d)/i;
/** `T20:07`, ` 8:07:15 PM`, `下午8:07`, `200715,25+0800`; a fraction is of the smallest unit. */
const TIME =
  /^(?:T|[\s,]+)?(上午|下午|am|pm)?\s?(\d{1,2})(?:(?:[:时]\s?)?(\d\d)(?:(?:[:分]\s?)?(\d\d)秒?)?分?)?(?:[.,](\d+))?时?\s?(am|pm)?\s?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;

/** A date, and a time with or without an offset from UTC: else at the programme's clock. */
export function readDate(
  text: string,
  { zone }: Pick<Programme, "zone">,
  order: DateOrder | undefined,
): Instant | undefined {
  const plain = plainDate(text);
  const [day, length] = readDay(plain, order) ?? [];
  if (day === undefined || length === undefined) return undefined;
  const rest = plain.slice(length);
  const time = rest === "" ? { ms: 0 } : readTime(rest);
  if (!time) return undefined;
  const local = day + time.ms;
  const ms = time.offset === undefined ? firstInstantAt(local, zone) : local - time.offset;
  return ms >= 0 && ms < Date.UTC(10_000, 0, 1) ? instant(ms) : undefined;
}

/** What the dates of a file tell about their order; `undefined` if every one of them can be read both ways. */
export function dateOrderOf(texts: Iterable<string>): DateOrder | "any" | undefined {
  let isUnclear = false;
  const counts = { dmy: 0, mdy: 0 };
  for (const text of texts) {
    const [, first, separator, second] = YEAR_LAST.exec(plainDate(text)) ?? [];
    if (first === undefined || separator === "." || first === second) continue;
    if (Number(first) > 12) counts.dmy += 1;
    else if (Number(second) > 12) counts.mdy += 1;
    else isUnclear = true;
  }
  if (counts.dmy + counts.mdy > 0) return counts.dmy >= counts.mdy ? "dmy" : "mdy";
  return isUnclear ? undefined : "any";
}

function plainDate(text: string): string {
  return text.normalize("NFKC").replaceAll("\u2212", "-").replace(/\s+/g, " ").trim();
}

/** Midnight of the day, as if it were in UTC, and how many characters name it. */
function readDay(text: string, order: DateOrder | undefined): [number, number] | undefined {
  let match = YEAR_FIRST.exec(text) ?? BASIC.exec(text);
  if (match) return dayOf(match, match[1], match[2], match[3]);
  if ((match = YEAR_LAST.exec(text))) {
    const [, first, separator, second, year] = match;
    const monthFirst = order === "mdy" && separator !== ".";
    return monthFirst ? dayOf(match, year, first, second) : dayOf(match, year, second, first);
  }
  if ((match = DAY_NAMED.exec(text))) return dayOf(match, match[3], monthOf(match[2]), match[1]);
  if ((match = MONTH_NAMED.exec(text))) return dayOf(match, match[3], monthOf(match[1]), match[2]);
  if ((match = WEEK.exec(text))) return dayOfWeek(match);
  if ((match = ORDINAL.exec(text))) return dayOfYear(match);
  return undefined;
}

function dayOf(
  [{ length }]: RegExpExecArray,
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
): [number, number] | undefined {
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(ms);
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? [ms, length] : undefined;
}

function monthOf(name = ""): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function dayOfYear([all, year, day]: RegExpExecArray): [number, number] | undefined {
  const ms = Date.UTC(Number(year), 0, Number(day));
  const exists = new Date(ms).getUTCFullYear() === Number(year) && Number(day) > 0;
  return exists ? [ms, all.length] : undefined;
}

/** The first week of a year has its 4 January. */
function dayOfWeek([all, year, week, day]: RegExpExecArray): [number, number] | undefined {
  const monday = (ofYear: number) => {
    const fourth = Date.UTC(ofYear, 0, 4);
    return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
  };
  const ms = monday(Number(year)) + ((Number(week) - 1) * 7 + Number(day) - 1) * DAY;
  const exists = Number(week) > 0 && ms < monday(Number(year) + 1);
  return exists ? [ms, all.length] : undefined;
}

function readTime(text: string): { readonly ms: number; readonly offset?: number } | undefined {
  const [all, before, hours, minutes, seconds, fraction, after, zone] = TIME.exec(text) ?? [];
  if (all === undefined) return undefined;
  const half = (before ?? after)?.toLowerCase();
  const hour = half === undefined ? Number(hours) : hourOf(Number(hours), half);
  const minute = Number(minutes ?? 0);
  const second = Number(seconds ?? 0);
  const isMidnight = hour === 24 && minute === 0 && second === 0;
  // A leap second is the first second of the next minute.
  const isLeap = second === 60 && minute === 59;
  if (hour === undefined || (hour > 23 && !isMidnight) || minute > 59) return undefined;
  if (second > 59 && !isLeap) return undefined;
  const unit = seconds !== undefined ? 1_000 : minutes !== undefined ? 60_000 : 3_600_000;
  const part = Math.floor(Number(`0.${fraction ?? 0}`) * unit + 1e-6);
  const ms = hour * 3_600_000 + minute * 60_000 + second * 1_000 + part;
  if (zone === undefined) return { ms };
  const offset = offsetOf(zone);
  return offset === undefined ? undefined : { ms, offset };
}

/** Of twelve hours. Midnight and noon are 12. */
function hourOf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === "pm" || half === "下午" ? 12 : 0);
}

function offsetOf(zone: string): number | undefined {
  const [, sign = "+", hours = "0", minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3_600_000 + Number(minutes) * 60_000);
}
