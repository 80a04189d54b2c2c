import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { routes } from "../../contract/routes.ts";
import { demoRoutes } from "../../contract/demo-routes.ts";
import { instant, startOfMonth, monthOf } from "../../rules/calendar.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { createMemoryStore } from "../store/memory/memory-store.ts";
import { createTestService, keyOf } from "../testing/fixtures.ts";
import { moveToMonth } from "../../demo/create-member.ts";
import { replayRows } from "./replay-rows.ts";
import { readCsv } from "./read-file.ts";
import type { ImportRow } from "./read-rows.ts";

const NOW = at("2026-11-22T12:00:00+08:00");
const HEAD = "date,description,points,kind";

async function importRows(...lines: string[]) {
  const service = createTestService(createMemoryStore(), NOW);
  const result = await service.ask(demoRoutes.importFile, { body: lines.join("\n") });
  await service.signIn(result.memberId);
  const wallet = await service.ask(routes.readWallet);
  const entries = (await service.ask(routes.listEntries, { query: "limit=200" })).items;
  return { ...result, wallet, entries };
}

async function refused(body: BodyInit) {
  const service = createTestService(createMemoryStore(), NOW);
  const before = await service.ask(demoRoutes.listDemoMembers);
  const problem = await service.refused(demoRoutes.importFile, { body });
  expect(await service.ask(demoRoutes.listDemoMembers)).toEqual(before);
  return problem;
}

describe("an imported file", () => {
  it("is replayed oldest first, at the same time in file order", async () => {
    const { applied, problems, entries, wallet } = await importRows(
      HEAD,
      "2026-03-02,Bill,-30,payment",
      "2026-03-01,Bank,100,",
      '2026-03-02,"Shop, with a ""quote""",-20',
    );
    expect(problems).toEqual([]);
    expect(applied).toBe(3);
    expect(entries.map(({ title }) => title)).toEqual(['Shop, with a "quote"', "Bill", "Bank"]);
    expect(wallet.spendable).toBe(50);
  });

  it.each([
    ["2026-03-01", "2026-03-01T00:00:00+08:00"],
    ["2026-03-01 09:30", "2026-03-01T09:30:00+08:00"],
    ["2026-03-01 09:30:15", "2026-03-01T09:30:15+08:00"],
    ["2026-03-01T09:30:15.250Z", "2026-03-01T09:30:15.250Z"],
    ["2026-03-01T09:30:15-05:00", "2026-03-01T14:30:15Z"],
  ])("reads the date %s", async (date, expected) => {
    expect((await importRows(HEAD, `${date},Bank,5`)).entries).toMatchObject([
      { at: at(expected) },
    ]);
  });

  it.each([
    ["2026-03-29", "2026-03-29T00:00:00+01:00"],
    ["2026-03-29 12:00", "2026-03-29T12:00:00+02:00"],
    ["2026-10-25 02:30", "2026-10-25T02:30:00+02:00"],
  ])("reads the date %s at the clock of a programme in Berlin", async (date, expected) => {
    const berlin = { ...aliPoint, zone: "Europe/Berlin" };
    const file = await readCsv(`${HEAD}\n${date},Bank,5`, berlin);
    expect(file).toMatchObject({ ok: true, rows: [{ at: at(expected) }] });
  });

  it("has its words without direction marks, which would make a title read as another", async () => {
    const marked = "\u202eTowel\u202c \u2067من\u2069\u200f";
    const { entries } = await importRows(HEAD, `2026-03-01,${marked},100,`);
    expect(entries.map(({ title }) => title)).toEqual(["Towel من"]);
  });

  it("moves rows by months to the same time of day though the clocks have changed", () => {
    const berlin = { ...aliPoint, zone: "Europe/Berlin" };
    const row = { line: 2, at: at("2026-01-01T00:00+01:00") } as ImportRow;
    const now = at("2026-07-10T12:00+02:00");
    expect(moveToMonth([row], now, berlin)).toMatchObject([{ at: at("2026-07-01T00:00+02:00") }]);
  });

  it("reads a file that an earlier version exported", async () => {
    const { applied, problems } = await importRows(
      "date,description,points,kind,entry,balance,about,source,of,fen,promised,credited,held,expires,owed,lots,forfeited,released",
      "2026-03-30T07:00:00.000Z,Bank,100,grant,1,100,,statement,,,,,,2029-03-31T16:00:00.000Z,,,,",
    );
    expect([applied, problems]).toEqual([1, []]);
  });

  it("lists each row that breaks a rule by its line and code, and applies the others", async () => {
    const { applied, problems, wallet } = await importRows(
      HEAD, // line 1
      "2026-01-01,Bank,9,grant",
      "2026-01-02,Shop,-1,payment",
      "2026-01-03,Bank,91,grant",
      '2026-01-04,"two',
      'lines",-101,payment',
      "2026-01-05,Towel,-10,redemption",
      "2026-01-05 23:59,Towel,-10,redemption",
      "2026-01-06,Back,21,refund",
      "",
      "2026-11-22 12:00:01,Bank,5,grant",
      "2026-11-22 12:00,Bank,5,grant",
    );
    expect(problems).toMatchObject([
      { line: 3, code: "below-minimum", missing: 1 },
      { line: 5, code: "insufficient-points", missing: 1 },
      { line: 8, code: "daily-limit-reached", nextRedemptionAt: at("2026-01-06T00:00:00+08:00") },
      { line: 9, code: "refund-exceeds-capture", most: 10 },
      { line: 11, code: "in-the-future" },
    ]);
    expect(applied).toBe(4);
    expect(wallet.spendable).toBe(95);
  });

  it.each([
    ["2026-02-30,Bank,5", "date-unreadable", "date", "2026-02-30"],
    ["2026-13-01,Bank,5", "date-unreadable", "date", "2026-13-01"],
    ["yesterday,Bank,5", "date-unreadable", "date", "yesterday"],
    [",Bank,5", "date-unreadable", "date", ""],
    ["1969-12-31,Bank,5", "date-unreadable", "date", "1969-12-31"],
    ["2026-01-01,Bank,1.5", "amount-not-whole", "points", "1.5"],
    ["2026-01-01,Bank,1.500", "amount-unclear", "points", "1.500"],
    ["2026-01-01,Bank,1e3", "amount-unreadable", "points", "1e3"],
    ["2026-01-01,Bank,0", "amount-zero", "points", "0"],
    ["2026-01-01,Bank,9007199254740992", "amount-too-large", "points", "9007199254740992"],
    ["2026-01-01,Bank,", "amount-unreadable", "points", ""],
    ["2026-01-01,Bank", "amount-unreadable", "points", ""],
    ["2026-01-01", "amount-unreadable", "points", ""],
    ["2026-01-01,Bank,5,gift", "kind-unknown", "kind", "gift"],
    ["2026-01-01,Bank,5,payment", "kind-sign", "kind", "payment"],
    ["2026-01-01,Bank,-5,grant", "kind-sign", "kind", "grant"],
    ["2026-01-01,Bank,5,grant,more", "too-many-cells", undefined, "more"],
  ])(
    "lists the row '%s' with its text and its cell, and applies nothing of it",
    async (row, code, column, cell) => {
      const { applied, problems, wallet } = await importRows(HEAD, row);
      const text = row.replaceAll(",", " | ");
      expect(problems).toEqual([{ line: 2, code, ...(column && { column }), cell, row: text }]);
      expect(applied).toBe(0);
      expect(wallet.seq).toBe(0);
    },
  );

  it("lists an invalid row 217 and applies nothing of it", async () => {
    const rows = Array.from({ length: 300 }, (_, n) => `2026-01-01,Row ${n + 2},1,grant`);
    rows[215] = "2026-01-01,Row 217,one,grant";
    const { applied, problems, wallet } = await importRows(HEAD, ...rows);
    expect(problems).toMatchObject([{ line: 217, code: "amount-unreadable", cell: "one" }]);
    expect(applied).toBe(299);
    expect(wallet.spendable).toBe(299);
  });

  it("grants the largest possible number of points and refuses more", async () => {
    const { problems, wallet } = await importRows(
      HEAD,
      "2026-01-01,Bank,9007199254740991",
      "2026-01-02,Bank,1",
    );
    expect(problems).toMatchObject([{ line: 3, code: "too-many-points", most: 0 }]);
    expect(wallet.spendable).toBe(Number.MAX_SAFE_INTEGER);
  });

  it("computes expiries and only compares those in the file", async () => {
    const granted = ["2016-05-20,Bank,30", "2016-05-21,Shop,12", "2016-06-01,Bank,5"];
    const withExpiry = (...rows: string[]) => importRows(HEAD, ...granted, ...rows);
    const lotByLot = await withExpiry(
      "2019-06-01,Expired,-12,expiry",
      "2019-06-01,Expired,-30,expiry",
    );
    expect(lotByLot).toMatchObject({ applied: 3, problems: [], wallet: { spendable: 0, seq: 6 } });
    expect((await withExpiry("2019-06-01,Expired,-42,expiry")).problems).toEqual([]);
    expect((await withExpiry("2019-07-01 10:00,Expired,-5,expiry")).problems).toEqual([]);
    expect((await withExpiry("2019-05-31,Expired,-42,expiry")).problems).toEqual([]);
    expect((await withExpiry("2019-05-31 23:59:59,Expired,-42,expiry")).problems).toEqual([]);
    for (const wrong of ["2019-06-01,Expired,-41,expiry", "2019-05-30,Expired,-42,expiry"]) {
      const { problems, wallet } = await withExpiry(wrong);
      expect(problems).toMatchObject([{ line: 5, code: "expiry-differs" }]);
      expect(wallet.spendable).toBe(0);
    }
    const twice = await withExpiry(
      "2019-06-01,Expired,-42,expiry",
      "2019-06-01,Expired,-42,expiry",
    );
    expect(twice.problems).toMatchObject([{ line: 6, code: "expiry-differs" }]);
  });

  it("can have no rows, and Windows line ends", async () => {
    expect(await importRows(HEAD)).toMatchObject({ applied: 0, problems: [], wallet: { seq: 0 } });
    expect(await importRows("date,description,points\r\n2026-01-01,Bank,5\r\n")).toMatchObject({
      applied: 1,
    });
  });

  it("is listed among the members to sign in as, the newest last", async () => {
    const service = createTestService(createMemoryStore(), NOW);
    const { memberId } = await service.ask(demoRoutes.importFile, { body: HEAD });
    const { items } = await service.ask(demoRoutes.listDemoMembers);
    expect(items.at(-1)).toEqual({
      id: memberId,
      name: "Imported 22 Nov 2026, 12:00",
      isImported: true,
    });
  });
});

describe("a file that cannot be read is refused with the line, and creates no member", () => {
  it.each([
    ["no head row", "2026-01-01,Bank,5", "/line/1", "head-row-missing"],
    ["one column", "points\n5", "/line/1", "head-row-missing"],
    ["nothing", "", "/line/1", "head-row-missing"],
    ["another table", "name,age\nLin,30", "/line/1", "head-row-missing"],
    [
      "a quote that never closes",
      `${HEAD}\n2026-01-01,Bank,5\n2026-01-02,"Bank,5\n`,
      "/line/3",
      "not-csv",
    ],
    ["text after a quote", `${HEAD}\n2026-01-01,"Bank" of,5`, "/line/2", "not-csv"],
  ])("%s", async (_what, body, pointer, code) => {
    expect(await refused(body)).toMatchObject({ status: 400, errors: [{ pointer, code }] });
  });

  it("more than 50 MB, in bytes", async () => {
    expect((await refused("x".repeat(50 * 1024 * 1024 + 1))).code).toBe("invalid-request");
    const bytes = new Uint8Array(50 * 1024 * 1024 + 1).fill(0x78);
    // The last character has three bytes.
    bytes.set(new TextEncoder().encode("长"), bytes.length - 3);
    expect((await refused(bytes)).errors).toMatchObject([{ code: "too-large" }]);
    // At the limit it is read: this file has no header.
    expect((await refused(bytes.subarray(1))).errors).toMatchObject([{ code: "head-row-missing" }]);
  });
});

describe("a key", () => {
  const key = { "Idempotency-Key": keyOf(1) };
  const file = (points: number) => ({ body: `${HEAD}\n2026-11-01,Bank,${points},`, headers: key });

  it("makes one wallet of a file that is sent twice, and the same answer", async () => {
    const service = createTestService(createMemoryStore(), NOW);
    const first = await service.ask(demoRoutes.importFile, file(5));
    service.now = at("2026-11-23T12:00:00+08:00");
    expect(await service.ask(demoRoutes.importFile, file(5))).toEqual(first);
    const { items } = await service.ask(demoRoutes.listDemoMembers);
    expect(items.filter(({ isImported }) => isImported)).toHaveLength(1);
  });

  it("is refused with another file, and changes nothing", async () => {
    const service = createTestService(createMemoryStore(), NOW);
    const { memberId } = await service.ask(demoRoutes.importFile, file(5));
    const refusal = await service.refused(demoRoutes.importFile, file(6));
    expect(refusal.code).toBe("idempotency-key-reused");
    await service.signIn(memberId);
    expect((await service.ask(routes.readWallet)).spendable).toBe(5);
    const headers = { "Idempotency-Key": "mine" };
    const { code } = await service.refused(demoRoutes.importFile, { ...file(5), headers });
    expect(code).toBe("idempotency-key-invalid");
  });
});

describe("a preview", () => {
  const preview = (body: string, query = "") =>
    createTestService(createMemoryStore(), NOW).ask(demoRoutes.previewFile, { body, query });

  it("tells what was understood, and makes nothing", async () => {
    const service = createTestService(createMemoryStore(), NOW);
    const before = await service.ask(demoRoutes.listDemoMembers);
    const body =
      "My bank\nDate;Details;Amount;Branch\n2026-03-02;Shop;-30;A\n2026-03-01;Bank;100;\n2026-03-00;x;1;";
    expect(await service.ask(demoRoutes.previewFile, { body })).toEqual({
      format: "csv",
      encoding: "UTF-8",
      separator: ";",
      columns: [
        { name: "Date", role: "date" },
        { name: "Details", role: "description" },
        { name: "Amount", role: "points" },
        { name: "Branch", role: null },
      ],
      isExport: false,
      isIncomplete: false,
      isDateOrderUnclear: false,
      isNewestFirst: true,
      first: [
        { line: 3, at: at("2026-03-02T00:00+08:00"), title: "Shop", points: -30, kind: "payment" },
        { line: 4, at: at("2026-03-01T00:00+08:00"), title: "Bank", points: 100, kind: "grant" },
      ],
      opening: 0,
      hasOpening: false,
      applied: 2,
      problems: [
        {
          line: 5,
          code: "date-unreadable",
          column: "Date",
          cell: "2026-03-00",
          row: "2026-03-00 | x | 1 | ",
        },
      ],
      ignored: [1],
      spendable: 70,
    });
    expect(await service.ask(demoRoutes.listDemoMembers)).toEqual(before);
  });

  it("takes the columns that the member chose", async () => {
    const body = 'When;What;A;B\n2026-03-01;"Bank, Ltd";5;7\n';
    expect(await preview(body)).toMatchObject({ isIncomplete: true, first: [], applied: 0 });
    expect(await preview(body, "columns=date,description,,points")).toMatchObject({
      isIncomplete: false,
      first: [{ points: 7, title: "Bank, Ltd" }],
    });
    expect(await preview("2026-03-01,5\n2026-03-02,6", "columns=date,points")).toMatchObject({
      columns: [{ name: "1" }, { name: "2" }],
      first: [
        { line: 1, points: 5 },
        { line: 2, points: 6 },
      ],
    });
  });

  it("asks for the order of dates that no date tells, and takes it", async () => {
    const body = "date,points\n1/2/2026,5";
    expect(await preview(body)).toMatchObject({ isDateOrderUnclear: true, dateOrder: "dmy" });
    expect(await preview(body, "dates=mdy")).toMatchObject({
      isDateOrderUnclear: false,
      first: [{ at: at("2026-01-02T00:00+08:00") }],
    });
    expect((await refused(body)).errors).toEqual([
      { pointer: "/line/2", code: "date-order-unclear" },
    ]);
  });
});

describe("the file of the demo member regular", async () => {
  const file = await readCsv(await readFile("src/demo/statements/regular.csv", "utf8"), aliPoint);
  const rows = file.ok ? file.rows : [];

  it("has three years of an ordinary member, and no row that breaks a rule", () => {
    expect(rows).toHaveLength(417);
    expect(replayRows(rows, NOW, aliPoint)).toMatchObject({ applied: 417, problems: [] });
  });

  it("has the same numbers in Chinese", async () => {
    const text = await readFile("src/demo/statements/regular.zh-CN.csv", "utf8");
    const chinese = await readCsv(text, aliPoint);
    const figures = (each: readonly ImportRow[]) =>
      each.map((row) => ({ ...row, subject: undefined }));
    expect(figures(chinese.ok ? chinese.rows : [])).toEqual(figures(rows));
  });

  it.each([-24, -9, -8, -1, 0, 1, 3, 4, 15, 24])(
    "ends in the current month when moved by %s months, at its first and last millisecond",
    (months) => {
      const begins = startOfMonth(monthOf(NOW, aliPoint), months, aliPoint);
      const ends = instant(startOfMonth(monthOf(begins, aliPoint), 1, aliPoint) - 1);
      for (const now of [begins, ends]) {
        const { problems, wallet } = replayRows(moveToMonth(rows, now, aliPoint), now, aliPoint);
        expect(problems).toEqual([]);
        const expiries = wallet.expiring.map(({ expiresAt }) => expiresAt);
        expect(expiries.slice(0, 2)).toEqual([
          ends + 1,
          startOfMonth(monthOf(begins, aliPoint), 2, aliPoint),
        ]);
      }
    },
  );
});
