import { dayOf, later, localTime, startOfDay, type Instant } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import type { Statement } from "./stream.ts";

/** The programme day. */
export function dateOf(at: Instant, programme: Programme): string {
  return new Date(localTime(at, programme)).toISOString().slice(0, 10);
}

/** The first programme day after the statement. */
export function dateAfter({ wallet, now, programme }: Statement): string {
  const end = startOfDay(dayOf(later(now, wallet.at), programme), 1, programme);
  return dateOf(end, programme);
}

/** Removes line ends, control characters and changes of text direction, which would affect the rest of the line. */
export function onOneLine(words: string): string {
  return words.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}
