import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { instant } from "../../rules/calendar.ts";
import { calendarFile, type CalendarEvent } from "./calendar-file.ts";

const at = (text: string) => instant(Date.parse(text));

const chinese: CalendarEvent = {
  uid: "expiry-2026-11-30@regular",
  expiresAt: at("2026-12-01T00:00+08:00"),
  title:
    "1,174 积分即将过期，价值 ¥11.74；请在到期之前用于支付、兑换、捐赠或抽奖，过期后不再退还😀",
  note: "有效期至2026年11月30日 23:59:59（北京时间）\n先到期的积分先使用；\\反斜杠, 逗号; 分号",
};
const plain: CalendarEvent = {
  uid: "expiry-2026-12-31@regular",
  expiresAt: at("2027-01-01T00:00+08:00"),
  title: "785 points expire",
  note: "",
};

const about = {
  stamp: at("2026-11-22T12:00+08:00"),
  sequence: 417,
  url: "https://points.example/",
  zone: "Asia/Shanghai",
};
const file = calendarFile({ ...about, events: [chinese, plain] });

/** The events as a calendar program reads them. */
function eventsIn(text: string) {
  return new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents("vevent")
    .map((event) => new ICAL.Event(event));
}

const events = eventsIn(file);
const iso = (time: ICAL.Time) => time.toJSDate().toISOString();

/** When the alarms of an event ring. */
function alarmsOf({ component, startDate }: ICAL.Event): string[] {
  return component.getAllSubcomponents("valarm").map((alarm) => {
    const time = startDate.clone();
    time.addDuration(ICAL.Duration.fromString(String(alarm.getFirstPropertyValue("trigger"))));
    return iso(time);
  });
}

/** The alarms of the event of 30 November, in a file that is made at `stamp` for a member who lives in `zone`. */
function novemberAlarms(options: { readonly stamp?: string; readonly zone?: string }): string[] {
  const { stamp = "2026-11-01T00:00Z", zone = "Asia/Shanghai" } = options;
  const text = calendarFile({ ...about, stamp: at(stamp), zone, events: [chinese] });
  return eventsIn(text).flatMap(alarmsOf);
}

describe("the calendar file", () => {
  it("is read by an independent parser with every text intact", () => {
    expect(events.map(({ uid, summary, description }) => ({ uid, summary, description }))).toEqual([
      { uid: chinese.uid, summary: chinese.title, description: chinese.note },
      { uid: plain.uid, summary: plain.title, description: plain.note },
    ]);
  });

  it("ends each event in the last second in which the points can be spent", () => {
    expect(events.map(({ startDate, endDate }) => [iso(startDate), iso(endDate)])).toEqual([
      ["2026-11-30T15:00:00.000Z", "2026-11-30T15:59:59.000Z"],
      ["2026-12-31T15:00:00.000Z", "2026-12-31T15:59:59.000Z"],
    ]);
  });

  it("rings at nine in the morning a week and a day before the last day", () => {
    expect(novemberAlarms({})).toEqual(["2026-11-23T01:00:00.000Z", "2026-11-29T01:00:00.000Z"]);
  });

  it("rings at nine where the member lives, also when the clocks change in between", () => {
    // The points expire on 30 November at 17:00 in Berlin.
    expect(novemberAlarms({ zone: "Europe/Berlin" })).toEqual([
      "2026-11-23T08:00:00.000Z",
      "2026-11-29T08:00:00.000Z",
    ]);
    const march: CalendarEvent = { ...plain, expiresAt: at("2027-04-01T00:00+08:00") };
    const zone = "Europe/Berlin";
    expect(eventsIn(calendarFile({ ...about, zone, events: [march] })).flatMap(alarmsOf)).toEqual([
      "2027-03-24T08:00:00.000Z",
      "2027-03-30T07:00:00.000Z",
    ]);
  });

  it("leaves out an alarm whose time has come", () => {
    const both = ["2026-11-23T01:00:00.000Z", "2026-11-29T01:00:00.000Z"];
    expect(novemberAlarms({ stamp: "2026-11-23T08:59:59.999+08:00" })).toEqual(both);
    expect(novemberAlarms({ stamp: "2026-11-23T09:00+08:00" })).toEqual(both.slice(1));
    expect(novemberAlarms({ stamp: "2026-11-29T08:59:59.999+08:00" })).toEqual(both.slice(1));
    expect(novemberAlarms({ stamp: "2026-11-29T09:00+08:00" })).toEqual([]);
  });

  it("has the service's time as its stamp, and a sequence that a later file exceeds", () => {
    const [first] = events;
    expect(String(first?.component.getFirstPropertyValue("dtstamp"))).toBe("2026-11-22T04:00:00Z");
    expect(first?.sequence).toBe(417);
  });

  it("has no line of more than 75 octets, and splits no character", () => {
    const lines = file.split("\r\n");
    const encoder = new TextEncoder();
    expect(Math.max(...lines.map((line) => encoder.encode(line).length))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => line.startsWith(" ")).length).toBeGreaterThan(3);
    expect(file).not.toMatch(/\p{Surrogate}/u);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(lines.at(-1)).toBe("");
  });
});
