import { beforeEach, describe, expect, it } from "vitest";
import type { ExchangeOffer, OfferView, TaskOffer, TopUpOffer } from "../contract/offer.ts";
import type { Receipt } from "../contract/receipt.ts";
import { routes, type Route } from "../contract/routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { isCardNumber } from "../rules/obtain/top-up.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";
import { stores } from "./testing/stores.ts";
import { sampleCatalog } from "../catalog/alipoint.ts";

const NOW = at("2026-11-23T12:00:00.000+08:00");
const MIDNIGHT = at("2026-11-24T00:00:00.000+08:00");
const MINUTE = 60_000;
const CARD = { number: "6001000000000501", password: "SUMMER26" };

describe.each(stores)("obtaining over %s", (_name, open) => {
  let service: ReturnType<typeof createTestService>;
  let keys = 0;
  beforeEach(async () => {
    service = createTestService(await open(), NOW);
    keys = 0;
    await service.signIn("new");
  });

  const keyed = (body: object, key = ++keys) => json(body, { "Idempotency-Key": keyOf(key) });
  const write = (route: Route<typeof routes.exchange.answer>, body: object, id = "") =>
    service.ask(route, { id, ...keyed(body) });
  const refuse = (route: Route, body: object, id = "") =>
    service.refused(route, { id, ...keyed(body) });
  const exchange = (partnerId: string, amount: number) =>
    write(routes.exchange, { partnerId, amount });
  const refuseExchange = (partnerId: string, amount: number) =>
    refuse(routes.exchange, { partnerId, amount });
  /** Its partner reports the purchase, under a number of its own. */
  const buy = async (offerId = "hotel", totalFen = 58_800) => {
    const { memberId } = await service.ask(routes.readSession);
    const headers = { "Idempotency-Key": keyOf(++keys), ...(await service.partner("stillwater")) };
    const body = { memberId, offerId, number: `H-${keys}`, totalFen };
    return (await service.ask(routes.reportPurchase, json(body, headers))).purchase.id;
  };
  const confirm = (id: string) => service.asPartner(routes.confirmPartnerPurchase, id, {}, ++keys);
  const cancel = (id: string) => service.asPartner(routes.cancelPartnerPurchase, id, {}, ++keys);
  const doTask = (id: string) => write(routes.claimTask, {}, id);
  const wallet = () => service.ask(routes.readWallet);

  async function offer<Method extends OfferView["method"]>(method: Method, id: string) {
    const { items } = await service.ask(routes.listOffers);
    const found = items.find((each) => each.method === method && each.id === id);
    if (!found) throw new Error(`no offer ${id}`);
    return found as Extract<OfferView, { method: Method }>;
  }
  const partner = (id: string): Promise<ExchangeOffer> => offer("exchange", id);
  const task = (id: string): Promise<TaskOffer> => offer("task", id);
  const topUpOffer = (): Promise<TopUpOffer> => offer("top-up", "card");
  const purchases = async () => (await service.ask(routes.listPurchases)).items;
  const pending = async () => (await service.ask(routes.listPending)).items;

  /** All that a write could have changed. */
  const everything = () =>
    Promise.all([
      wallet(),
      service.ask(routes.listEntries),
      service.ask(routes.listOffers),
      purchases(),
      pending(),
    ]);

  it("lists the offers by their four methods, in the reader's language", async () => {
    const { items } = await service.ask(routes.listOffers);
    const methods = items.map(({ method }) => method);
    const of = (method: string, count: number) => Array.from({ length: count }, () => method);
    expect(methods).toEqual([
      ...of("exchange", 7),
      ...of("rebate", 5),
      ...of("task", 5),
      ...of("top-up", 1),
    ]);
    const headers = { "Accept-Language": "zh-CN" };
    const chinese = await service.ask(routes.listOffers, { headers });
    expect(chinese.items[0]?.title).toBe("琥珀溪银行");
  });

  it.each([
    ["an unknown partner", routes.exchange, "", { partnerId: "toString", amount: 5 }, 404],
    ["an unknown task", routes.claimTask, "fly", {}, 404],
    ["0 of a partner's points", routes.exchange, "", { partnerId: "amberbrook", amount: 0 }, 400],
    ["half a point", routes.exchange, "", { partnerId: "amberbrook", amount: 7.5 }, 400],
    ["more than counts", routes.exchange, "", { partnerId: "amberbrook", amount: 2 ** 53 }, 400],
    ["a task with a body", routes.claimTask, "sign-in", { twice: true }, 400],
    ["a card without password", routes.topUp, "", { number: CARD.number }, 400],
    ["a card's number as number", routes.topUp, "", { ...CARD, number: 6001 }, 400],
  ])("refuses %s, and nothing changes", async (_what, route, id, body, status) => {
    const before = await everything();
    expect(await refuse(route, body, id)).toMatchObject({ status });
    expect(await everything()).toEqual(before);
  });

  describe("exchange", () => {
    it("debits the partner and credits at once, and repeats the answer under its key", async () => {
      const first = await service.ask(
        routes.exchange,
        keyed({ partnerId: "amberbrook", amount: 500 }, 7),
      );
      expect(first.entries).toMatchObject([
        { kind: "grant", points: 100, title: "Amberbrook Bank" },
      ]);
      expect(await partner("amberbrook")).toMatchObject({ balance: 85_900, capLeft: 2_900 });
      const again = await service.ask(
        routes.exchange,
        keyed({ partnerId: "amberbrook", amount: 500 }, 7),
      );
      expect(again).toEqual(first);
      expect(await partner("amberbrook")).toMatchObject({ balance: 85_900, capLeft: 2_900 });
    });

    it("promises for the partner's stated days, and credits then by itself", async () => {
      const credited = at("2026-11-24T12:00:00.000+08:00");
      const { entries } = await exchange("northgate", 54);
      expect(entries).toMatchObject([{ kind: "pending", points: 0 }]);
      expect(await pending()).toEqual([
        {
          id: entries[0]?.id,
          source: "exchange",
          title: "Northgate Bank",
          points: 10,
          creditAt: credited,
        },
      ]);
      service.now = at("2026-11-24T11:59:59.999+08:00");
      expect(await wallet()).toMatchObject({ spendable: 0, pending: 10 });
      service.now = credited;
      expect(await pending()).toEqual([]);
      expect(await wallet()).toMatchObject({ spendable: 10, pending: 0 });
    });

    it("takes only amounts that give whole points, of the common divisor's steps", async () => {
      expect(await refuseExchange("northgate", 26)).toMatchObject({
        status: 409,
        code: "not-in-steps",
        step: 27,
      });
      expect((await exchange("northgate", 27)).wallet.pending).toBe(5);
    });

    it("exchanges no more than the member's balance at the partner", async () => {
      expect(await refuseExchange("evergreen", 5)).toMatchObject({
        code: "insufficient-partner-points",
        missing: 1,
      });
      expect((await partner("evergreen")).balance).toBe(4);
    });

    it("gives up to the day's very last point, and again from midnight in China on", async () => {
      await exchange("amberbrook", 2_999 * 5);
      expect(await refuseExchange("amberbrook", 10)).toMatchObject({
        code: "cap-reached",
        most: 1,
        nextAt: MIDNIGHT,
      });
      await exchange("amberbrook", 5);
      expect((await partner("amberbrook")).capLeft).toBe(0);
      service.now = at("2026-11-23T23:59:59.999+08:00");
      expect((await refuseExchange("amberbrook", 5)).code).toBe("cap-reached");
      service.now = MIDNIGHT;
      expect((await partner("amberbrook")).capLeft).toBe(3_000);
      expect((await exchange("amberbrook", 5)).wallet.spendable).toBe(3_001);
    });

    it("counts a month's cap by the month", async () => {
      await exchange("lantern", 35_000);
      service.now = at("2026-11-30T23:59:59.999+08:00");
      expect(await refuseExchange("lantern", 7)).toMatchObject({
        code: "cap-reached",
        nextAt: at("2026-12-01T00:00:00.000+08:00"),
      });
      service.now = at("2026-12-01T00:00:00.000+08:00");
      await exchange("lantern", 7);
    });

    it("lets one of two at the same moment through where the cap is for one", async () => {
      const both = [1, 2].map((key) =>
        service.send(routes.exchange.path, {
          method: "POST",
          ...keyed({ partnerId: "amberbrook", amount: 10_000 }, key),
        }),
      );
      const statuses = (await Promise.all(both)).map(({ status }) => status);
      expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409]);
      expect(await partner("amberbrook")).toMatchObject({ balance: 76_400, capLeft: 1_000 });
    });

    it("leaves the partner's account of another member alone", async () => {
      await exchange("amberbrook", 500);
      await service.signIn("nine");
      expect((await partner("amberbrook")).balance).toBe(86_400);
    });

    it("is refused if the wallet has changed since it was seen", async () => {
      const seen = { "Idempotency-Key": keyOf(50), "If-Match": '"new-0"' };
      await doTask("first-login");
      const body = json({ partnerId: "amberbrook", amount: 5 }, seen);
      expect((await service.refused(routes.exchange, body)).code).toBe("wallet-changed");
      expect((await partner("amberbrook")).balance).toBe(86_400);
    });
  });

  describe("rebate", () => {
    async function sendToPartner(id: string, end: string) {
      const headers = {
        "Idempotency-Key": keyOf(++keys),
        ...(await service.partner("stillwater")),
      };
      return service.send(`/api/partner/purchases/${id}/${end}`, {
        method: "POST",
        ...json({}, headers),
      });
    }

    it("is pending, outside the balance, until it is confirmed: the three years start then", async () => {
      const id = await buy();
      expect(await wallet()).toMatchObject({ spendable: 0, pending: 1_176 });
      expect(await pending()).toMatchObject([{ id, source: "rebate", creditAt: null }]);
      service.now = at("2026-12-01T00:00:00.000+08:00");
      const { entries, wallet: after } = await confirm(id);
      expect(entries).toMatchObject([{ kind: "grant", points: 1_176, of: id }]);
      expect(after).toMatchObject({
        spendable: 1_176,
        pending: 0,
        expiring: [{ expiresAt: at("2030-01-01T00:00:00.000+08:00") }],
      });
      expect(await purchases()).toMatchObject([{ id, state: "credited", totalFen: 58_800 }]);
    });

    it("grants nothing where it is cancelled before that", async () => {
      const id = await buy();
      const { entries } = await cancel(id);
      expect(entries).toMatchObject([{ kind: "cancellation", points: 0 }]);
      expect(await wallet()).toMatchObject({ spendable: 0, pending: 0 });
      expect(await purchases()).toMatchObject([{ state: "cancelled" }]);
    });

    it("is clawed back if it is cancelled later, and the rest is owed", async () => {
      const id = await buy("hotel", 50_000);
      await confirm(id);
      await write(routes.donate, { projectId: "library", points: 400, anonymous: false });
      const { entries, wallet: after } = await cancel(id);
      expect(entries).toMatchObject([{ kind: "clawback", points: -600 }]);
      expect(after).toMatchObject({ spendable: 0, owed: 400 });
      expect(await purchases()).toMatchObject([{ state: "clawed-back" }]);
      await confirm(await buy("hotel", 25_000));
      expect(await wallet()).toMatchObject({ spendable: 100, owed: 0 });
    });

    it("that is confirmed and cancelled at once gives nothing, whichever comes first", async () => {
      const id = await buy();
      await Promise.all(["confirm", "cancel"].map((end) => sendToPartner(id, end)));
      const [bought] = await purchases();
      expect(await wallet()).toMatchObject({ spendable: 0, pending: 0, owed: 0 });
      expect(["cancelled", "clawed-back"]).toContain(bought?.state);
    });

    it("is credited once where two confirm it at once", async () => {
      const id = await buy();
      const both = await Promise.all([1, 2].map(() => sendToPartner(id, "confirm")));
      const statuses = both.map(({ status }) => status);
      expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409]);
      expect((await wallet()).spendable).toBe(1_176);
    });

    it("is pending for regular from the start, twice", async () => {
      await service.signIn("regular");
      expect(await purchases()).toMatchObject([
        { title: "Attractions", points: 480, state: "pending" },
        { title: "Stillwater Hotels", points: 1_176, state: "pending" },
      ]);
      expect((await wallet()).pending).toBe(1_656);
      const [latest] = await purchases();
      await confirm(latest?.id ?? "");
    });
  });

  describe("task", () => {
    const refuseClaim = (id: string) => refuse(routes.claimTask, {}, id);
    const pay = async (partnerId: string, points: number, totalFen = points) =>
      write(routes.pay, { orderId: await service.order(partnerId, totalFen), points });

    it("of signing in is done by being signed in, and granted once a day, from midnight in China on again", async () => {
      expect(await task("sign-in")).toMatchObject({ inARow: 0, state: "done", nextAt: null });
      await doTask("sign-in");
      const claimed = { inARow: 1, state: "claimed", nextAt: MIDNIGHT };
      expect(await task("sign-in")).toMatchObject(claimed);
      expect(await task("sign-in")).not.toHaveProperty("place");
      service.now = at("2026-11-23T23:59:59.999+08:00");
      expect(await refuseClaim("sign-in")).toMatchObject({ code: "cap-reached", nextAt: MIDNIGHT });
      service.now = MIDNIGHT;
      expect((await doTask("sign-in")).wallet.spendable).toBe(2);
    });

    it("pays the streak with the seventh day in a row, and a missed day starts again", async () => {
      for (let day = 23; day <= 29; day++) {
        service.now = at(`2026-11-${day}T23:59:59.999+08:00`);
        const { entries } = await doTask("sign-in");
        expect(entries.map(({ points }) => points)).toEqual(day === 29 ? [1, 50] : [1]);
      }
      service.now = at("2026-11-30T23:59:59.999+08:00");
      expect((await task("sign-in")).inARow).toBe(7);
      service.now = at("2026-12-01T00:00:00.000+08:00");
      expect((await task("sign-in")).inARow).toBe(0);
      await doTask("sign-in");
      expect((await task("sign-in")).inARow).toBe(1);
      expect((await wallet()).spendable).toBe(58);
    });

    it("that can be done once is never open again", async () => {
      await doTask("first-login");
      expect(await task("first-login")).toMatchObject({ state: "claimed", nextAt: null });
      service.now = at("2029-01-01T00:00:00.000+08:00");
      expect(await refuseClaim("first-login")).toMatchObject({ code: "cap-reached", nextAt: null });
    });

    it("is granted once of many at the same moment", async () => {
      const many = Array.from({ length: 5 }, () =>
        service.send("/api/tasks/first-login/claims", { method: "POST", ...keyed({}) }),
      );
      const statuses = (await Promise.all(many)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(1);
      expect((await wallet()).spendable).toBe(50);
    });

    it("that a partner reports is refused without a report, and nothing changes", async () => {
      const before = await everything();
      expect(await task("bind-card")).toMatchObject({
        state: "to-do",
        place: { kind: "partner" },
      });
      for (const id of ["bind-card", "questionnaire"]) {
        expect(await refuseClaim(id)).toMatchObject({ status: 409, code: "task-not-done" });
      }
      expect(await everything()).toEqual(before);
    });

    it("of paying a utility bill is done by a payment in this month, and is claimed once in it", async () => {
      await doTask("first-login");
      expect(await task("pay-bill")).toMatchObject({
        state: "to-do",
        place: { kind: "utility-bills" },
      });
      expect((await refuseClaim("pay-bill")).code).toBe("task-not-done");
      await pay("electricity", 5);
      expect(await task("pay-bill")).toMatchObject({ state: "done" });
      expect((await doTask("pay-bill")).entries).toMatchObject([{ kind: "grant", points: 20 }]);
      await pay("water", 5);
      expect((await refuseClaim("pay-bill")).code).toBe("cap-reached");
      service.now = at("2026-12-01T00:00:00.000+08:00");
      expect((await refuseClaim("pay-bill")).code).toBe("task-not-done");
    });

    it("of paying a utility bill counts a payment in the month's first millisecond, and none before it", async () => {
      await doTask("first-login");
      service.now = at("2026-11-30T23:59:59.999+08:00");
      await pay("water", 5);
      expect(await task("pay-bill")).toMatchObject({ state: "done" });
      service.now = at("2026-12-01T00:00:00.000+08:00");
      expect(await task("pay-bill")).toMatchObject({ state: "to-do" });
      await pay("water", 5);
      service.now = at("2026-12-31T23:59:59.999+08:00");
      await doTask("pay-bill");
    });

    it("of paying a utility bill is not done by a shop's order, and by a held payment only when it is captured", async () => {
      await doTask("first-login");
      await pay("plumtree", 5);
      expect((await task("pay-bill")).state).toBe("to-do");
      const held = await pay("electricity", 5, 900);
      expect((await task("pay-bill")).state).toBe("to-do");
      await service.asPartner(routes.capturePartnerPayment, idOf(held, "payment"), {}, ++keys);
      expect((await task("pay-bill")).state).toBe("done");
    });

    it("of paying a utility bill is not done by a cancelled payment", async () => {
      await doTask("first-login");
      const held = await pay("electricity", 5, 900);
      await write(routes.cancelPayment, {}, idOf(held, "payment"));
      expect((await refuseClaim("pay-bill")).code).toBe("task-not-done");
    });
  });

  describe("top-up", () => {
    const topUp = (body = CARD) => write(routes.topUp, body);
    const refuseTopUp = (body: object) => refuse(routes.topUp, body);
    const WRONG = { ...CARD, password: "SUMMER27" };
    const wrongTimes = async (times: number) => {
      for (let n = 0; n < times; n++) {
        expect((await refuseTopUp(WRONG)).code).toBe("card-not-accepted");
      }
    };

    it("knows cards by a number of 16 digits with its check digit, and a password of 8 characters", () => {
      const { cards } = sampleCatalog;
      const odd = cards.filter(
        ({ number, password }) => !isCardNumber(number) || password.length !== 8,
      );
      expect(odd).toEqual([]);
      expect(new Set(cards.map(({ number }) => number)).size).toBe(cards.length);
    });

    it("knows the merchant of a card by its first digits, in the reader's language", async () => {
      expect((await topUpOffer()).issuers).toEqual([
        { digits: "600100", title: "Plumtree Shopping" },
        { digits: "600200", title: "Corner Groceries" },
      ]);
      const headers = { "Accept-Language": "zh-CN" };
      const { items } = await service.ask(routes.listOffers, { headers });
      expect(items.find(({ method }) => method === "top-up")).toMatchObject({
        issuers: [{ title: "梅树商城" }, { title: "街角杂货" }],
      });
    });

    it("knows the issuers as merchants, each by digits of its own", () => {
      const { cards, merchants } = sampleCatalog;
      for (const { number, issuer } of cards) {
        expect(merchants.map(({ id }) => id)).toContain(issuer);
        const sameDigits = cards.filter((each) => each.number.startsWith(number.slice(0, 6)));
        expect(new Set(sameDigits.map((each) => each.issuer))).toEqual(new Set([issuer]));
      }
    });

    it("grants the card's points", async () => {
      const { entries } = await topUp();
      expect(entries).toMatchObject([
        { kind: "grant", points: 500, title: "Plumtree Shopping card, 500 points" },
      ]);
    });

    it("answers a wrong number, a wrong password, a used card and one out of date with one and the same", async () => {
      await topUp();
      const answers = [
        await refuseTopUp({ ...CARD, number: "6001000000000502" }),
        await refuseTopUp({ number: "6001000000000105", password: "spring26" }),
        await refuseTopUp(CARD),
        await refuseTopUp({ number: "6001000000009999", password: "BYGONE20" }),
      ];
      expect(answers[0]).toMatchObject({ status: 409, code: "card-not-accepted" });
      for (const each of answers) expect(each).toEqual(answers[0]);
    });

    it("takes a card once, across all members", async () => {
      await topUp();
      await service.signIn("nine");
      expect((await refuseTopUp(CARD)).code).toBe("card-not-accepted");
      expect((await wallet()).spendable).toBe(9);
    });

    it("takes a card once of many at the same moment", async () => {
      const many = Array.from({ length: 3 }, () =>
        service.send(routes.topUp.path, { method: "POST", ...keyed(CARD) }),
      );
      const statuses = (await Promise.all(many)).map(({ status }) => status);
      expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
      expect((await wallet()).spendable).toBe(500);
    });

    it("locks for 15 minutes with the fifth wrong card, to the very instant", async () => {
      const until = at("2026-11-23T12:15:00.000+08:00");
      await wrongTimes(4);
      expect((await topUpOffer()).lockedUntil).toBeNull();
      await wrongTimes(1);
      expect((await topUpOffer()).lockedUntil).toBe(until);
      service.now = at("2026-11-23T12:14:59.999+08:00");
      const response = await service.send(routes.topUp.path, { method: "POST", ...keyed(CARD) });
      expect(response.status).toBe(429);
      expect(response.headers.get("Retry-After")).toBe("1");
      expect(await response.json()).toMatchObject({
        code: "top-up-locked",
        until: "2026-11-23T04:15:00.000Z",
        retryAfter: 1,
      });
      service.now = until;
      expect((await topUpOffer()).lockedUntil).toBeNull();
      expect((await topUp()).wallet.spendable).toBe(500);
    });

    it("does not store a 429 under its key: the same request is accepted when the lock is over", async () => {
      await wrongTimes(5);
      expect((await service.refused(routes.topUp, keyed(CARD, 99))).code).toBe("top-up-locked");
      service.now = at("2026-11-23T12:15:00.000+08:00");
      expect((await service.ask(routes.topUp, keyed(CARD, 99))).wallet.spendable).toBe(500);
    });

    it("counts the same wrong card sent again under its key once", async () => {
      for (let n = 0; n < 6; n++) {
        expect((await service.refused(routes.topUp, keyed(WRONG, 1))).code).toBe(
          "card-not-accepted",
        );
      }
      expect((await topUpOffer()).lockedUntil).toBeNull();
    });

    it("counts wrong cards in a row: an accepted card starts again", async () => {
      await wrongTimes(4);
      await topUp();
      await wrongTimes(4);
      expect((await topUpOffer()).lockedUntil).toBeNull();
    });

    it("locks the member who guesses, and nobody else", async () => {
      await wrongTimes(5);
      await service.signIn("nine");
      expect((await topUp()).wallet.spendable).toBe(509);
    });

    it("counts each of five wrong cards at the same moment", async () => {
      await Promise.all(
        Array.from({ length: 5 }, () =>
          service.send(routes.topUp.path, { method: "POST", ...keyed(WRONG) }),
        ),
      );
      expect((await topUpOffer()).lockedUntil).toBe(NOW + 15 * MINUTE);
    });
  });
});

function idOf({ entries }: Receipt, kind: string): string {
  return entries.find((entry) => entry.kind === kind)?.id ?? "";
}
