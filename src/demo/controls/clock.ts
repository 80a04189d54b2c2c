import {
  dayOf,
  instant,
  localTime,
  monthOf,
  startOfDay,
  startOfMonth,
  type Instant,
} from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import { firstInstantAt } from "../../rules/zone.ts";

export const DAY = 86_400_000;

/** The first instant after `now` of a day on which notices are made. */
export function nextNoticeDay(now: Instant, programme: Programme): Instant {
  const month = monthOf(now, programme);
  const [inThis, inNext] = [0, 1].map((count) =>
    startOfDay(
      dayOf(startOfMonth(month, count, programme), programme),
      programme.noticeDay - 1,
      programme,
    ),
  ) as [Instant, Instant];
  return inThis > now ? inThis : inNext;
}

/** The value of a `datetime-local` field, in the programme's time zone: `2026-11-25T23:59:59`. */
export function toField(at: Instant, programme: Programme): string {
  return new Date(localTime(at, programme)).toISOString().slice(0, 19);
}

/** The instant of such a value; `undefined` if it is not a time from 1970 to 2999. */
export function fromField(text: string, { zone }: Programme): Instant | undefined {
  const local = Date.parse(`${text}Z`);
  if (!(local < Date.UTC(3000, 0))) return undefined;
  const at = firstInstantAt(local, zone);
  return at >= 0 ? instant(at) : undefined;
}
