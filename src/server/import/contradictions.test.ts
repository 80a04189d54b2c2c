import { describe, expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { spendable } from "../../rules/ledger/wallet.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { openingBalance, withOpening } from "./contradictions.ts";
import { readCsv } from "./read-file.ts";
import { replayRows } from "./replay-rows.ts";

const NOW = at("2026-11-22T12:00:00+08:00");

async function read(header: string, ...lines: string[]) {
  const file = await readCsv([header, ...lines].join("\n"), aliPoint);
  if (!file.ok) throw new Error(file.fault);
  return file;
}

async function problems(header: string, ...lines: string[]) {
  const file = await read(header, ...lines);
  const { problems: inReplay, applied } = replayRows(file.rows, NOW, aliPoint);
  return { applied, found: [...file.problems, ...inReplay].map(({ line, code }) => [line, code]) };
}

describe("the numbers of a file", () => {
  const HEAD = "No,Date,Points";
  const rows = Array.from({ length: 12 }, (_, n) => `${n + 1},2026-03-${n + 10},${n + 5}`);

  it("may be any, if none of them is repeated", async () => {
    expect(await problems(HEAD, ...rows)).toEqual({ applied: 12, found: [] });
    const sparse = ["17,2026-03-01,5", "90,2026-03-02,5", "A-1,2026-03-03,5", ",2026-03-04,5"];
    expect(await problems(HEAD, ...sparse)).toEqual({ applied: 4, found: [] });
  });

  it("tell that a part of it stands in it twice, which counts once", async () => {
    const found = [[14, "number-repeated"]];
    expect(await problems(HEAD, ...rows, "3,2026-03-12,7")).toEqual({ applied: 12, found });
    // An order's payment and refund have the same number.
    const refund = await problems(HEAD, ...rows, "3,2026-03-24,8");
    expect(refund).toEqual({ applied: 13, found: [] });
  });

  it("tell where rows are missing", async () => {
    const found = [[5, "numbers-missing"]];
    expect(await problems(HEAD, ...rows.toSpliced(3, 2))).toEqual({ applied: 10, found });
  });
});

describe("the balances of a file", () => {
  const HEAD = "Date,Points,Balance";

  it("tell once where they begin to differ from the result", async () => {
    const lines = [
      "2026-03-01,100,100",
      "2026-03-02,-20,85",
      "2026-03-03,10,95",
      "2026-03-04,5,95",
    ];
    const found = [[3, "balance-differs"]];
    expect(await problems(HEAD, ...lines)).toEqual({ applied: 4, found });
  });

  it("tell that the file begins in the middle: with its opening balance they agree", async () => {
    const { rows } = await read(HEAD, "2026-03-02,20,70", "2026-03-01,-50,50");
    expect(openingBalance(rows)).toBe(100);
    const { problems: found, wallet } = replayRows(withOpening(rows), NOW, aliPoint);
    expect(found).toEqual([]);
    expect(spendable(wallet, NOW)).toBe(70);
  });

  it("tell that it begins at the beginning", async () => {
    const { rows } = await read(HEAD, "2026-03-01,100,100");
    expect(openingBalance(rows)).toBe(0);
    expect(withOpening(rows)).toBe(rows);
  });
});
