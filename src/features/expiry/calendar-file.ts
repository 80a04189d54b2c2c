import type { Instant } from "../../rules/calendar.ts";

/** An event of the calendar file. */
export type CalendarEvent = {
  /** Stable, so that a newer file replaces the event. */
  readonly uid: string;
  readonly at: Instant;
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
};

/** Days before an event. */
const ALARMS = [30, 7, 1];

/** A calendar file (RFC 5545) of `events`, each with alarms 30, 7 and 1 day before it. */
export function calendarFile({ events, stamp, sequence, url }: CalendarFileOptions): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Points wallet//Expiry//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.flatMap(({ uid, at, title, note }) => [
      "BEGIN:VEVENT",
      `UID:${escape(uid)}`,
      `DTSTAMP:${utc(stamp)}`,
      `SEQUENCE:${sequence}`,
      `DTSTART:${utc(at)}`,
      `SUMMARY:${escape(title)}`,
      `DESCRIPTION:${escape(note)}`,
      `URL:${url}`,
      "TRANSP:TRANSPARENT",
      ...ALARMS.flatMap((days) => [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        `DESCRIPTION:${escape(title)}`,
        `TRIGGER:-P${days}D`,
        "END:VALARM",
      ]),
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** `20261130T155959Z`. */
function utc(at: Instant): string {
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
