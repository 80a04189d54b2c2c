import { beforeEach, describe, expect, it } from "vitest";
import { routes } from "../contract/routes.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import { fen, points } from "../rules/points.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import { createTestService, json, keyOf } from "../server/testing/fixtures.ts";
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
    const { memberId } = await service.ask(demoRoutes.importFile, { body: body.join("\n") });
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
    const bill = { orderId: await service.order("water", totalFen), points: amount };
    const { entries, wallet } = await service.ask(routes.pay, json(bill, key()));
    const id = entries.at(-1)?.id ?? "";
    if (amount < totalFen) await service.asPartner(routes.capturePartnerPayment, id, {}, ++keys);
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
    const bill = { orderId: await service.order("water", total), points: amount };
    const { refusal } = previewSpend(command, await shown());
    expect(await service.refused(routes.pay, json(bill, key()))).toMatchObject({ ...refusal });
  });
});
