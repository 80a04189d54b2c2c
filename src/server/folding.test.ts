import { beforeEach, describe, expect, it } from "vitest";
import type { EntryView } from "../contract/entry.ts";
import { routes } from "../contract/routes.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import { at, NOW } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import { createTestService } from "./testing/fixtures.ts";

/** A member with holds, refunds and a daily check-in. */
async function openRegular() {
  const service = createTestService(createMemoryStore(), NOW);
  await service.signIn("regular");
  return service;
}

const isFullCapture = ({ kind, points }: EntryView) => kind === "capture" && points === 0;
const isCheckIn = ({ kind, title }: EntryView) => kind === "grant" && title === "Daily sign-in";
const isExpiredCheckIn = ({ kind, title }: EntryView) =>
  kind === "expiry" && title === "Daily sign-in";

describe("a list that folds", () => {
  let service: Awaited<ReturnType<typeof openRegular>>;
  let everything: EntryView[];
  beforeEach(async () => {
    service = await openRegular();
    everything = await listAll("");
  });

  async function listAll(query: string, cursor = ""): Promise<EntryView[]> {
    const at = cursor && `&cursor=${cursor}`;
    const { items, nextCursor } = await service.ask(routes.listEntries, {
      query: `limit=200${query}${at}`,
    });
    return nextCursor === undefined ? items : [...items, ...(await listAll(query, nextCursor))];
  }

  it("has no captures that return no points, and every other entry", async () => {
    const listed = await listAll("&fold=captures");
    expect(everything.some(isFullCapture)).toBe(true);
    expect(listed).toEqual(everything.filter((entry) => !isFullCapture(entry)));
  });

  it("leaves check-ins and their expiries out, and counts both and their points", async () => {
    service.now = at("2030-01-01T00:00:00+08:00");
    everything = await listAll("");
    const listed = await listAll("&fold=check-ins");
    const checkIns = everything.filter(isCheckIn);
    const expired = everything.filter(isExpiredCheckIn);
    expect(checkIns.length).toBeGreaterThan(0);
    expect(expired.length).toBeGreaterThan(0);
    const folded = new Set([...checkIns, ...expired]);
    const expected = everything.filter((entry) => !isFullCapture(entry) && !folded.has(entry));
    expect(expected.some(({ kind }) => kind === "expiry")).toBe(true);
    expect(listed).toEqual(expected);
    const whole = await service.ask(routes.readTotals);
    const sumOf = (entries: EntryView[]) => entries.reduce((sum, { points }) => sum + points, 0);
    expect(await service.ask(routes.readTotals, { query: "fold=check-ins" })).toEqual({
      ...whole,
      count: expected.length,
      checkIns: { count: checkIns.length, points: sumOf(checkIns) },
      expiredCheckIns: { count: expired.length, points: -sumOf(expired) },
    });
  });

  it("finds the same rows by page and by number", async () => {
    const listed = await listAll("&fold=check-ins");
    for (const skip of [1, 7, listed.length - 1]) {
      const query = `fold=check-ins&limit=1&skip=${skip}`;
      const { items } = await service.ask(routes.listEntries, { query });
      expect(items).toEqual([listed[skip]]);
    }
  });

  it("says of each payment and redemption how far it is", async () => {
    const spends = everything.filter(({ kind }) => kind === "payment" || kind === "redemption");
    expect(new Set(spends.map(({ state }) => state))).toContain("captured");
    for (const { id, state, refunded } of spends) {
      const { spend } = await service.ask(routes.readEntry, { id });
      expect(state).toBe(spend?.state);
      expect(refunded !== undefined).toBe((spend?.refundedFen ?? 0) > 0);
    }
    expect(everything.filter(({ kind }) => kind === "grant").some(({ state }) => state)).toBe(
      false,
    );
  });
});

describe("a search", () => {
  it.each(["ＢＡＮＫ", "bänk", "Bank", "ba̋nk"])(
    "does not mind width, case and accents: %s",
    async (words) => {
      const service = createTestService(createMemoryStore(), NOW);
      await service.importMember(
        "2026-01-05,Bank gift,5",
        "2026-01-06,Ｂánk of Ö,7",
        "2026-01-07,Shop,1",
      );
      const query = `q=${encodeURIComponent(words)}`;
      const { items } = await service.ask(routes.listEntries, { query });
      expect(items.map(({ points }) => points)).toEqual([7, 5]);
    },
  );
});

describe("a filtered statement", () => {
  const rows = ["2026-01-05,Bank gift,500", "2026-02-06,Water,-100", "2026-03-07,Bank gift,7"];
  const open = async () => {
    const service = createTestService(createMemoryStore(), NOW);
    await service.importMember(...rows);
    return {
      ...service,
      text: async (query: string) => (await service.send(`/api/statement?${query}`)).text(),
    };
  };
  const february = "from=2026-01-31T16:00:00.000Z&to=2026-02-28T16:00:00.000Z";

  it("has what matches, and says so above the header of a CSV file", async () => {
    const { text, send } = await open();
    const lines = (await text(`format=csv&kind=payment&${february}`)).trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain("Filter,kind=payment,from=2026-02-01,to=2026-02-28");
    expect(lines[1]).toMatch(/^date,description,points/);
    expect(lines[2]).toContain("Water,-100,payment,2,400");
    const { headers } = await send("/api/statement?format=csv&q=water");
    expect(headers.get("Content-Disposition")).toContain("-filtered.csv");
  });

  it("is a JSON document that names its filter", async () => {
    const { text } = await open();
    const parsed = JSON.parse(await text("format=json&q=BANK")) as Record<string, unknown>;
    expect(parsed).toMatchObject({ filter: { q: "BANK" }, entries: [{ seq: 1 }, { seq: 3 }] });
    expect(JSON.parse(await text("format=json"))).not.toHaveProperty("filter");
    expect(JSON.parse(await text("format=json&q=nothing+at+all"))).toMatchObject({ entries: [] });
  });

  it("cannot be imported as if it were whole", async () => {
    const { text, refused } = await open();
    const csv = await refused(demoRoutes.importFile, { body: await text("format=csv&q=bank") });
    expect(csv.errors).toMatchObject([{ code: "filtered-export" }]);
    const headers = { "Content-Type": "application/json" };
    const json = await refused(demoRoutes.importFile, {
      body: await text("format=json&q=bank"),
      headers,
    });
    expect(json.errors).toMatchObject([{ code: "filtered-export" }]);
  });

  it.each(["beancount", "hledger"])("is refused in %s, which needs every entry", async (format) => {
    const { refused, send } = await open();
    expect((await refused(routes.readStatement, { query: `format=${format}&q=bank` })).code).toBe(
      "invalid-request",
    );
    expect((await send(`/api/statement?format=${format}`)).status).toBe(200);
  });
});
