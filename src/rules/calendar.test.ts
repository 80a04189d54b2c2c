import { Temporal } from "temporal-polyfill";
import fc from "fast-check";
import { expect, it } from "vitest";
import { dayOf, instant, monthOf, startOfDay, startOfMonth } from "./calendar.ts";
import { aliPoint } from "./programme.ts";
import { anyInstant, at } from "./testing.ts";

const inChina = (ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO("+08:00");

it.each([-1, 0.5, NaN, Date.UTC(10_000, 0)])(
  "stops at %s, which is no instant, and names it",
  (value) => {
    expect(() => instant(value)).toThrow(String(value));
  },
);

it("takes the first and the last millisecond that four digits can write", () => {
  expect(instant(0)).toBe(0);
  expect(instant(Date.UTC(10_000, 0) - 1)).toBe(253_402_300_799_999);
});

it("changes the day at midnight in China, which is 16:00 UTC", () => {
  const last = at("2026-03-30T23:59:59.999+08:00");
  const first = at("2026-03-30T16:00:00.000Z");
  expect(dayOf(first, aliPoint)).toBe(dayOf(last, aliPoint) + 1);
  expect(startOfDay(dayOf(last, aliPoint), 1, aliPoint)).toBe(first);
});

it("agrees with Temporal on month, day and their starts", () => {
  fc.assert(
    fc.property(anyInstant, fc.integer({ min: 0, max: 60 }), (ms, count) => {
      const zoned = inChina(ms);
      const month = monthOf(ms, aliPoint);
      const day = dayOf(ms, aliPoint);
      expect(month).toBe(zoned.year * 12 + zoned.month - 1);
      expect(startOfMonth(month, count, aliPoint)).toBe(
        zoned.with({ day: 1 }).startOfDay().add({ months: count }).epochMilliseconds,
      );
      expect(startOfDay(day, count, aliPoint)).toBe(
        zoned.startOfDay().add({ days: count }).epochMilliseconds,
      );
    }),
    { numRuns: 5_000 },
  );
});
