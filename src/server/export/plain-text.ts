import { dayOf, later, startOfDay, type Instant } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import type { Account } from "./writer.ts";

/** The programme's calendar date of an instant. */
export function dateOf(at: Instant, { zoneOffset }: Programme): string {
  return new Date(at + zoneOffset).toISOString().slice(0, 10);
}

/** The first date on which nothing of the statement happened any more. */
export function dateAfter({ wallet, now, programme }: Account): string {
  const end = startOfDay(dayOf(later(now, wallet.at), programme), 1, programme);
  return dateOf(end, programme);
}

/**
 * Words of whoever wrote them on one line. What turns the direction of the text around goes, since it would
 * turn the rest of the line.
 */
export function onOneLine(words: string): string {
  return words.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}
