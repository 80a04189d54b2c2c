import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFromService, routes } from "../../contract/routes.ts";
import { decide, type RulesCommand } from "../../rules/decide.ts";
import { fen, points } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at, NOW } from "../../rules/testing/fixtures.ts";
import type { Entry, SpendEntry } from "../../rules/ledger/entry.ts";
import { spendOf } from "../../rules/spend/refund.ts";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { createMemoryStore } from "../store/memory/memory-store.ts";
import { createTestService } from "../testing/fixtures.ts";
import { escapeFormula, unescapeFormula } from "./csv.ts";
import { serviceOf } from "./testing.ts";

const subject = (words: string) => ({ words });

/** A ledger that these commands make, one a minute; some are about what was made before. */
function after(
  ...commands: readonly (RulesCommand | ((made: readonly Entry[]) => RulesCommand))[]
) {
  let wallet = emptyWallet;
  const ledger: Entry[] = [];
  let clock = at("2026-03-30T15:00:00+08:00");
  for (const each of commands) {
    const command = typeof each === "function" ? each(ledger) : each;
    const outcome = decide(wallet, command, clock, aliPoint);
    wallet = outcome.wallet;
    ledger.push(...outcome.entries);
    clock = at(new Date(clock + 60_000).toISOString());
  }
  return serviceOf({ wallet, ledger, clock });
}

const grant = (words: string, amount = 100): RulesCommand => ({
  kind: "grant",
  points: points(amount),
  subject: subject(words),
});
const pay = (words: string, amount: number, cash = 0): RulesCommand => ({
  kind: "payment",
  points: points(amount),
  total: fen(amount + cash),
  subject: subject(words),
});

describe("an export", () => {
  it("is CSV with one entry a row, oldest first", async () => {
    const { download } = await after(grant("Bank"), pay('Shop, "the" corner', 30, 5));
    const { response, text } = await download("csv");
    expect(response.headers.get("Content-Type")).toMatch(/^text\/csv; charset=utf-8/);
    expect(response.headers.get("Content-Disposition")).toBe(
      'attachment; filename="points-drawn.csv"',
    );
    expect(text.split("\r\n")).toEqual([
      "date,description,points,kind,entry,balance,about,source,of,fen,promised,credited,held,expires,owed,lots,forfeited,released",
      "2026-03-30T15:00:00.000+08:00,Bank,100,grant,1,100,,import,,,,,,2029-04-01T00:00:00.000+08:00,,,,",
      '2026-03-30T15:01:00.000+08:00,"Shop, ""the"" corner",-30,payment,2,70,,,,35,,,2026-03-30T15:16:00.000+08:00,,,1:30,,',
      "",
    ]);
  });

  it("has words of several languages in the reader's language, which is English here", async () => {
    const words = { en: "Gift", "zh-CN": "礼品" };
    const { download } = await after({ kind: "grant", points: points(5), subject: { words } });
    expect((await download("csv")).text).toContain("+08:00,Gift,5,grant");
    const { entries } = JSON.parse((await download("json")).text);
    expect(entries).toMatchObject([{ title: "Gift", subject: { words: "Gift" } }]);
  });

  it.each(["=1+1", "+1", "-1", "@A1", "'=1", "＝1"])(
    "escapes %j, so that no spreadsheet runs it",
    async (words) => {
      const { text } = await (await after(grant(words))).download("csv");
      const cell = text.slice(text.indexOf("+08:00,") + 7);
      expect(cell.replace(/^"/, "").startsWith(`'${words}`)).toBe(true);
    },
  );

  it.each([
    ["a;=1", "a;'=1"],
    ["a\t@b", "a\t'@b"],
    ["a\n-1", "a\n'-1"],
    ["a;'=1", "a;''=1"],
    ["\t=1", "'\t'=1"],
    ["\r=1", "'\r'=1"],
    ["=1;=2", "'=1;'=2"],
  ])("escapes %j, which another separator would make a cell of its own", async (words, escaped) => {
    const { text } = await (await after(grant(words))).download("csv");
    expect(text).toContain(escaped);
  });

  it("gets any words back from their escaped form", () => {
    const character = fc.constantFrom(
      "a",
      "'",
      "=",
      "+",
      "-",
      "@",
      ";",
      "\t",
      "\r",
      "\n",
      "＝",
      ",",
    );
    const words = fc.string({ unit: character, maxLength: 12 });
    fc.assert(
      fc.property(words, (each) => {
        expect(unescapeFormula(escapeFormula(each))).toBe(each);
      }),
    );
  });

  it("is one JSON document with the member and the programme", async () => {
    const { download } = await after(grant("Bank"), grant("Shop"));
    const { response, text } = await download("json");
    expect(response.headers.get("Content-Type")).toBe("application/json; charset=utf-8");
    expect(JSON.parse(text)).toMatchObject({
      member: { id: "drawn" },
      programme: { minimumBalance: 10 },
      at: "2026-03-30T07:02:00.000Z",
      entries: [
        { seq: 1, title: "Bank", points: 100 },
        { seq: 2, title: "Shop" },
      ],
    });
  });

  it("books each lot and each hold, and asserts the balances", async () => {
    const { download } = await after(grant('Bank "x" \\'), pay("Shop; a\nb", 30, 5));
    const { text } = await download("beancount");
    expect(text).toContain('2026-03-30 * "Bank \\"x\\" \\\\"\n  entry: 1\n');
    expect(text).toContain("  Assets:Points:Spendable:Lot-1  -30 POINT\n");
    expect(text).toContain("2026-03-31 balance Assets:Points:Spendable:Lot-1  70 POINT\n");
    expect(text).toContain("2026-03-31 balance Assets:Points:Held:Spend-2:Lot-1  30 POINT\n");
    const { text: journal } = await download("hledger");
    expect(journal).toContain("2026-03-30 * (2) Shop； a b  ; kind: payment, ");
    expect(journal).toContain("    Assets:Points:Spendable:Lot-1  0 POINT =* 70 POINT\n");
  });

  it("has the total of a partial capture and the released points", async () => {
    const { download } = await after(
      grant("Bank", 20),
      grant("Shop"),
      pay("Bill", 50, 5),
      (made) => ({
        kind: "capture",
        spend: spendOf(made.at(-1) as SpendEntry & Entry),
        total: fen(12),
      }),
    );
    expect((await download("csv")).text).toContain(
      ",Bill,38,capture,4,108,,,3,12,,,,,,,,1:8 2:30\r\n",
    );
    const { entries } = JSON.parse((await download("json")).text) as { entries: object[] };
    expect(entries[3]).toMatchObject({
      points: 38,
      fen: 12,
      released: [
        { lot: 1, points: 8 },
        { lot: 2, points: 30 },
      ],
    });
    const { text } = await download("beancount");
    expect(text).toContain("  Assets:Points:Held:Spend-3:Lot-1  -12 POINT\n");
    expect(text).toContain("  Expenses:Spent:Payment  12 POINT\n");
    expect(text).toContain("  Assets:Points:Spendable:Lot-1  8 POINT\n");
    expect(text).toContain("  Assets:Points:Held:Spend-3:Lot-1  -8 POINT\n");
    expect(text).toContain("balance Assets:Points:Spendable  108 POINT\n");
  });

  it.each(["csv", "json", "beancount", "hledger"] as const)(
    "is complete for an empty wallet: %s",
    async (format) => {
      const { response } = await (await after()).download(format);
      expect(response.status).toBe(200);
      expect(isFromService(response)).toBe(true);
    },
  );

  it("ends with the last entry at its start, even if more are appended", async () => {
    const { service, store } = await after(grant("Bank"));
    const response = await service.send(`${routes.readStatement.path}?format=json`);
    await store.commit({ memberId: "drawn" }, (state) => ({
      ...decide(state.wallet ?? emptyWallet, grant("Late"), NOW, aliPoint),
      result: undefined,
    }));
    expect(((await response.json()) as { entries: unknown[] }).entries).toHaveLength(1);
  });

  it("fails if the ledger is deleted, instead of ending early", async () => {
    const { service, store } = await after(...Array.from({ length: 2_500 }, () => grant("Bank")));
    const response = await service.send(`${routes.readStatement.path}?format=csv`);
    await store.clear();
    await expect(response.text()).rejects.toThrow("0 of 1000 entries");
  });

  it("appends due entries first", async () => {
    const { service, download } = await after(grant("Bank"));
    service.now = at("2029-04-01T00:00:00+08:00");
    expect((await download("csv")).text).toContain(",-100,expiry,2,0,");
  });

  it("needs a signed-in member and a known format", async () => {
    const nobody = createTestService(createMemoryStore(), NOW);
    expect((await nobody.refused(routes.readStatement, { query: "format=csv" })).code).toBe(
      "signed-out",
    );
    const { service } = await after();
    for (const query of ["", "format=pdf", "format=csv&limit=1"]) {
      expect((await service.refused(routes.readStatement, { query })).code).toBe("invalid-request");
    }
  });
});
