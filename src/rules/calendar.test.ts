import { isMainThread } from "node:worker_threads";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  dayOf,
  instant,
  lastMonthBefore,
  later,
  monthOf,
  nextPeriod,
  periodOf,
  sameDayLater,
  startOfDay,
  startOfMonth,
} from "./calendar.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { at } from "./testing/fixtures.ts";
import { offsetAt } from "./zone.ts";

const HOUR = 3_600_000;

it.each([-1, 0.5, NaN, Infinity, Date.UTC(10_000, 0), "0", null])(
  "fails on %s, which is not an instant",
  (value) => {
    expect(() => instant(value as number)).toThrow(
      `not an instant from 1970 to 9999: ${String(value)}`,
    );
  },
);

it("accepts the first and the last millisecond with a four-digit year", () => {
  expect(instant(0)).toBe(0);
  expect(instant(Date.UTC(10_000, 0) - 1)).toBe(253_402_300_799_999);
});

it("fails if a month, a day or the same day later is after 9999", () => {
  const last = at("9999-12-31T12:00:00+08:00");
  expect(startOfMonth(monthOf(last, aliPoint), 0, aliPoint)).toBe(at("9999-12-01T00:00:00+08:00"));
  expect(() => startOfMonth(monthOf(last, aliPoint), 13, aliPoint)).toThrow("not an instant");
  expect(() => startOfDay(dayOf(last, aliPoint), 2, aliPoint)).toThrow("not an instant");
  expect(() => sameDayLater(last, 1, aliPoint)).toThrow("not an instant");
});

it("changes the day and the month at midnight in China, which is 16:00 UTC", () => {
  const last = at("2026-03-31T23:59:59.999+08:00");
  const first = at("2026-03-31T16:00:00.000Z");
  expect(dayOf(first, aliPoint)).toBe(dayOf(last, aliPoint) + 1);
  expect(monthOf(first, aliPoint)).toBe(monthOf(last, aliPoint) + 1);
  expect(startOfDay(dayOf(last, aliPoint), 1, aliPoint)).toBe(first);
  expect(startOfMonth(monthOf(last, aliPoint), 1, aliPoint)).toBe(first);
});

it("changes the day and the month at midnight in another programme's time zone", () => {
  const newYork = { zone: "America/New_York" };
  const last = at("2026-03-31T23:59:59.999-04:00");
  const first = at("2026-04-01T00:00:00.000-04:00");
  expect(dayOf(first, newYork)).toBe(dayOf(last, newYork) + 1);
  expect(startOfMonth(monthOf(last, newYork), 1, newYork)).toBe(first);
  expect(sameDayLater(last, 1, newYork)).toBe(at("2026-04-30T23:59:59.999-04:00"));
});

it("counts an expiry at midnight of the 1st to the month before, and a millisecond later to the new month", () => {
  const june = at("2019-06-01T00:00:00.000+08:00");
  expect(lastMonthBefore(june, aliPoint)).toBe(2019 * 12 + 4);
  expect(lastMonthBefore(instant(june + 1), aliPoint)).toBe(2019 * 12 + 5);
  expect(() => lastMonthBefore(instant(0), aliPoint)).toThrow("not an instant");
});

it("counts back over the start of the year", () => {
  const january = monthOf(at("2026-01-20T12:00:00+08:00"), aliPoint);
  expect(startOfMonth(january, -1, aliPoint)).toBe(at("2025-12-01T00:00:00+08:00"));
  expect(startOfMonth(january, -13, aliPoint)).toBe(at("2024-12-01T00:00:00+08:00"));
});

it.each([
  ["2026-01-31T10:00:00.001", 1, "2026-02-28T10:00:00.001"],
  ["2024-01-31T23:59:59.999", 1, "2024-02-29T23:59:59.999"],
  ["2024-02-29T00:00:00.000", 12, "2025-02-28T00:00:00.000"],
  ["2024-02-29T00:00:00.000", 48, "2028-02-29T00:00:00.000"],
  ["2026-11-30T00:00:00.000", 3, "2027-02-28T00:00:00.000"],
  ["2026-12-31T07:59:59.999", 0, "2026-12-31T07:59:59.999"],
])("%s and %s months on is %s", (from, months, to) => {
  expect(sameDayLater(at(`${from}+08:00`), months, aliPoint)).toBe(at(`${to}+08:00`));
});

it("numbers periods, and finds the start of the next one", () => {
  const last = at("2026-03-31T23:59:59.999+08:00");
  const first = at("2026-04-01T00:00:00.000+08:00");
  expect(periodOf(last, "day", aliPoint)).toBe(dayOf(last, aliPoint));
  expect(periodOf(last, "month", aliPoint)).toBe(2026 * 12 + 2);
  expect(nextPeriod(last, "day", aliPoint)).toBe(first);
  expect(nextPeriod(last, "month", aliPoint)).toBe(first);
  expect(nextPeriod(first, "day", aliPoint)).toBe(at("2026-04-02T00:00:00+08:00"));
  expect(nextPeriod(first, "month", aliPoint)).toBe(at("2026-05-01T00:00:00+08:00"));
});

const berlin = { zone: "Europe/Berlin" };

it.each([
  ["2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00", 23],
  ["2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", 25],
])("has a day in Berlin from %s to %s, which is %s hours", (from, to, hours) => {
  const day = dayOf(at(from), berlin);
  expect(dayOf(instant(at(from) - 1), berlin)).toBe(day - 1);
  expect(dayOf(instant(at(to) - 1), berlin)).toBe(day);
  expect(dayOf(at(to), berlin)).toBe(day + 1);
  expect(startOfDay(day, 0, berlin)).toBe(at(from));
  expect(nextPeriod(at(from), "day", berlin)).toBe(at(to));
  expect(at(to) - at(from)).toBe(hours * HOUR);
});

it("begins a month in Berlin in summer time and the next one in winter time", () => {
  const october = monthOf(at("2026-10-15T12:00:00Z"), berlin);
  expect(startOfMonth(october, 0, berlin)).toBe(at("2026-10-01T00:00:00+02:00"));
  expect(startOfMonth(october, 1, berlin)).toBe(at("2026-11-01T00:00:00+01:00"));
});

it.each([
  ["America/Santiago", "2026-09-06T01:00:00-03:00"],
  ["Asia/Beirut", "2026-03-29T01:00:00+03:00"],
  ["Africa/Cairo", "2026-04-24T01:00:00+03:00"],
])("begins a day without midnight in %s at %s", (zone, first) => {
  const day = dayOf(at(first), { zone });
  expect(startOfDay(day, 0, { zone })).toBe(at(first));
  expect(dayOf(instant(at(first) - 1), { zone })).toBe(day - 1);
});

it("begins a day whose midnight comes twice at the first one", () => {
  const havana = { zone: "America/Havana" };
  const first = at("2026-11-01T00:00:00-04:00");
  expect(startOfDay(dayOf(first, havana), 0, havana)).toBe(first);
  expect(dayOf(at("2026-11-01T00:00:00-05:00"), havana)).toBe(dayOf(first, havana));
});

it("is the same time later where clocks change between, an hour later if they skip it", () => {
  const later = (from: string) => sameDayLater(at(from), 1, berlin);
  expect(later("2026-03-25T09:00:00+01:00")).toBe(at("2026-04-25T09:00:00+02:00"));
  expect(later("2026-02-28T02:30:00+01:00")).toBe(at("2026-03-28T02:30:00+01:00"));
  expect(sameDayLater(at("2026-01-29T02:30:00+01:00"), 2, berlin)).toBe(
    at("2026-03-29T03:30:00+02:00"),
  );
});

it("fails on a time zone that the platform does not know", () => {
  expect(() => dayOf(instant(0), { zone: "Asia/Nowhere" })).toThrow(RangeError);
});

it("finds the later of two instants", () => {
  expect(later(instant(1), instant(2))).toBe(2);
  expect(later(instant(2), instant(1))).toBe(2);
});

describe("compared with Temporal", () => {
  // A mutation run tries fewer.
  const CASES = Number(process.env["RULES_RUNS"] ?? Infinity) < 1_000 ? 2_000 : 100_000;
  const inZone = (ms: number, zone: string) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  const machineZones = [
    "UTC",
    "Asia/Shanghai",
    "America/New_York",
    "Pacific/Apia",
    "Asia/Kolkata",
    "Europe/Berlin",
  ];
  const zoneBefore = process.env["TZ"];
  let cases: ReturnType<typeof aCase>[] = [];
  beforeAll(() => {
    cases = Array.from({ length: CASES }, (_, index) => aCase(index, "Asia/Shanghai", "+08:00"));
  }, 120_000);
  afterAll(() => setZone(zoneBefore));

  it("agrees on months, days, their starts and the same day later, 1992 to 2100", () => {
    expect(cases.filter(disagrees)).toEqual([]);
  });

  it("agrees in every time zone of the platform, 2012 to 2100", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    const disagreeing = zones.flatMap((zone, number) => {
      const some = Array.from({ length: Math.ceil(CASES / 2_000) }, (_, index) =>
        aCase(index * 601 + number, zone, zone, Date.UTC(2012, 0)),
      );
      return some.filter(disagrees);
    });
    expect(disagreeing).toEqual([]);
  }, 120_000);

  it("finds the same offset at every change of clocks, 2005 to 2030", () => {
    const disagreeing = Intl.supportedValuesOf("timeZone").filter((zone) => {
      let change: Temporal.ZonedDateTime | null = inZone(Date.UTC(2005, 0), zone);
      while ((change = change.getTimeZoneTransition("next")) && change.year < 2030) {
        const ms = change.epochMilliseconds;
        for (const edge of [ms - 1, ms]) {
          if (offsetAt(edge, zone) * 1e6 !== inZone(edge, zone).offsetNanoseconds) return true;
        }
      }
      return false;
    });
    expect(disagreeing).toEqual([]);
  }, 120_000);

  // In a worker thread, Date does not read the changed environment.
  it.runIf(isMainThread).each(machineZones)("agrees on a machine whose time zone is %s", (zone) => {
    setZone(zone);
    const winter = Date.UTC(2026, 0, 15);
    const ahead = inZone(winter, zone).offsetNanoseconds / 60e9;
    expect(new Date(winter).getTimezoneOffset() + ahead).toBe(0);
    expect(cases.filter(disagrees)).toEqual([]);
  });

  it.runIf(isMainThread)("has tried six different time zones", () => {
    const offsets = machineZones.map((zone) => {
      setZone(zone);
      return new Date(Date.UTC(2026, 0, 15)).getTimezoneOffset();
    });
    expect(offsets).toEqual([0, -480, 300, -780, -330, -60]);
  });

  function setZone(zone: string | undefined) {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  }

  /** The same cases in every run: half at any time, half within a millisecond of the start of a day or month. */
  function aCase(index: number, zone: string, oracle: string, from = Date.UTC(1992, 0)) {
    const share = (index * 0.618_033_988_749_895) % 1;
    const anywhere = Math.floor(from + share * (Date.UTC(2100, 0) - from));
    const zoned = inZone(index % 2 === 0 ? anywhere : edgeNear(anywhere, index, oracle), oracle);
    const count = index % 61;
    const date = zoned.toPlainDate();
    const month = date.with({ day: 1 });
    const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(oracle).epochMilliseconds;
    return {
      zone,
      at: instant(zoned.epochMilliseconds),
      count,
      month: month.year * 12 + month.month - 1,
      day: date.since("1970-01-01").days,
      monthLater: startOf(month.add({ months: count })),
      dayLater: startOf(date.add({ days: count })),
      // Of a time that comes twice, `ZonedDateTime.add` keeps the offset; a wall clock shows the first one.
      sameDay: zoned.toPlainDateTime().add({ months: count }).toZonedDateTime(oracle)
        .epochMilliseconds,
    };
  }

  function edgeNear(ms: number, index: number, zone: string): number {
    const day = inZone(ms, zone).startOfDay();
    const start = index % 4 === 1 ? day.with({ day: 1 }) : day;
    return start.epochMilliseconds + (index % 3) - 1;
  }

  function disagrees({ at, count, zone, ...oracle }: ReturnType<typeof aCase>): boolean {
    const month = monthOf(at, { zone });
    const day = dayOf(at, { zone });
    return (
      month !== oracle.month ||
      day !== oracle.day ||
      startOfMonth(month, count, { zone }) !== oracle.monthLater ||
      startOfDay(day, count, { zone }) !== oracle.dayLater ||
      sameDayLater(at, count, { zone }) !== oracle.sameDay
    );
  }
});
