import { describe, expect, it } from "vitest";
import { instant } from "../../rules/calendar.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { afterDay, monthRange, readDay, readFilter, toListQuery, toQuery } from "./filter.ts";

const read = (address: string) => readFilter(new URLSearchParams(address));

describe("the history's filters in the address", () => {
  it("are read from the address", () => {
    expect(read("kind=expiry&from=2026-03-01&to=2026-03-31&q=towel&lot=regular-7")).toEqual({
      kind: "expiry",
      from: "2026-03-01",
      to: "2026-03-31",
      q: "towel",
      lot: "regular-7",
    });
  });

  it.each(["kind=theft", "from=yesterday", "to=2026-02-30", "from=1969-12-31", "q=%20"])(
    "are ignored where they are invalid: %s",
    (address) => {
      expect(Object.values(read(address)).filter(Boolean)).toEqual([]);
    },
  );

  it("are days in the programme's time zone, the last one included", () => {
    expect(toQuery(read("from=2026-03-01&to=2026-03-31"), aliPoint)).toEqual({
      kind: undefined,
      q: undefined,
      lot: undefined,
      from: "2026-02-28T16:00:00.000Z",
      to: "2026-03-31T16:00:00.000Z",
    });
  });

  it.each([
    ["", "check-ins"],
    ["from=2026-03-01", "check-ins"],
    ["checkIns=shown", "captures"],
    ["kind=grant", "captures"],
    ["q=sign", "captures"],
    ["lot=regular-7", "captures"],
  ])("fold daily check-ins unless they may be what is searched for: %s", (address, fold) => {
    expect(toListQuery(read(address), aliPoint).fold).toBe(fold);
  });

  it("are narrowed to a month, and its last day is known", () => {
    const at = instant(Date.parse("2026-03-31T23:59:59+08:00"));
    const march = { from: "2026-02-28T16:00:00.000Z", to: "2026-03-31T16:00:00.000Z" };
    expect(monthRange(at, {}, aliPoint)).toEqual({ ...march, lastDay: "2026-03-31" });
    const within = toQuery(read("from=2026-03-05&to=2026-03-20"), aliPoint);
    const { from, to } = within;
    expect(monthRange(at, within, aliPoint)).toMatchObject({ from, to });
    const around = toQuery(read("from=2026-01-05&to=2026-04-20"), aliPoint);
    expect(monthRange(at, around, aliPoint)).toMatchObject(march);
  });

  it("cut the search text to the length that the service accepts", () => {
    expect(read(`q=${"x".repeat(500)}`).q).toHaveLength(100);
  });

  it("open the list at a day, if it is valid", () => {
    expect(readDay(new URLSearchParams("at=2026-02-28"))).toBe("2026-02-28");
    expect(readDay(new URLSearchParams("at=2026-02-29"))).toBeUndefined();
    expect(readDay(new URLSearchParams(""))).toBeUndefined();
  });

  it.each([
    ["", "2026-02-28T16:00:00.000Z"],
    ["from=2026-03-01", "2026-02-28T16:00:00.000Z"],
    ["from=2026-03-02", "2026-03-01T16:00:00.000Z"],
  ])("leave only newer entries after a day, within the filter: %s", (address, from) => {
    const query = toQuery(read(`kind=refund&${address}`), aliPoint);
    expect(afterDay("2026-02-28", query, aliPoint)).toEqual({ ...query, from });
  });
});
