import { expect, it } from "vitest";
import { points } from "../../rules/points.ts";
import { aliPoint } from "../../rules/programme.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { byYear } from "./months.ts";

const row = (expiresAt: string) => ({ expiresAt: at(expiresAt), points: points(5) });

it("puts points that expire at New Year's midnight in the year before", () => {
  const [december, january] = [
    row("2027-01-01T00:00:00.000+08:00"),
    row("2027-02-01T00:00:00.000+08:00"),
  ];
  expect(byYear([december, january], aliPoint)).toEqual([
    { year: 2026, rows: [december] },
    { year: 2027, rows: [january] },
  ]);
});
