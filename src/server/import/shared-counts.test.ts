import { beforeEach, describe, expect, it } from "vitest";
import { routes, type Route } from "../../contract/routes.ts";
import { demoRoutes } from "../../contract/demo-routes.ts";
import type { Receipt } from "../../contract/receipt.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { createTestService, json, keyOf } from "../testing/fixtures.ts";
import { stores } from "../testing/stores.ts";

const NOW = at("2026-11-23T12:00:00.000+08:00");
const LAPSES = at("2026-11-23T12:15:00.000+08:00");

describe.each(stores)("an imported history over %s", (_name, open) => {
  let service: ReturnType<typeof createTestService>;
  let keys = 0;
  beforeEach(async () => {
    service = createTestService(await open(), NOW);
    keys = 0;
    await service.importMember("2026-11-01,Bank,9000");
  });

  const write = (route: Route, body: object, id = "") =>
    service.ask(route as typeof routes.redeem, {
      id,
      ...json(body, { "Idempotency-Key": keyOf(++keys) }),
    });
  const idOf = ({ entries }: Receipt) => entries.at(-1)?.id ?? "";
  const redeemCup = async () =>
    idOf(await write(routes.redeem, { productId: "cup", priceId: "points-and-cash" }));

  /** What all members share. */
  const shared = async () => [
    (await service.ask(routes.listProducts)).items.map(({ stock }) => stock),
    (await service.ask(routes.listProjects)).items.map(({ raised }) => raised),
    (await service.ask(routes.readNextDraw)).prizes.map(({ stock }) => stock),
  ];

  /** Imports the signed-in member's export, and signs the new member in. */
  async function importExport(): Promise<string> {
    const file = await service.send("/api/statement?format=json");
    const headers = { "Content-Type": "application/json" };
    const imported = await service.ask(demoRoutes.importFile, { body: await file.text(), headers });
    expect(imported.problems).toEqual([]);
    await service.signIn(imported.memberId);
    return imported.memberId;
  }

  it("takes no unit for its redemption, gives nothing to a project, and wins no prize", async () => {
    await write(routes.redeem, { productId: "towel", priceId: "points" });
    await write(routes.donate, { projectId: "library", points: 120, anonymous: false });
    const [, , stocks] = await shared();
    // With the secret of this service's first draw this seed rolls 0, which wins the one award of 1,000 yuan.
    await write(routes.draw, { number: 1, memberSeed: "3e46d".padStart(32, "0") });
    const before = await shared();
    expect(before[2]).not.toEqual(stocks);
    await importExport();
    expect(await shared()).toEqual(before);
  });

  it("returns no unit when its hold is cancelled", async () => {
    await redeemCup();
    const before = await shared();
    const memberId = await importExport();
    const { entries } = await write(routes.cancelRedemption, {}, `${memberId}-2`);
    expect(entries).toMatchObject([{ kind: "release", cause: "cancelled", points: 2_000 }]);
    expect(await shared()).toEqual(before);
  });

  it("returns no unit when its hold lapses", async () => {
    await redeemCup();
    const before = await shared();
    const memberId = await importExport();
    service.now = LAPSES;
    const release = { kind: "release", cause: "lapsed", of: `${memberId}-2` };
    expect((await service.ask(routes.listEntries)).items[0]).toMatchObject(release);
    expect(await shared()).toEqual(before);
  });

  it("returns no unit when its hold lapses before another command", async () => {
    await redeemCup();
    const [before] = await shared();
    await importExport();
    service.now = LAPSES;
    const donation = { projectId: "library", points: 10, anonymous: false };
    const { entries } = await service.ask(
      routes.donate,
      json(donation, { "Idempotency-Key": keyOf(++keys) }),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(["release", "donation"]);
    expect((await shared())[0]).toEqual(before);
  });

  it("has redemptions that no partner finds: it has no reward to fulfil", async () => {
    await redeemCup();
    const id = `${await importExport()}-2`;
    const headers = { "Idempotency-Key": keyOf(++keys), ...(await service.partnerOf(id)) };
    const capturing = { id, ...json({}, headers) };
    const refused = await service.refused(routes.capturePartnerRedemption, capturing);
    expect(refused.code).toBe("not-found");
  });

  it("takes and returns units for what its member does later", async () => {
    await importExport();
    const [before] = await shared();
    const id = await redeemCup();
    expect((await shared())[0]).not.toEqual(before);
    await write(routes.cancelRedemption, {}, id);
    expect((await shared())[0]).toEqual(before);
  });
});
