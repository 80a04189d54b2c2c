import type { Instant } from "../../rules/calendar.ts";

/** Something to be reminded of at one instant. */
export type CalendarEvent = {
  /** Stays the same when the file is made anew, so that a calendar replaces what it has. */
  readonly uid: string;
  readonly at: Instant;
  readonly title: string;
  readonly note: string;
};

type CalendarFileOptions = {
  readonly occasions: readonly CalendarEvent[];
  /** When this was so: the service's time. */
  readonly stamp: Instant;
  /** Grows whenever the numbers may have changed: of two files a calendar keeps the higher one's. */
  readonly sequence: number;
  /** Where the reader is led. */
  readonly url: string;
};

/** Days before an occasion at which a calendar speaks up. */
const ALARMS = [30, 7, 1];

/** A calendar file (RFC 5545) of `occasions`, each with alarms 30, 7 and 1 day before it. */
export function calendarFile({ occasions, stamp, sequence, url }: CalendarFileOptions): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Points wallet//Expiry//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...occasions.flatMap(({ uid, at, title, note }) => [
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

/** `20261130T155959Z`: to the second, as calendars count. */
function utc(at: Instant): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

const LONGEST = 75;

/** Breaks a line where it would pass 75 octets, and never within a character: half of one is no UTF-8. */
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
