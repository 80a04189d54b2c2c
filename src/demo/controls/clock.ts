import { instant, monthOf, startOfMonth, type Instant } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";

export const DAY = 86_400_000;

/** The first instant after `now` of a day on which notices are made. */
export function nextNoticeDay(now: Instant, programme: Programme): Instant {
  const month = monthOf(now, programme);
  const [inThis, inNext] = [0, 1].map((count) =>
    instant(startOfMonth(month, count, programme) + (programme.noticeDay - 1) * DAY),
  ) as [Instant, Instant];
  return inThis > now ? inThis : inNext;
}

/** The value of a `datetime-local` field, in the programme's time zone: `2026-11-25T23:59:59`. */
export function toField(at: Instant, { zoneOffset }: Programme): string {
  return new Date(at + zoneOffset).toISOString().slice(0, 19);
}

/** The instant of such a value; `undefined` if it is not a time from 1970 to 2999. */
export function fromField(text: string, { zoneOffset }: Programme): Instant | undefined {
  const at = Date.parse(`${text}Z`) - zoneOffset;
  return at >= 0 && at < Date.UTC(3000, 0) ? instant(at) : undefined;
}
