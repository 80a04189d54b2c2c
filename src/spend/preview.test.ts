import { beforeEach, describe, expect, it } from "vitest";
import { routes } from "../contract/routes.ts";
import { fen, points } from "../rules/points.ts";
import { aliPoint } from "../rules/programme.ts";
import { at } from "../rules/testing/fixtures.ts";
import { defined } from "../rules/testing/steps.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import { createTestService, json, keyOf } from "../server/testing/fixtures.ts";
import { previewCapture } from "./preview-capture.ts";
import { previewRefund } from "./preview-refund.ts";
import { previewSpend, type Snapshot } from "./preview-spend.ts";

const NOW = at("2026-11-23T12:00:00+08:00");
const EXPIRED = at("2026-12-01T00:00:00+08:00");
const subject = { kind: "merchant", id: "water" } as const;

describe("the page's preview is what the service then does", () => {
  let service: ReturnType<typeof createTestService>;
  let keys = 0;
  beforeEach(async () => {
    service = createTestService(createMemoryStore(), NOW);
    const body = ["date,description,points", "2023-11-05,Old,200", "2026-11-01,Bank,1000"];
    const { memberId } = await service.ask(routes.importFile, { body: body.join("\n") });
    await service.signIn(memberId);
  });

  async function shown(): Promise<Snapshot> {
    const [wallet, { items: lots }] = await Promise.all([
      service.ask(routes.readWallet),
      service.ask(routes.listLots),
    ]);
    return { wallet, lots, programme: aliPoint };
  }
  const key = () => ({ "Idempotency-Key": keyOf(++keys) });
  async function pay(amount: number, totalFen: number) {
    const bill = { merchantId: "water", orderId: "W-77", points: amount, totalFen };
    const { entries, wallet } = await service.ask(routes.pay, json(bill, key()));
    const id = entries.at(-1)?.id ?? "";
    if (amount < totalFen) await service.ask(routes.capturePayment, { id, ...json({}, key()) });
    return { id, wallet, entry: await service.ask(routes.readEntry, { id }) };
  }

  it.each([1, 200, 201, 1_191, 1_200])("a payment of %i points", async (amount) => {
    const command = {
      kind: "payment",
      subject,
      points: points(amount),
      total: fen(1_200),
    } as const;
    const preview = previewSpend(command, await shown());
    const { entry, wallet } = await pay(amount, 1_200);
    if (preview.refusal) throw new Error(preview.refusal.code);
    expect(preview.paying.map(({ lot, points: part }) => [lot.id, part])).toEqual(
      entry.allocations.map(({ lotId, points: part }) => [lotId, part]),
    );
    expect(preview.left).toBe(wallet.spendable);
    expect(preview.isFew).toBe(!wallet.mayUse);
    const soon = wallet.expiring.filter(({ expiresAt }) => expiresAt === EXPIRED);
    expect(preview.soonLeft).toMatchObject(soon);
    expect(preview.soonLeft).toHaveLength(soon.length);
  });

  it.each([
    [1_201, 1_300],
    [10, 9],
  ])("a refused payment of %i points of %i fen", async (amount, total) => {
    const command = {
      kind: "payment",
      subject,
      points: points(amount),
      total: fen(total),
    } as const;
    const bill = { merchantId: "water", orderId: "W-77", points: amount, totalFen: total };
    const { refusal } = previewSpend(command, await shown());
    expect(await service.refused(routes.pay, json(bill, key()))).toMatchObject({ ...refusal });
  });

  it.each([1, 200, 201, 699, 700, 701, 999, 1_000])(
    "the capture of %i fen, and the refund of half of it",
    async (total) => {
      const body = { merchantId: "water", orderId: "W-77", points: 700, totalFen: 1_000 };
      const { entries } = await service.ask(routes.pay, json(body, key()));
      const id = entries.at(-1)?.id ?? "";
      const held = await service.ask(routes.readEntry, { id });
      const preview = previewCapture(held, defined(held.spend), fen(total), aliPoint);
      const paid = await service.ask(routes.capturePayment, {
        id,
        ...json({ totalFen: total }, key()),
      });
      if (preview.refusal) throw new Error(preview.refusal.code);
      expect(preview.points + preview.cash).toBe(total);
      expect(paid.wallet.lifetime.spent).toBe(preview.points);
      expect(
        preview.back.map(({ lot, points: part }) => ({ lotId: lot.id, points: part })),
      ).toEqual(paid.entries[0]?.released ?? []);
      const entry = await service.ask(routes.readEntry, { id });
      const half = fen(Math.ceil(total / 2));
      const back = previewRefund(entry, defined(entry.spend), half, await shown());
      const refunded = await service.ask(routes.refundPayment, {
        id,
        ...json({ fen: half }, key()),
      });
      expect(back).toMatchObject({ points: refunded.entries[0]?.points });
    },
  );

  it("the capture of one fen more than was held", async () => {
    const body = { merchantId: "water", orderId: "W-77", points: 700, totalFen: 1_000 };
    const { entries } = await service.ask(routes.pay, json(body, key()));
    const id = entries.at(-1)?.id ?? "";
    const held = await service.ask(routes.readEntry, { id });
    const { refusal } = previewCapture(held, defined(held.spend), fen(1_001), aliPoint);
    const asked = { id, ...json({ totalFen: 1_001 }, key()) };
    expect(await service.refused(routes.capturePayment, asked)).toMatchObject({ ...refusal });
  });

  it.each([NOW, EXPIRED])("a refund in two parts, at %i", async (when) => {
    const { id } = await pay(700, 1_000);
    service.now = when;
    for (const back of [fen(613), fen(387)]) {
      const entry = await service.ask(routes.readEntry, { id });
      if (!entry.spend) throw new Error("no use");
      const preview = previewRefund(entry, entry.spend, back, await shown());
      const refunding = { id, ...json({ fen: back }, key()) };
      const { entries } = await service.ask(routes.refundPayment, refunding);
      const refund = entries.at(-1);
      if (preview.refusal || !refund) throw new Error("no refund");
      expect(preview.points).toBe(refund.points);
      if (refund.points > 0) expect(preview.expiresAt).toBe(refund.expiresAt);
      const lost = preview.forfeited.map(({ lot, points: part }) => ({
        lotId: lot.id,
        points: part,
      }));
      expect(lost).toEqual(refund.forfeited);
      const inPoints = lost.reduce((all, part) => all + part.points, refund.points);
      expect(preview.cash).toBe(back - inPoints);
    }
  });

  it("a refund in parts where a point pays several fen: no part asks the member for cash", async () => {
    const { entry } = await pay(10, 40);
    if (!entry.spend) throw new Error("no use");
    const seen = { ...(await shown()), programme: { ...aliPoint, fenPerPoint: fen(3) } };
    const after = (refundedFen: number, settledPoints: number) => ({
      ...entry.spend!,
      refundedFen: fen(refundedFen),
      settledPoints: points(settledPoints),
    });
    expect(previewRefund(entry, after(0, 0), fen(3), seen)).toMatchObject({ points: 0, cash: 3 });
    expect(previewRefund(entry, after(3, 0), fen(1), seen)).toMatchObject({ points: 1, cash: 0 });
    expect(previewRefund(entry, after(0, 0), fen(4), seen)).toMatchObject({ points: 1, cash: 1 });
  });

  it("a refund of a fen too many", async () => {
    const { id, entry } = await pay(700, 1_000);
    if (!entry.spend) throw new Error("no use");
    const { refusal } = previewRefund(entry, entry.spend, fen(1_001), await shown());
    const refused = await service.refused(routes.refundPayment, {
      id,
      ...json({ fen: 1_001 }, key()),
    });
    expect(refused).toMatchObject({ ...refusal });
  });
});
