import assert from "node:assert/strict";
import * as z from "zod/mini";
import { problem, type Problem } from "../../contract/problem.ts";
import { routes, type Route } from "../../contract/routes.ts";

/** A service to hold against the contract, wherever it runs: over memory, over a database, in a browser. */
export type Host = (request: {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}) => Promise<Told>;

/** What a host answered; `body` is parsed where it is JSON. */
type Told = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

type Asked = {
  readonly id?: string;
  readonly query?: string;
  readonly body?: unknown;
  /** The number of the operation: the same is the same key. */
  readonly key?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The device's day in China: a wallet's time never goes back before the statement that made it. */
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
/** A month so many after today's, as `2026-11`. */
const month = (later: number) => {
  const at = new Date(`${TODAY.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + later);
  return at.toISOString().slice(0, 7);
};
const at = (day: string, time: string) => `${day}T${time}+08:00`;
const nextDay = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
/** The instant before. */
const before = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();
const msOf = (text: string) => Date.parse(text);

/** What a case asks: over HTTP and nothing else, so that any service can be asked. */
class Service {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async told(route: Route, { id = "", query, body, key, headers = {} }: Asked = {}) {
    const path = route.path.replace(":id", id) + (query === undefined ? "" : `?${query}`);
    return this.#host({
      method: route.method,
      path,
      headers: {
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(key !== undefined && { "Idempotency-Key": keyOf(key) }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  /** The answer, which must be a success of the route's form. */
  async ask<Answer extends z.ZodMiniType>(
    route: Route<Answer>,
    asked?: Asked,
  ): Promise<z.output<Answer>> {
    const { status, body } = await this.told(route, asked);
    const told = `${route.method} ${route.path}: ${status} ${JSON.stringify(body)}`;
    assert.ok(status < 300 && route.answer, told);
    return z.decode(route.answer, body as z.input<Answer>);
  }

  async refused(route: Route, asked?: Asked): Promise<Problem> {
    const { status, headers, body } = await this.told(route, asked);
    assert.equal(headers["content-type"], "application/problem+json");
    const refusal = z.decode(problem, body as z.input<typeof problem>);
    assert.equal(refusal.status, status);
    return refusal;
  }

  /** Signs a new member in, at noon of a day in November, with these points from a statement. */
  async memberWith(...rows: readonly string[]): Promise<string> {
    const csv = ["date,description,points", ...rows].join("\n");
    const { status, body } = await this.#host({
      method: "POST",
      path: routes.importFile.path,
      headers: { "Content-Type": "text/csv" },
      body: csv,
    });
    assert.equal(status, 201);
    const { memberId } = z.decode(routes.importFile.answer, body as never);
    await this.ask(routes.signIn, { body: { memberId } });
    await this.setClock(at(TODAY, "12:00:00.000"));
    return memberId;
  }

  setClock(now: string) {
    return this.ask(routes.setDemoClock, {
      body: { now: new Date(now).toISOString(), running: false },
    });
  }
}

function keyOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

/** Each begins with a service in which nobody has done anything. */
const cases: Readonly<Record<string, (service: Service) => Promise<void>>> = {
  async "lets nobody read or write who is not signed in"(service) {
    const open = [
      routes.readProgramme,
      routes.listProducts,
      routes.listMerchants,
      routes.listProjects,
    ];
    for (const route of open) assert.equal((await service.told(route)).status, 200);
    const closed = [
      routes.readSession,
      routes.readWallet,
      routes.listLots,
      routes.listEntries,
      routes.listOffers,
      routes.listPending,
      routes.listPurchases,
      routes.listHolds,
      routes.listDonations,
      routes.listDraws,
      routes.readNextDraw,
    ];
    for (const route of closed) assert.equal((await service.refused(route)).code, "signed-out");
    const write = { body: { projectId: "library", points: 1, anonymous: false }, key: 1 };
    assert.equal((await service.refused(routes.donate, write)).code, "signed-out");
  },

  async "signs a member in and out"(service) {
    await service.ask(routes.signIn, { body: { memberId: "nine" } });
    assert.equal((await service.ask(routes.readSession)).memberId, "nine");
    assert.equal((await service.ask(routes.readWallet)).spendable, 9);
    assert.equal((await service.told(routes.signOut)).status, 204);
    assert.equal((await service.refused(routes.readSession)).code, "signed-out");
  },

  async "gives and takes points, and names the wallet's state"(service) {
    await service.memberWith(`${TODAY},Bank,300`);
    const { status, headers, body } = await service.told(routes.donate, {
      body: { projectId: "library", points: 120, anonymous: true },
      key: 1,
    });
    assert.equal(status, 201);
    const { wallet, entries, operation } = z.decode(routes.donate.answer, body as never);
    assert.equal(operation.key, keyOf(1));
    assert.equal(wallet.spendable, 180);
    assert.deepEqual(
      [entries[0]?.kind, entries[0]?.points, entries[0]?.balanceAfter],
      ["donation", -120, 180],
    );
    const read = await service.told(routes.readWallet);
    assert.equal(read.headers["etag"], headers["etag"]);
    assert.deepEqual((await service.ask(routes.listDonations)).items.length, 1);
  },

  async "does an operation once, however often it is sent, and tells what became of it"(service) {
    await service.memberWith(`${TODAY},Bank,300`);
    const give = (points: number) => ({
      body: { projectId: "library", points, anonymous: true },
      key: 1,
    });
    const first = await service.told(routes.donate, give(20));
    const again = await service.told(routes.donate, give(20));
    assert.deepEqual(again.body, first.body);
    assert.equal(again.headers["idempotency-replayed"], "true");
    assert.equal(first.headers["idempotency-replayed"], undefined);
    assert.equal((await service.refused(routes.donate, give(21))).code, "idempotency-key-reused");
    const known = await service.told(routes.readOperation, { id: keyOf(1) });
    assert.deepEqual(known.body, { key: keyOf(1), status: 201, answer: first.body });
    assert.equal((await service.refused(routes.readOperation, { id: keyOf(2) })).status, 404);
    assert.equal((await service.ask(routes.readWallet)).spendable, 280);
  },

  async "keeps a refusal under its key, too"(service) {
    await service.memberWith(`${TODAY},Bank,300`);
    const much = { body: { projectId: "library", points: 301, anonymous: true }, key: 1 };
    const first = await service.refused(routes.donate, much);
    assert.deepEqual([first.code, first.missing], ["insufficient-points", 1]);
    await service.ask(routes.completeTask, { id: "bind-card", body: {}, key: 2 });
    assert.deepEqual(await service.refused(routes.donate, much), first);
  },

  async "refuses a use of a wallet that is no longer as it was seen, and of another's"(service) {
    await service.memberWith(`${TODAY},Bank,300`);
    const seen = String((await service.told(routes.readWallet)).headers["etag"]);
    const give = (key: number, match: string) => ({
      body: { projectId: "library", points: 20, anonymous: true },
      key,
      headers: { "If-Match": match },
    });
    await service.ask(routes.donate, give(1, seen));
    assert.equal((await service.refused(routes.donate, give(2, seen))).code, "wallet-changed");
    await service.memberWith(`${TODAY},Bank,300`);
    assert.equal((await service.refused(routes.donate, give(3, seen))).code, "wallet-changed");
    assert.equal((await service.ask(routes.readWallet)).spendable, 300);
  },

  async "lets points be spent to the last instant, and takes them at the next"(service) {
    const end = at(`${month(1)}-01`, "00:00:00.000");
    await service.memberWith(`${month(-36)}-01,Bank,100`, `${month(-34)}-05,Bank,50`);
    await service.setClock(before(end));
    assert.equal((await service.ask(routes.readWallet)).spendable, 150);
    await service.setClock(end);
    assert.equal((await service.ask(routes.readWallet)).spendable, 50);
    const [expiry] = (await service.ask(routes.listEntries, { query: "kind=expiry" })).items;
    assert.deepEqual([expiry?.points, expiry?.at], [-100, msOf(end)]);
    await service.setClock(before(end));
    assert.equal((await service.ask(routes.readWallet)).spendable, 50);
  },

  async "redeems once a programme day"(service) {
    await service.memberWith(`${TODAY},Bank,2000`);
    const coupon = (key: number) => ({
      body: { productId: "delivery-coupon", priceId: "points" },
      key,
    });
    await service.ask(routes.redeem, coupon(1));
    const midnight = at(nextDay(TODAY), "00:00:00.000");
    await service.setClock(before(midnight));
    const refused = await service.refused(routes.redeem, coupon(2));
    assert.equal(refused.code, "daily-limit-reached");
    assert.equal(refused.nextRedemptionAt, msOf(midnight));
    await service.setClock(midnight);
    await service.ask(routes.redeem, coupon(3));
    assert.equal((await service.ask(routes.readWallet)).spendable, 1_000);
  },

  async "holds points while cash is paid, and captures, cancels or lets them go"(service) {
    await service.memberWith(`${TODAY},Bank,1000`);
    const pay = async (key: number) => {
      const body = { merchantId: "electricity", orderId: `E-${key}`, totalFen: 500, points: 200 };
      const { entries } = await service.ask(routes.pay, { body, key });
      return String(entries[0]?.id);
    };
    const captured = await pay(1);
    assert.equal((await service.ask(routes.readWallet)).held, 200);
    assert.equal((await service.ask(routes.listHolds)).items[0]?.cashFen, 300);
    await service.ask(routes.capturePayment, { id: captured, body: {}, key: 2 });
    const cancelled = await pay(3);
    await service.ask(routes.cancelPayment, { id: cancelled, body: {}, key: 4 });
    const again = await service.refused(routes.capturePayment, { id: cancelled, body: {}, key: 5 });
    assert.equal(again.code, "already-settled");
    const lapsed = await pay(6);
    await service.setClock(at(TODAY, "12:15:00.000"));
    const late = await service.refused(routes.capturePayment, { id: lapsed, body: {}, key: 7 });
    assert.equal(late.code, "hold-lapsed");
    const { spendable, held } = await service.ask(routes.readWallet);
    assert.deepEqual([spendable, held], [800, 0]);
  },

  async "captures a bill that came out smaller, and gives back what it could not take"(service) {
    await service.memberWith(`${TODAY},Bank,1000`);
    const bill = { merchantId: "electricity", orderId: "E-1", totalFen: 500, points: 200 };
    const { entries } = await service.ask(routes.pay, { body: bill, key: 1 });
    const id = String(entries[0]?.id);
    const much = await service.refused(routes.capturePayment, {
      id,
      body: { totalFen: 501 },
      key: 2,
    });
    assert.deepEqual([much.code, much.most], ["capture-exceeds-hold", 500]);
    const captured = await service.ask(routes.capturePayment, {
      id,
      body: { totalFen: 150 },
      key: 3,
    });
    const { points, fen, released } = captured.entries[0] ?? {};
    assert.deepEqual([points, fen, released?.map((part) => part.points)], [50, 150, [50]]);
    assert.deepEqual([captured.wallet.spendable, captured.wallet.held], [850, 0]);
    const { use } = await service.ask(routes.readEntry, { id });
    assert.deepEqual([use?.state, use?.refundableFen], ["captured", 150]);
  },

  async "gives back what was captured, and no more"(service) {
    await service.memberWith(`${TODAY},Bank,1000`);
    const body = { merchantId: "electricity", orderId: "E-1", totalFen: 300, points: 300 };
    const { entries } = await service.ask(routes.pay, { body, key: 1 });
    const id = String(entries[0]?.id);
    await service.ask(routes.refundPayment, { id, body: { fen: 100 }, key: 2 });
    const much = await service.refused(routes.refundPayment, { id, body: { fen: 201 }, key: 3 });
    assert.deepEqual([much.code, much.most], ["refund-exceeds-capture", 200]);
    await service.ask(routes.refundPayment, { id, body: { fen: 200 }, key: 4 });
    assert.equal((await service.ask(routes.readWallet)).spendable, 1_000);
    const { use } = await service.ask(routes.readEntry, { id });
    assert.deepEqual([use?.refundedFen, use?.refundableFen], [300, 0]);
  },

  async "obtains points in four ways"(service) {
    await service.ask(routes.signIn, { body: { memberId: "new" } });
    await service.setClock(at(TODAY, "12:00:00.000"));
    const { items } = await service.ask(routes.listOffers);
    assert.deepEqual([...new Set(items.map(({ method }) => method))].toSorted(), [
      "exchange",
      "rebate",
      "task",
      "top-up",
    ]);
    await service.ask(routes.exchange, { body: { partnerId: "amberbrook", amount: 500 }, key: 1 });
    const bought = await service.ask(routes.purchase, {
      body: { offerId: "hotel", totalFen: 10_000 },
      key: 2,
    });
    assert.deepEqual([bought.wallet.spendable, bought.wallet.pending], [100, 200]);
    const id = String(bought.entries[0]?.id);
    await service.ask(routes.confirmPurchase, { id, body: {}, key: 3 });
    await service.ask(routes.completeTask, { id: "bind-card", body: {}, key: 4 });
    const card = { number: "6001000000000105", password: "SPRING26" };
    await service.ask(routes.topUp, { body: card, key: 5 });
    assert.equal((await service.ask(routes.readWallet)).spendable, 500);
    const again = await service.refused(routes.topUp, { body: card, key: 6 });
    assert.equal(again.code, "card-not-accepted");
  },

  async "locks top-up after five wrong cards, and says until when"(service) {
    await service.ask(routes.signIn, { body: { memberId: "new" } });
    await service.setClock(at(TODAY, "12:00:00.000"));
    const wrong = (key: number) => ({
      body: { number: "6001000000000501", password: "WRONG" },
      key,
    });
    for (let key = 1; key <= 5; key++) {
      assert.equal((await service.refused(routes.topUp, wrong(key))).code, "card-not-accepted");
    }
    const locked = await service.refused(routes.topUp, wrong(6));
    assert.deepEqual([locked.code, locked.retryAfter], ["top-up-locked", 900]);
    await service.setClock(at(TODAY, "12:15:00.000"));
    const right = { body: { number: "6001000000000501", password: "SUMMER26" }, key: 7 };
    assert.equal((await service.ask(routes.topUp, right)).wallet.spendable, 500);
  },

  async "draws by the secret that it was committed to"(service) {
    await service.memberWith(`${TODAY},Bank,100`);
    const { number, commitment, cost } = await service.ask(routes.readNextDraw);
    const body = { number, memberSeed: "0123456789abcdef0123456789abcdef" };
    const { draw, wallet } = await service.ask(routes.draw, { body, key: 1 });
    assert.equal(draw.commitment, commitment);
    assert.equal(wallet.spendable, 100 - cost + Number(draw.points ?? 0));
    assert.equal((await service.refused(routes.draw, { body, key: 2 })).code, "draw-taken");
    assert.deepEqual((await service.ask(routes.listDraws)).items, [draw]);
  },

  async "neither transfers nor pays out"(service) {
    for (const route of [routes.transfer, routes.withdraw]) {
      assert.equal((await service.refused(route, { body: {}, key: 1 })).code, "not-transferable");
    }
  },

  async "gives the ledger in pages that are the whole, whatever is entered meanwhile"(service) {
    const rows = Array.from(
      { length: 25 },
      (_, n) => `${month(-1)}-${String(n + 1).padStart(2, "0")},Bank,10`,
    );
    await service.memberWith(...rows);
    const seen: number[] = [];
    let cursor = "";
    do {
      const query = `limit=10${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = await service.ask(routes.listEntries, { query });
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor ?? "";
      await service.ask(routes.completeTask, { id: "sign-in", body: {}, key: 1 });
    } while (cursor !== "");
    assert.deepEqual(
      seen,
      Array.from({ length: 25 }, (_, n) => 25 - n),
    );
    assert.equal(
      (await service.refused(routes.listEntries, { query: "cursor=x" })).code,
      "cursor-invalid",
    );
    assert.equal((await service.refused(routes.listEntries, { query: "limit=201" })).status, 400);
  },

  async "reaches any row of the ledger, and counts what a filter leaves of it"(service) {
    const day = (n: number) => `${month(-1)}-${String(n).padStart(2, "0")}`;
    const rows = Array.from({ length: 25 }, (_, n) => `${day(n + 1)},Bank,10`);
    await service.memberWith(...rows);
    await service.ask(routes.donate, {
      body: { projectId: "library", points: 40, anonymous: true },
      key: 1,
    });
    const seqs = async (query: string) =>
      (await service.ask(routes.listEntries, { query })).items.map(({ seq }) => seq);
    assert.deepEqual(await seqs("below=26&skip=10&limit=3"), [15, 14, 13]);
    assert.deepEqual(await seqs("kind=grant&skip=24"), [1]);
    assert.deepEqual(await seqs("kind=grant&skip=25"), []);
    const totals = (query: string) => service.ask(routes.readTotals, { query });
    assert.deepEqual(await totals(""), { count: 26, came: 250, went: 40 });
    assert.deepEqual(await totals("q=bank&below=11"), { count: 10, came: 100, went: 0 });
    assert.deepEqual(await totals("kind=donation"), { count: 1, came: 0, went: 40 });
    const from = new Date(at(day(20), "00:00:00.000")).toISOString();
    assert.equal((await totals(`kind=grant&from=${from}`)).count, 6);
    assert.equal((await totals(`kind=grant&to=${from}`)).count, 19);
    const page = await service.ask(routes.listEntries, { query: "q=bank&limit=2&totals=true" });
    assert.deepEqual(
      page.items.map(({ seq }) => seq),
      [25, 24],
    );
    assert.deepEqual(page.totals, { count: 25, came: 250, went: 0 });
    const next = `q=bank&below=11&limit=2&totals=true&cursor=${page.nextCursor}`;
    assert.equal((await service.ask(routes.listEntries, { query: next })).totals?.count, 10);
    assert.equal((await service.ask(routes.listEntries)).totals, undefined);
    for (const query of ["skip=1", "limit=1", "below=0", "kind=theft"]) {
      assert.equal((await service.refused(routes.readTotals, { query })).code, "invalid-request");
    }
    for (const query of ["skip=0", "skip=-1", "skip=1.5", "skip=1e3", "totals=1"]) {
      assert.equal((await service.refused(routes.listEntries, { query })).code, "invalid-request");
    }
  },

  async "tells what paid, and what a lot paid for"(service) {
    const memberId = await service.memberWith(`${month(-1)}-01,Bank,30`, `${TODAY},Bank,100`);
    const give = { body: { projectId: "library", points: 50, anonymous: true }, key: 1 };
    await service.ask(routes.donate, give);
    const { lots } = await service.ask(routes.readEntry, { id: `${memberId}-3` });
    assert.deepEqual(
      lots.map(({ id }) => id),
      [`${memberId}-1`, `${memberId}-2`],
    );
    const { items } = await service.ask(routes.listEntries, { query: `lot=${memberId}-2` });
    assert.deepEqual(
      items.map(({ seq }) => seq),
      [3, 2],
    );
  },

  async "lets a member reach nothing of another's"(service) {
    const other = await service.memberWith(`${TODAY},Bank,1000`);
    await service.ask(routes.purchase, { body: { offerId: "hotel", totalFen: 10_000 }, key: 1 });
    const body = { merchantId: "electricity", orderId: "E-1", totalFen: 500, points: 200 };
    await service.ask(routes.pay, { body, key: 2 });
    const theirs = [1, 2, 3].map((seq) => `${other}-${seq}`);
    await service.memberWith(`${TODAY},Bank,1000`);
    for (const id of theirs) {
      const routesById: readonly (readonly [Route, unknown])[] = [
        [routes.readEntry, undefined],
        [routes.confirmPurchase, {}],
        [routes.cancelPurchase, {}],
        [routes.captureRedemption, {}],
        [routes.cancelRedemption, {}],
        [routes.refundRedemption, { fen: 1 }],
        [routes.capturePayment, {}],
        [routes.cancelPayment, {}],
        [routes.refundPayment, { fen: 1 }],
      ];
      for (const [place, [route, body]] of routesById.entries()) {
        const refused = await service.refused(route, { id, body, key: 10 + place });
        assert.equal(refused.status, 404, `${route.path} ${id}`);
      }
      const { items } = await service.ask(routes.listEntries, { query: `lot=${id}` });
      assert.deepEqual(items, []);
      const { count } = await service.ask(routes.readTotals, { query: `lot=${id}` });
      assert.equal(count, 0);
    }
    assert.equal((await service.refused(routes.readOperation, { id: keyOf(2) })).status, 404);
    assert.equal((await service.ask(routes.readWallet)).seq, 1);
  },

  async "refuses what is not of the contract's form, by the field"(service) {
    await service.memberWith(`${TODAY},Bank,100`);
    const body = { projectId: "library", points: 1.5, anonymous: false };
    const refused = await service.refused(routes.donate, { body, key: 1 });
    assert.equal(refused.code, "invalid-request");
    assert.equal(refused.errors?.[0]?.pointer, "/points");
    const keyless = await service.refused(routes.donate, { body: { ...body, points: 1 } });
    assert.equal(keyless.code, "idempotency-key-missing");
    assert.equal((await service.refused({ ...routes.readWallet, path: "/api/moon" })).status, 404);
  },

  async "takes a statement of its own back as the same wallet"(service) {
    await service.memberWith(`${month(-1)}-01,Bank,30`, `${TODAY},Bank,100`);
    await service.ask(routes.donate, {
      body: { projectId: "library", points: 50, anonymous: true },
      key: 1,
    });
    const lots = await service.ask(routes.listLots);
    const { status, headers } = await service.told(routes.readStatement, { query: "format=csv" });
    assert.equal(status, 200);
    assert.match(String(headers["content-type"]), /^text\/csv/);
    assert.equal(
      (await service.refused(routes.readStatement, { query: "format=pdf" })).status,
      400,
    );
    assert.equal(
      lots.items.reduce((all, { remaining }) => all + Number(remaining), 0),
      80,
    );
  },
};

export const contractCases = Object.entries(cases).map(([name, run]) => ({
  name,
  run: (host: Host) => run(new Service(host)),
}));
