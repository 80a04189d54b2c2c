import { createHash, createHmac } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { routes } from "../contract/routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";
import { stores } from "./testing/stores.ts";

const NOW = at("2026-11-22T12:00:00+08:00");
const SEED = "0123456789abcdef0123456789abcdef";

describe.each(stores)("donations and draws over %s", (_name, open) => {
  let service: ReturnType<typeof createTestService>;
  beforeEach(async () => {
    service = createTestService(await open(), NOW);
  });

  const withPoints = (points: number) => service.importMember(`2026-11-01,Bank,${points}`);

  const donation = (n: number, points: number, projectId = "library", anonymous = false) =>
    json({ projectId, points, anonymous }, { "Idempotency-Key": keyOf(n) });
  const drawing = (n: number, number: number, memberSeed = SEED) =>
    json({ number, memberSeed }, { "Idempotency-Key": keyOf(n) });

  it("donates points to a project, which has raised them from then on, with a numbered certificate", async () => {
    await withPoints(300);
    const raised = async () =>
      (await service.ask(routes.listProjects)).items.find(({ id }) => id === "library")?.raised;
    const before = Number(await raised());
    const { entries, wallet } = await service.ask(routes.donate, donation(1, 120));
    expect(wallet.spendable).toBe(180);
    expect(entries).toMatchObject([
      {
        kind: "donation",
        points: -120,
        title: "A library on wheels",
        subject: { kind: "project", id: "library", reference: "000001" },
      },
    ]);
    expect(await raised()).toBe(before + 120);
    await service.ask(routes.donate, donation(2, 1, "saplings", true));
    expect((await service.ask(routes.listDonations)).items).toMatchObject([
      { certificate: "000002", projectId: "saplings", points: 1, anonymous: true },
      { certificate: "000001", projectId: "library", points: 120, anonymous: false, at: NOW },
    ]);
  });

  it("counts a donation once, however often it is sent", async () => {
    await withPoints(300);
    await service.ask(routes.donate, donation(1, 120));
    await service.ask(routes.donate, donation(1, 120));
    expect((await service.ask(routes.readWallet)).spendable).toBe(180);
    expect((await service.ask(routes.listDonations)).items).toHaveLength(1);
  });

  it("donates the whole balance, and refuses a point more and an unknown project", async () => {
    await withPoints(10);
    expect(await service.refused(routes.donate, donation(1, 11))).toMatchObject({
      code: "insufficient-points",
      missing: 1,
    });
    expect((await service.refused(routes.donate, donation(2, 1, "moon"))).status).toBe(404);
    expect((await service.ask(routes.donate, donation(3, 10))).wallet.spendable).toBe(0);
    expect(await service.refused(routes.donate, donation(4, 1))).toMatchObject({
      code: "below-minimum",
      missing: 10,
    });
  });

  it("shows no member another's donations and draws", async () => {
    await withPoints(100);
    await service.ask(routes.donate, donation(1, 20));
    const { number } = await service.ask(routes.readNextDraw);
    await service.ask(routes.draw, drawing(2, number));
    await withPoints(100);
    expect((await service.ask(routes.listDonations)).items).toEqual([]);
    expect((await service.ask(routes.listDraws)).items).toEqual([]);
    expect((await service.ask(routes.readNextDraw)).number).toBe(1);
  });

  it("uses the secret that it was committed to, and rolls from both seeds", async () => {
    await withPoints(1_000);
    for (let n = 1; n <= 12; n++) {
      const { number, commitment } = await service.ask(routes.readNextDraw);
      expect(await service.ask(routes.readNextDraw)).toMatchObject({ number, commitment });
      const { draw } = await service.ask(routes.draw, drawing(n, number));
      const secret = Buffer.from(draw.secret, "hex");
      expect(createHash("sha256").update(secret).digest("hex")).toBe(commitment);
      const digest = createHmac("sha256", secret).update(`${SEED}:${number}`).digest();
      const words = Array.from({ length: 8 }, (_, word) => digest.readUInt32BE(word * 4));
      expect(draw.roll).toBe(Number(words.find((word) => word < 4_294_000_000)) % 1_000_000);
    }
    const { items } = await service.ask(routes.listDraws);
    expect(items.map(({ number }) => number)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(new Set(items.map(({ secret }) => secret)).size).toBe(12);
  });

  it("enters the cost, and then the prize", async () => {
    await withPoints(1_000);
    let balance = 1_000;
    const seen = new Set<string>();
    for (let n = 1; n <= 12; n++) {
      const { draw, wallet } = await service.ask(routes.draw, drawing(n, (await next()).number));
      balance += Number(draw.points ?? 0) - 20;
      seen.add(draw.pays);
      expect(wallet.spendable).toBe(balance);
    }
    expect([...seen].toSorted()).toEqual(["nothing", "points"]);
  });

  const next = () => service.ask(routes.readNextDraw);

  it("makes a draw once: the same key gives the same answer, another key is refused", async () => {
    await withPoints(100);
    const { number } = await next();
    const first = await service.ask(routes.draw, drawing(1, number));
    expect(await service.ask(routes.draw, drawing(1, number))).toEqual(first);
    expect((await service.refused(routes.draw, drawing(2, number))).code).toBe("draw-taken");
    expect((await service.refused(routes.draw, drawing(3, number + 9))).code).toBe("draw-taken");
    expect((await next()).number).toBe(number + 1);
    const { answer } = await service.ask(routes.readOperation, { id: keyOf(1) });
    expect(answer).toHaveProperty("draw.secret", first.draw.secret);
  });

  it("keeps the committed draw if the member has too few points", async () => {
    await withPoints(19);
    const committed = await next();
    expect(await service.refused(routes.draw, drawing(1, committed.number))).toMatchObject({
      code: "insufficient-points",
      missing: 1,
    });
    expect(await next()).toEqual(committed);
  });

  it("gives the draws in pages, newest first", async () => {
    await withPoints(1_000);
    for (let n = 1; n <= 5; n++)
      await service.ask(routes.draw, drawing(n, n > 1 ? n : (await next()).number));
    const first = await service.ask(routes.listDraws, { query: "limit=2" });
    const second = await service.ask(routes.listDraws, {
      query: `limit=2&cursor=${encodeURIComponent(first.nextCursor ?? "")}`,
    });
    const last = await service.ask(routes.listDraws, {
      query: `limit=2&cursor=${encodeURIComponent(second.nextCursor ?? "")}`,
    });
    const numbers = [first, second, last].flatMap(({ items }) => items.map(({ number }) => number));
    expect(numbers).toEqual([5, 4, 3, 2, 1]);
    expect(last.nextCursor).toBeUndefined();
    expect((await service.refused(routes.listDraws, { query: "cursor=nonsense" })).code).toBe(
      "cursor-invalid",
    );
  });

  it("gives the one award of 1,000 yuan once, and points of equal value from then on", async () => {
    await withPoints(100);
    const top = async () => (await next()).prizes.find(({ id }) => id === "yuan-1000");
    expect(await top()).toMatchObject({ stock: 1, odds: 5 });
    // With the secrets of this service's first two draws these seeds roll 0 and 1, which both win it.
    const first = await service.ask(routes.draw, drawing(1, 1, "3e46d".padStart(32, "0")));
    expect(first.draw).toMatchObject({ roll: 0, prizeId: "yuan-1000", pays: "cash", fen: 100_000 });
    expect(first.wallet.spendable).toBe(80);
    expect(await top()).toMatchObject({ stock: 0, odds: 5 });
    const second = await service.ask(routes.draw, drawing(2, 2, "954e".padStart(32, "0")));
    expect(second.draw).toMatchObject({
      roll: 1,
      prizeId: "yuan-1000",
      pays: "points",
      points: 100_000,
    });
    expect(second.wallet.spendable).toBe(80 - 20 + 100_000);
    expect(await top()).toMatchObject({ stock: 0, odds: 5 });
  });

  it("tells the cost, the odds, the values and the remaining stock before a draw", async () => {
    await withPoints(100);
    const { cost, prizes } = await next();
    expect(cost).toBe(20);
    expect(prizes.reduce((all, { odds }) => all + odds, 0)).toBe(1_000_000);
    expect(prizes).toContainEqual({
      id: "yuan-1000",
      title: "¥1,000",
      kind: "cash",
      odds: 5,
      worthFen: 100_000,
      stock: 1,
    });
  });
});
