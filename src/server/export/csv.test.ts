import { expect, it } from "vitest";
import { aliPoint, sampleCatalog } from "../../catalog/alipoint.ts";
import { replay } from "../../rules/ledger/fold.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { readDate } from "../import/dates.ts";
import { grantsAfter } from "../store/testing.ts";
import { csvWriter } from "./csv.ts";

it.each([
  ["Asia/Shanghai", "2026-07-01T00:00:00.000+08:00"],
  ["Asia/Kolkata", "2026-06-30T21:30:00.000+05:30"],
  ["Europe/Berlin", "2026-06-30T18:00:00.000+02:00"],
  ["America/St_Johns", "2026-06-30T13:30:00.000-02:30"],
  ["UTC", "2026-06-30T16:00:00.000+00:00"],
])("writes dates as clocks in %s show them, and the import reads them back", (zone, date) => {
  const instant = at("2026-06-30T16:00:00Z");
  const programme = { ...aliPoint, zone };
  const [entry] = grantsAfter(undefined, 1).entries;
  if (!entry) throw new Error("no entry");
  const writer = csvWriter({
    member: { id: "a", name: "A" },
    language: "en",
    wallet: replay([entry], aliPoint),
    now: instant,
    programme,
    catalog: sampleCatalog,
  });
  const [written = ""] = writer.entry({ ...entry, at: instant }).split(",");
  expect(written).toBe(date);
  expect(readDate(written, programme, undefined)).toBe(instant);
});
