import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { aliPoint, sampleCatalog } from "../catalog/alipoint.ts";
import { readGullpoints } from "../catalog/gullpoints.ts";
import { routes } from "../contract/routes.ts";
import { expiringBy, soonUntil } from "../rules/expiry/reminder.ts";
import { at } from "../rules/testing/fixtures.ts";
import { readCsv } from "../server/import/read-file.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import { createTestService } from "../server/testing/fixtures.ts";
import { gullpointsMembers } from "./gullpoints-members.ts";
import { demoMembers } from "./members.ts";

const gullpoints = readGullpoints();
const samples = [
  { name: "AliPoint", programme: aliPoint, catalog: sampleCatalog, members: demoMembers },
  { name: "Gullpoints", ...gullpoints, members: gullpointsMembers },
];

describe.each(samples)("the demo members of $name", ({ programme, members }) => {
  const files = members.flatMap(({ statement }) => statement ?? []);

  async function rowsOf(name: string) {
    const text = await readFile(`src/demo/statements/${name}.csv`, "utf8");
    const file = await readCsv(text, programme);
    if (!file.ok) throw new Error(file.fault);
    expect(file.problems).toEqual([]);
    return file.rows.map(({ at, kind, points }) => ({ at, kind, points }));
  }

  it.each(files)("$en has the same rows in both languages", async (statement) => {
    const english = await rowsOf(statement.en);
    expect(english.length).toBeGreaterThan(0);
    expect(await rowsOf(statement["zh-CN"])).toEqual(english);
  });
});

describe.each([
  "2026-12-01T00:00:00.000+01:00",
  "2027-03-31T23:59:59.999+02:00",
  "2028-02-29T12:00:00.000+01:00",
])("the demo members of Gullpoints at %s", (time) => {
  async function signedIn(memberId: string) {
    const ports = { ...gullpoints, members: gullpointsMembers };
    const service = createTestService(createMemoryStore(), at(time), ports);
    await service.signIn(memberId);
    return service;
  }

  it("are one with points, some of which expire soon, and one without", async () => {
    const regular = await (await signedIn("regular")).ask(routes.readWallet);
    expect(regular.spendable).toBeGreaterThan(5_000);
    const soonest = expiringBy(regular.expiring, soonUntil(at(time), gullpoints.programme));
    expect(soonest.map(({ points }) => points)).toEqual([40, 250]);
    expect((await (await signedIn("new")).ask(routes.readWallet)).spendable).toBe(0);
  });

  it("have an open order at each merchant of the programme", async () => {
    const { items } = await (await signedIn("regular")).ask(routes.listOrders);
    const merchants = gullpoints.catalog.merchants.map(({ title }) => title.en);
    expect(items.map(({ title }) => title).toSorted()).toEqual(merchants.toSorted());
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(["open"]));
  });
});
