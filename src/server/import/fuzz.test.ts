import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { readImportFile } from "./read-file.ts";
import { replayRows } from "./replay-rows.ts";
import { readTextTable } from "./table.ts";
import { decode } from "./decode.ts";

const NOW = at("2026-11-22T12:00:00+08:00");
const FILES = 500;
const SEEDS = [1, 2];

/** What stands in files that people and programmes spoil. */
const anyPiece = fc.oneof(
  fc.constantFrom(
    ...',;\t"\n\r-()'.split(""),
    '""',
    "\r\n",
    "\n\n",
    "１，５００",
    "Total,,5",
    "1/2/2026",
  ),
  fc.constantFrom("\ufeff", "2026-02-30", "2023年11月6日", "\0", "sep=;\n", "{", "日期,积分\n"),
  fc.string({ maxLength: 8 }),
);
const anyMutation = fc.record({ at: fc.nat(), cut: fc.nat({ max: 40 }), put: anyPiece });

describe("a spoiled file", async () => {
  const whole = await readFile("src/demo/statements/regular.csv", "utf8");
  const text = whole.slice(0, 2_000);

  it.each(SEEDS)("is read or refused, and no row is lost: seed %s", async (seed) => {
    const mutations = fc.array(anyMutation, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(mutations, async (each) => {
        let spoiled = text;
        for (const { at: place, cut, put } of each) {
          const index = place % (spoiled.length + 1);
          spoiled = spoiled.slice(0, index) + put + spoiled.slice(index + cut);
        }
        await expectNothingLost(new TextEncoder().encode(spoiled));
      }),
      { numRuns: FILES, seed },
    );
  });

  it.each(SEEDS)("of any bytes is read or refused: seed %s", async (seed) => {
    const bytes = new TextEncoder().encode(text);
    const anyBytes = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(anyBytes, async (changes) => {
        const spoiled = bytes.slice();
        for (const [index, byte] of changes) spoiled[index] = byte;
        await expectNothingLost(spoiled);
      }),
      { numRuns: FILES, seed },
    );
  });
});

/** Rows that are read, rows that are reported and lines that are told to be ignored are all rows of the file. */
async function expectNothingLost(bytes: Uint8Array) {
  const file = await readImportFile(bytes, aliPoint);
  if (!file.ok || file.understood.format !== "csv" || file.understood.isIncomplete) return;
  replayRows(file.rows, NOW, aliPoint);
  const decoded = decode(bytes);
  const table = decoded.ok ? await readTextTable(decoded.text) : decoded;
  const rows = table.ok ? table.rows.map(({ line }) => line) : [];
  const told = new Set([...file.rows, ...file.problems].map(({ line }) => line));
  for (const line of file.ignored) told.add(line);
  // The header is the one row that is neither.
  expect(rows.filter((line) => !told.has(line)).length).toBe(1);
}
