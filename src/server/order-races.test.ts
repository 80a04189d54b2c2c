import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { aliPoint } from "../catalog/alipoint.ts";
import { routes } from "../contract/routes.ts";
import { NOW } from "../rules/testing/fixtures.ts";
import { openIndexedDbStore } from "./store/indexeddb/indexeddb-store.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";

const RACES = 500;
const TOTAL_FEN = 100;

type Service = ReturnType<typeof createTestService>;
type Request = () => Promise<Response>;

/** The services of two tabs and of the shop, each with its own connection to one database. */
async function openServices(): Promise<[Service, Service, Service]> {
  const open = async () =>
    createTestService(await openIndexedDbStore("order-races", aliPoint), NOW);
  return [await open(), await open(), await open()];
}

let keys = 0;
const keyed = (body: object, headers = {}) =>
  json(body, { "Idempotency-Key": keyOf(++keys), ...headers });
const post = (service: Service, path: string, body: object, headers = {}): Request => {
  const init = { method: "POST", ...keyed(body, headers) };
  return () => service.send(path, init);
};

const eventLoopTurn = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Sends the requests in another order each time, at once or some turns of the event loop after each other. Returns
 * their statuses in the given order.
 */
async function race(turn: number, requests: readonly [Request, Request, Request]) {
  const first = turn % 3;
  const step = turn % 2 === 0 ? 1 : 2;
  const order = [first, (first + step) % 3, (first + 2 * step) % 3];
  const answers = await Promise.all(
    order.map(async (index, place) => {
      for (let turns = place * (turn % 5); turns > 0; turns--) await eventLoopTurn();
      return [index, (await requests[index as 0]()).status] as const;
    }),
  );
  return answers.toSorted(([a], [b]) => a - b).map(([, status]) => status);
}

it(`gives one order one effect in each of ${RACES} races of two tabs and the shop`, async () => {
  const [tab, otherTab, shop] = await openServices();
  await tab.importMember("2026-03-01,Bank gift,1000000");
  const partner = await shop.partner("plumtree");
  const wins = { paid: 0, held: 0, cancelled: 0, captured: 0, released: 0 };
  for (let turn = 0; turn < RACES / 2; turn++) {
    const orderId = await shop.order("plumtree", TOTAL_FEN);
    const payments = await race(turn, [
      post(tab, "/api/payments", { orderId, points: TOTAL_FEN }),
      post(otherTab, "/api/payments", { orderId, points: 40 }),
      post(shop, `/api/partner/orders/${orderId}/cancel`, {}, partner),
    ]);
    expect(payments.toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    const paid = await shop.ask(routes.readPartnerOrder, { id: orderId, headers: partner });
    const won = (["paid", "held", "cancelled"] as const)[payments.indexOf(201)] ?? "paid";
    expect(paid.state).toBe(won);
    wins[won] += 1;

    const heldId = await shop.order("plumtree", TOTAL_FEN);
    const { entries } = await tab.ask(routes.pay, keyed({ orderId: heldId, points: 40 }));
    const payment = entries[0]?.id ?? "";
    const ends = await race(turn, [
      post(tab, `/api/payments/${payment}/cancel`, {}),
      post(otherTab, `/api/payments/${payment}/cancel`, {}),
      post(shop, `/api/partner/payments/${payment}/capture`, {}, partner),
    ]);
    expect(ends.toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    const ended = await shop.ask(routes.readPartnerOrder, { id: heldId, headers: partner });
    const isCaptured = ends.indexOf(201) === 2;
    expect(ended.state).toBe(isCaptured ? "paid" : "open");
    wins[isCaptured ? "captured" : "released"] += 1;
  }
  expect(Math.min(...Object.values(wins))).toBeGreaterThan(0);
  expect(await tab.ask(routes.readWallet)).toMatchObject({
    held: 40 * wins.held,
    spendable: 1_000_000 - TOTAL_FEN * wins.paid - 40 * (wins.held + wins.captured),
  });
}, 120_000);
