import { dayOf, instant, startOfDay, type Instant } from "../../rules/calendar.ts";

/** An event of the calendar file. */
export type CalendarEvent = {
  /** Stable, so that a newer file replaces the event. */
  readonly uid: string;
  /** The first instant at which the points can no longer be spent. */
  readonly expiresAt: Instant;
  readonly title: string;
  readonly note: string;
};

type CalendarFileOptions = {
  readonly events: readonly CalendarEvent[];
  /** The service's time. */
  readonly stamp: Instant;
  /** Grows with every change: a calendar keeps the event with the higher number. */
  readonly sequence: number;
  /** The link in each event. */
  readonly url: string;
  /** The time zone in which the member lives, and in which alarms ring. */
  readonly zone: string;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Days before the last day on which the points can be spent. */
const ALARM_DAYS = [7, 1];
/** When the member is awake. */
const ALARM_HOUR = 9;

/**
 * A calendar file (RFC 5545). Each event is the last hour in which points can be spent, with alarms in the mornings a
 * week and a day before. A calendar program gives an event without an end one of its own, which may be after the expiry.
 */
export function calendarFile(options: CalendarFileOptions): string {
  const { events, stamp, sequence, url, zone } = options;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Points wallet//Expiry//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.flatMap(({ uid, expiresAt, title, note }) => [
      "BEGIN:VEVENT",
      `UID:${escape(uid)}`,
      `DTSTAMP:${utc(stamp)}`,
      `SEQUENCE:${sequence}`,
      `DTSTART:${utc(startOf(expiresAt))}`,
      `DTEND:${utc(expiresAt - 1_000)}`,
      `SUMMARY:${escape(title)}`,
      `DESCRIPTION:${escape(note)}`,
      `URL:${url}`,
      "TRANSP:TRANSPARENT",
      ...alarmsOf(expiresAt, stamp, zone).flatMap((minutes) => [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        `DESCRIPTION:${escape(title)}`,
        `TRIGGER:-PT${minutes}M`,
        "END:VALARM",
      ]),
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function startOf(expiresAt: Instant): Instant {
  return instant(expiresAt - HOUR);
}

/** Minutes from each alarm that is still to come to the start of the event. */
function alarmsOf(expiresAt: Instant, stamp: Instant, zone: string): number[] {
  const lastDay = dayOf(instant(expiresAt - 1), { zone });
  return ALARM_DAYS.map((days) => startOfDay(lastDay, -days, { zone }) + ALARM_HOUR * HOUR)
    .filter((at) => at > stamp)
    .map((at) => (startOf(expiresAt) - at) / MINUTE);
}

/** `20261130T155959Z`. */
function utc(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

const LONGEST = 75;

/** Folds a line at 75 octets, never within a character. */
function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LONGEST) {
      folded += "\r\n ";
      octets = 1; // The space counts.
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
