import { expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { dateOf } from "./plain-text.ts";

it("writes the day of the programme's time zone, in summer and in winter", () => {
  const berlin = { ...aliPoint, zone: "Europe/Berlin" };
  expect(dateOf(at("2026-07-01T21:59:59.999Z"), berlin)).toBe("2026-07-01");
  expect(dateOf(at("2026-07-01T22:00:00.000Z"), berlin)).toBe("2026-07-02");
  expect(dateOf(at("2026-12-01T22:59:59.999Z"), berlin)).toBe("2026-12-01");
  expect(dateOf(at("2026-12-01T23:00:00.000Z"), berlin)).toBe("2026-12-02");
});
