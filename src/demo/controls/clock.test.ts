import { describe, expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { fromField, nextNoticeDay, toField } from "./clock.ts";

const berlin = { ...aliPoint, zone: "Europe/Berlin" };

describe("the demo clock", () => {
  it.each([
    ["2026-11-14T23:59:59.999+08:00", "2026-11-15T00:00+08:00"],
    ["2026-11-15T00:00:00.000+08:00", "2026-12-15T00:00+08:00"],
    ["2026-12-31T12:00:00.000+08:00", "2027-01-15T00:00+08:00"],
  ])("finds that the first notice day after %s begins at %s", (now, next) => {
    expect(nextNoticeDay(at(now), aliPoint)).toBe(at(next));
  });

  it("finds a notice day after the clocks have changed", () => {
    expect(nextNoticeDay(at("2026-03-20T12:00+01:00"), { ...berlin, noticeDay: 28 })).toBe(
      at("2026-03-28T00:00+01:00"),
    );
    expect(nextNoticeDay(at("2026-10-25T12:00+01:00"), { ...berlin, noticeDay: 28 })).toBe(
      at("2026-10-28T00:00+01:00"),
    );
  });

  it("is typed and shown in the programme's time", () => {
    const midnight = at("2019-06-01T00:00+08:00");
    expect(toField(midnight, aliPoint)).toBe("2019-06-01T00:00:00");
    expect(fromField("2019-06-01T00:00:00", aliPoint)).toBe(midnight);
    expect(fromField("2019-06-01T00:00", aliPoint)).toBe(midnight);
    const summer = at("2026-07-01T00:00+02:00");
    expect(toField(summer, berlin)).toBe("2026-07-01T00:00:00");
    expect(fromField("2026-07-01T00:00", berlin)).toBe(summer);
  });

  it.each(["", "1970-01-01T07:59:59", "3000-01-01T08:00", "tomorrow"])(
    "cannot be set to '%s'",
    (text) => {
      expect(fromField(text, aliPoint)).toBeUndefined();
    },
  );
});
