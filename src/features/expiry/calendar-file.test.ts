import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { instant } from "../../rules/calendar.ts";
import { calendarFile, type CalendarEvent } from "./calendar-file.ts";

const at = (text: string) => instant(Date.parse(text));

const chinese: CalendarEvent = {
  uid: "expiry-2026-11-30@regular",
  at: at("2026-11-30T23:59:59+08:00"),
  title:
    "1,174 积分即将过期，价值 ¥11.74；请在到期之前用于支付、兑换、捐赠或抽奖，过期后不再退还😀",
  note: "有效期至2026年11月30日 23:59:59（北京时间）\n先到期的积分先使用；\\反斜杠, 逗号; 分号",
};
const plain: CalendarEvent = {
  uid: "expiry-2026-12-31@regular",
  at: at("2026-12-31T23:59:59+08:00"),
  title: "785 points expire",
  note: "",
};

const about = {
  stamp: at("2026-11-22T12:00+08:00"),
  sequence: 417,
  url: "https://points.example/",
};
const file = calendarFile({ ...about, events: [chinese, plain] });

/** The events as a calendar program reads them. */
const events = new ICAL.Component(ICAL.parse(file) as unknown[])
  .getAllSubcomponents("vevent")
  .map((event) => new ICAL.Event(event));

describe("the calendar file", () => {
  it("is read by an independent parser with every text intact", () => {
    expect(events.map(({ uid, summary, description }) => ({ uid, summary, description }))).toEqual([
      { uid: chinese.uid, summary: chinese.title, description: chinese.note },
      { uid: plain.uid, summary: plain.title, description: plain.note },
    ]);
  });

  it("begins each event in the last second in which the points can be spent", () => {
    expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
      "2026-11-30T15:59:59.000Z",
      "2026-12-31T15:59:59.000Z",
    ]);
  });

  it("has alarms 30, 7 and 1 day before", () => {
    for (const { component } of events) {
      const alarms = component.getAllSubcomponents("valarm");
      const triggers = alarms.map((alarm) => String(alarm.getFirstPropertyValue("trigger")));
      expect(triggers).toEqual(["-P30D", "-P7D", "-P1D"]);
    }
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
