import assert from "node:assert/strict";
import * as z from "zod/mini";
import { featureOf } from "../../contract/feature.ts";
import { problem, type Problem } from "../../contract/problem.ts";
import type { Feature } from "../../contract/programme.ts";
import { routes, type Route } from "../../contract/routes.ts";
import { demoRoutes } from "../../contract/demo-routes.ts";
import { instant, localTime } from "../../rules/calendar.ts";
import { firstInstantAt } from "../../rules/zone.ts";
import { endOfValidity } from "../../rules/testing/naive-ledger.ts";
import { reporterOf } from "../commands/task-evidence.ts";
import type { Ports } from "../ports.ts";

/** A service to test against the contract, wherever it runs: over memory, over a database, in a browser. */
export type Host = (request: {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}) => Promise<HostResponse>;

/** `body` is parsed if it is JSON. */
type HostResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

type RequestOptions = {
  readonly id?: string;
  readonly query?: string;
  readonly body?: unknown;
  /** The same number is the same Idempotency-Key. */
  readonly key?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The instant before. */
const before = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();
const msOf = (text: string) => Date.parse(text);

/** A programme to run the cases with. */
export type TestProgramme = Pick<Ports, "programme" | "catalog"> & {
  readonly name: string;
  /** A demo member with points; another, called `new`, has none. */
  readonly member: { readonly id: string; readonly spendable: number };
};

/** The days, amounts and catalog items that the cases use, in terms of the programme. */
function valuesOf({ programme, catalog, member }: TestProgramme) {
  const { zone, step, fenPerPoint } = programme;
  // A wallet's time never goes back before the import that created it.
  const today = new Date(localTime(instant(Date.now()), programme)).toISOString().slice(0, 10);
  const first = <Item>([item]: readonly Item[]): Item => {
    assert.ok(item, "the catalog lacks an item that the cases need");
    return item;
  };
  const product = first(
    catalog.products.filter(({ stock, prices }) => stock > 10 && prices[0]?.fen === 0),
  );
  const card = first(catalog.cards);
  return {
    programme,
    member,
    today,
    /** A month `later` months after this one, as `2026-11`. */
    month: (later: number) => {
      const at = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
      at.setUTCMonth(at.getUTCMonth() + later);
      return at.toISOString().slice(0, 7);
    },
    at: (day: string, time: string) =>
      new Date(firstInstantAt(Date.parse(`${day}T${time}Z`), zone)).toISOString(),
    /** A multiple of the programme's step. */
    points: (steps: number) => steps * step,
    /** The value of that many steps in fen. */
    fen: (steps: number) => steps * step * fenPerPoint,
    product,
    price: first(product.prices),
    otherProduct: first(catalog.products.filter(({ id, stock }) => id !== product.id && stock > 0)),
    projectId: first(catalog.projects).id,
    merchantId: first(catalog.merchants).id,
    // Read only by cases of a programme that has them.
    get rebate() {
      return first(catalog.rebates);
    },
    get partner() {
      return first(catalog.partners.filter(({ creditDays }) => creditDays === 0));
    },
    onceTask: first(
      catalog.tasks.filter((task) => task.period === "once" && task.evidence === "sign-in"),
    ),
    dailyTask: first(catalog.tasks.filter(({ period }) => period === "day")),
    reportedTask: first(catalog.tasks.filter((task) => reporterOf(task) !== undefined)),
    card,
    otherCard: first(catalog.cards.filter((each) => each !== card)),
  };
}

type Values = ReturnType<typeof valuesOf>;
type Case = (service: Service, values: Values) => Promise<void>;

/** `ms` milliseconds later. */
const after = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
const nextDay = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Asks over HTTP only, so that the cases run against any service. */
class Service {
  readonly #host: Host;
  readonly #values: Values;
  #orders = 0;

  constructor(host: Host, values: Values) {
    this.#host = host;
    this.#values = values;
  }

  async send(route: Route, { id = "", query, body, key, headers = {} }: RequestOptions = {}) {
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

  /** The body of a success, decoded by the route's schema. */
  async ask<Answer extends z.ZodMiniType>(
    route: Route<Answer>,
    options?: RequestOptions,
  ): Promise<z.output<Answer>> {
    const { status, body } = await this.send(route, options);
    const message = `${route.method} ${route.path}: ${status} ${JSON.stringify(body)}`;
    assert.ok(status < 300 && route.answer, message);
    return z.decode(route.answer, body as z.input<Answer>);
  }

  async refused(route: Route, options?: RequestOptions): Promise<Problem> {
    const { status, headers, body } = await this.send(route, options);
    assert.equal(headers["content-type"], "application/problem+json");
    const refusal = z.decode(problem, body as z.input<typeof problem>);
    assert.equal(refusal.status, status);
    return refusal;
  }

  /** Signs a new member in, at noon, with these rows imported. */
  async memberWith(...rows: readonly string[]): Promise<string> {
    const csv = ["date,description,points", ...rows].join("\n");
    const { status, body } = await this.#host({
      method: "POST",
      path: demoRoutes.importFile.path,
      headers: { "Content-Type": "text/csv" },
      body: csv,
    });
    assert.equal(status, 201);
    const { memberId } = z.decode(demoRoutes.importFile.answer, body as never);
    await this.ask(demoRoutes.signIn, { body: { memberId } });
    await this.setClock(this.#values.at(this.#values.today, "12:00:00.000"));
    return memberId;
  }

  /** The id of a new order of the signed-in member at the partner, whose header `partner` is. */
  async order(partner: Readonly<Record<string, string>>, totalFen: number): Promise<string> {
    const { memberId } = await this.ask(routes.readSession);
    this.#orders += 1;
    const body = { memberId, number: `N-${this.#orders}`, item: "A thing", totalFen };
    const key = 1e9 + this.#orders;
    const made = await this.ask(routes.createPartnerOrder, { body, key, headers: partner });
    return made.order.id;
  }

  /** The id of a purchase that the partner of a rebate reports for the signed-in member. */
  async purchase(offer: { readonly id: string; readonly partnerId: string }, totalFen: number) {
    const { memberId } = await this.ask(routes.readSession);
    this.#orders += 1;
    const body = { memberId, offerId: offer.id, number: `N-${this.#orders}`, totalFen };
    const headers = await this.partner(offer.partnerId);
    const key = 1e9 + this.#orders;
    const { purchase } = await this.ask(routes.reportPurchase, { body, key, headers });
    return purchase.id;
  }

  /** The header that the partner sends. */
  async partner(partnerId: string): Promise<Readonly<Record<string, string>>> {
    const { items } = await this.ask(demoRoutes.makeDemoPartners);
    const partner = items.find((each) => each.partnerId === partnerId);
    return { Authorization: `Bearer ${partner?.key}` };
  }

  setClock(now: string) {
    return this.ask(demoRoutes.setDemoClock, {
      body: { now: new Date(now).toISOString(), running: false },
    });
  }
}

function keyOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

/** Each begins with an empty service. */
const cases: Readonly<Record<string, Case>> = {
  async "lets nobody read or write who is not signed in"(
    service,
    { programme: { features }, points, projectId },
  ) {
    const open = [routes.readProgramme, routes.listProducts, routes.listProjects];
    for (const route of open) assert.equal((await service.send(route)).status, 200);
    const closed = [
      routes.readSession,
      routes.readWallet,
      routes.listLots,
      routes.listEntries,
      routes.listOffers,
      routes.listPending,
      routes.listPurchases,
      routes.listHolds,
      routes.listRewards,
      routes.listOrders,
      routes.listDonations,
      routes.listDraws,
      routes.readNextDraw,
    ];
    for (const route of closed) {
      const of = featureOf(route.path);
      const code = of === undefined || features.includes(of) ? "signed-out" : "not-found";
      assert.equal((await service.refused(route)).code, code, route.path);
    }
    const write = { body: { projectId, points: points(1), anonymous: false }, key: 1 };
    assert.equal((await service.refused(routes.donate, write)).code, "signed-out");
  },

  async "tells the programme's terms"(service, { programme }) {
    assert.deepEqual(await service.ask(routes.readProgramme), programme);
  },

  async "signs a member in and out"(service, { member }) {
    await service.ask(demoRoutes.signIn, { body: { memberId: member.id } });
    assert.equal((await service.ask(routes.readSession)).memberId, member.id);
    assert.equal((await service.ask(routes.readWallet)).spendable, member.spendable);
    assert.equal((await service.send(routes.signOut)).status, 204);
    assert.equal((await service.refused(routes.readSession)).code, "signed-out");
  },

  async "gives and takes points, and names the wallet's state"(service, values) {
    const { points, projectId, today } = values;
    await service.memberWith(`${today},Bank,${points(300)}`);
    const { status, headers, body } = await service.send(routes.donate, {
      body: { projectId, points: points(120), anonymous: true },
      key: 1,
    });
    assert.equal(status, 201);
    const { wallet, entries, operation } = z.decode(routes.donate.answer, body as never);
    assert.equal(operation.key, keyOf(1));
    assert.equal(wallet.spendable, points(180));
    assert.equal(wallet.worthFen, values.fen(180));
    assert.deepEqual(
      [entries[0]?.kind, entries[0]?.points, entries[0]?.balanceAfter],
      ["donation", -points(120), points(180)],
    );
    const read = await service.send(routes.readWallet);
    assert.equal(read.headers["etag"], headers["etag"]);
    assert.deepEqual((await service.ask(routes.listDonations)).items.length, 1);
  },

  async "executes an operation once, however often it is sent, and tells its result"(
    service,
    { points, projectId, today },
  ) {
    await service.memberWith(`${today},Bank,${points(300)}`);
    const donation = (steps: number) => ({
      body: { projectId, points: points(steps), anonymous: true },
      key: 1,
    });
    const first = await service.send(routes.donate, donation(20));
    const again = await service.send(routes.donate, donation(20));
    assert.deepEqual(again.body, first.body);
    assert.equal(again.headers["idempotency-replayed"], "true");
    assert.equal(first.headers["idempotency-replayed"], undefined);
    assert.equal(
      (await service.refused(routes.donate, donation(21))).code,
      "idempotency-key-reused",
    );
    const known = await service.send(routes.readOperation, { id: keyOf(1) });
    assert.deepEqual(known.body, { key: keyOf(1), status: 201, answer: first.body });
    assert.equal((await service.refused(routes.readOperation, { id: keyOf(2) })).status, 404);
    assert.equal((await service.ask(routes.readWallet)).spendable, points(280));
  },

  async "grants no reward for a task that no partner has reported"(service, { reportedTask }) {
    await service.memberWith();
    const { id } = reportedTask;
    const refusal = await service.refused(routes.claimTask, { id, body: {}, key: 1 });
    assert.equal(refusal.code, "task-not-done");
    assert.equal((await service.ask(routes.readWallet)).spendable, 0);
  },

  async "grants the reward of a task once that its partner has reported, however often"(
    service,
    { reportedTask },
  ) {
    const memberId = await service.memberWith();
    const { id } = reportedTask;
    const { items } = await service.ask(demoRoutes.makeDemoPartners);
    const partner = items.find(({ partnerId }) => partnerId === reporterOf(reportedTask));
    assert.ok(partner);
    const headers = { Authorization: `Bearer ${partner.key}` };
    const body = { memberId, taskId: id };
    for (const key of [1, 2]) {
      const { report } = await service.ask(routes.reportTask, { body, key, headers });
      assert.equal(report.isRepeated, key === 2);
    }
    await service.ask(routes.claimTask, { id, body: {}, key: 3 });
    const refusal = await service.refused(routes.claimTask, { id, body: {}, key: 4 });
    assert.equal(refusal.code, "cap-reached");
    assert.equal((await service.ask(routes.readWallet)).spendable, reportedTask.reward);
  },

  async "stores a refusal under its key, too"(service, { points, projectId, onceTask, today }) {
    await service.memberWith(`${today},Bank,${points(300)}`);
    const tooMuch = { body: { projectId, points: points(301), anonymous: true }, key: 1 };
    const first = await service.refused(routes.donate, tooMuch);
    assert.deepEqual([first.code, first.missing], ["insufficient-points", points(1)]);
    await service.ask(routes.claimTask, { id: onceTask.id, body: {}, key: 2 });
    assert.deepEqual(await service.refused(routes.donate, tooMuch), first);
  },

  async "refuses a spend of a wallet that has changed since it was seen, or of another's"(
    service,
    { points, projectId, today },
  ) {
    await service.memberWith(`${today},Bank,${points(300)}`);
    const seen = String((await service.send(routes.readWallet)).headers["etag"]);
    const donation = (key: number) => ({
      body: { projectId, points: points(20), anonymous: true },
      key,
      headers: { "If-Match": seen },
    });
    await service.ask(routes.donate, donation(1));
    assert.equal((await service.refused(routes.donate, donation(2))).code, "wallet-changed");
    await service.memberWith(`${today},Bank,${points(300)}`);
    assert.equal((await service.refused(routes.donate, donation(3))).code, "wallet-changed");
    assert.equal((await service.ask(routes.readWallet)).spendable, points(300));
  },

  async "lets points be spent to the last instant, and expires them at the next"(service, values) {
    const { programme, points, month, at } = values;
    const { months } = programme.validity;
    const obtained = `${month(1 - months)}-01`;
    const end = new Date(
      endOfValidity(instant(msOf(at(obtained, "00:00:00.000"))), programme),
    ).toISOString();
    await service.memberWith(
      `${obtained},Bank,${points(100)}`,
      `${month(3 - months)}-05,Bank,${points(50)}`,
    );
    await service.setClock(before(end));
    assert.equal((await service.ask(routes.readWallet)).spendable, points(150));
    await service.setClock(end);
    assert.equal((await service.ask(routes.readWallet)).spendable, points(50));
    const [expiry] = (await service.ask(routes.listEntries, { query: "kind=expiry" })).items;
    assert.deepEqual([expiry?.points, expiry?.at], [-points(100), msOf(end)]);
    await service.setClock(before(end));
    assert.equal((await service.ask(routes.readWallet)).spendable, points(50));
  },

  async "redeems as often in a programme day as the programme allows"(service, values) {
    const { programme, product, price, otherProduct, points, today, at } = values;
    const { count: limit, per } = programme.redemptionLimit;
    await service.memberWith(`${today},Bank,${points(9000)}`);
    const redemption = (key: number) => ({
      body: { productId: product.id, priceId: price.id },
      key,
    });
    for (let key = 1; key <= limit; key++) await service.ask(routes.redeem, redemption(key));
    const midnight = at(nextDay(today), "00:00:00.000");
    await service.setClock(before(midnight));
    const refused = await service.refused(routes.redeem, redemption(limit + 1));
    assert.equal(refused.code, "daily-limit-reached");
    assert.equal(refused.nextRedemptionAt, msOf(midnight));
    const [otherPrice] = otherProduct.prices;
    const other = { productId: otherProduct.id, priceId: otherPrice?.id };
    const { status } = await service.send(routes.redeem, { body: other, key: limit + 2 });
    assert.equal(status, per === "product" ? 201 : 409);
    await service.setClock(midnight);
    await service.ask(routes.redeem, redemption(limit + 3));
    const { spendable } = await service.ask(routes.readWallet);
    const spent = (limit + 1) * price.points + (status === 201 ? (otherPrice?.points ?? 0) : 0);
    assert.equal(spendable, points(9000) - spent);
  },

  async "gives a code for a redeemed product, which is used once and then not refunded"(
    service,
    { product, price, points, today },
  ) {
    await service.memberWith(`${today},Bank,${points(2000)}`);
    const body = { productId: product.id, priceId: price.id };
    const { entries } = await service.ask(routes.redeem, { body, key: 1 });
    const id = String(entries[0]?.rewardId);
    const { items } = await service.ask(routes.listRewards);
    assert.deepEqual(
      items.map(({ id: listed, kind, state }) => [listed, kind, state]),
      [[id, "code", "ready"]],
    );
    const { code } = await service.ask(routes.readReward, { id });
    assert.ok(code);
    const used = await service.ask(routes.markRewardUsed, { id, body: {}, key: 2 });
    assert.deepEqual([used.reward.state, used.reward.code, used.entries], ["used", code, []]);
    const again = await service.refused(routes.markRewardUsed, { id, body: {}, key: 3 });
    assert.equal(again.code, "reward-used");
    const headers = await service.partner(product.partnerId);
    const refund = { id: String(entries[0]?.id), body: { fen: 1 }, key: 4, headers };
    assert.equal(
      (await service.refused(routes.refundPartnerRedemption, refund)).code,
      "reward-used",
    );
  },

  async "lets the partner of a product say what became of its reward, and no other partner"(
    service,
    { product, price, points, today },
  ) {
    await service.memberWith(`${today},Bank,${points(2000)}`);
    const redemption = { productId: product.id, priceId: price.id };
    const { entries } = await service.ask(routes.redeem, { body: redemption, key: 1 });
    const id = String(entries[0]?.id);
    const { items } = await service.ask(demoRoutes.makeDemoPartners);
    for (const { partnerId, key } of items) {
      const headers = { Authorization: `Bearer ${key}` };
      const { status } = await service.send(routes.readPartnerReward, { id, headers });
      assert.equal(status, partnerId === product.partnerId ? 200 : 404);
      const update = { id, body: { state: "used" }, key: 2, headers };
      const updated = await service.send(routes.updateReward, update);
      assert.equal(updated.status, partnerId === product.partnerId ? 201 : 404);
    }
    assert.equal((await service.ask(routes.readReward, { id })).state, "used");
  },

  async "holds points while cash is paid, and captures, cancels or lapses the hold"(
    service,
    { programme, merchantId, points, fen, today, at },
  ) {
    await service.memberWith(`${today},Bank,${points(1000)}`);
    const headers = await service.partner(merchantId);
    const pay = async (key: number) => {
      const orderId = await service.order(headers, fen(200) + 300);
      const body = { orderId, points: points(200) };
      const { entries } = await service.ask(routes.pay, { body, key });
      return String(entries[0]?.id);
    };
    const captured = await pay(1);
    assert.equal((await service.ask(routes.readWallet)).held, points(200));
    assert.equal((await service.ask(routes.listHolds)).items[0]?.cashFen, 300);
    const capture = (id: string, key: number) => ({ id, body: {}, key, headers });
    await service.ask(routes.capturePartnerPayment, capture(captured, 2));
    const cancelled = await pay(3);
    await service.ask(routes.cancelPayment, { id: cancelled, body: {}, key: 4 });
    const again = await service.refused(routes.capturePartnerPayment, capture(cancelled, 5));
    assert.equal(again.code, "already-settled");
    const lapsed = await pay(6);
    await service.setClock(after(at(today, "12:00:00.000"), programme.holdTime));
    const late = await service.refused(routes.capturePartnerPayment, capture(lapsed, 7));
    assert.equal(late.code, "hold-lapsed");
    const { spendable, held } = await service.ask(routes.readWallet);
    assert.deepEqual([spendable, held], [points(800), 0]);
  },

  async "makes, pays and cancels orders, each at most once"(
    service,
    { merchantId, points, fen, today },
  ) {
    await service.memberWith(`${today},Bank,${points(1000)}`);
    const partner = await service.partner(merchantId);
    const [paid, cancelled] = [
      await service.order(partner, fen(300)),
      await service.order(partner, fen(300)),
    ];
    const body = { orderId: paid, points: points(300) };
    const { entries } = await service.ask(routes.pay, { body, key: 1 });
    const again = await service.refused(routes.pay, { body, key: 2 });
    assert.deepEqual([again.code, again.paidAt], ["order-not-open", entries[0]?.at]);
    const cancelling = { id: cancelled, body: {}, headers: partner };
    await service.ask(routes.cancelPartnerOrder, { ...cancelling, key: 3 });
    const late = { orderId: cancelled, points: points(1) };
    assert.equal(
      (await service.refused(routes.pay, { body: late, key: 4 })).code,
      "order-not-open",
    );
    const { items } = await service.ask(routes.listOrders);
    const states = items.filter(({ id }) => id === paid || id === cancelled);
    assert.deepEqual(
      states.map(({ id, state }) => [id, state]),
      [
        [cancelled, "cancelled"],
        [paid, "paid"],
      ],
    );
    assert.equal((await service.ask(routes.readOrder, { id: paid })).payment, entries[0]?.id);
    assert.equal((await service.ask(routes.readWallet)).spendable, points(700));
  },

  async "lets a partner capture, cancel and refund the payments of its orders"(
    service,
    { merchantId, points, fen, today },
  ) {
    await service.memberWith(`${today},Bank,${points(1000)}`);
    const headers = await service.partner(merchantId);
    const pay = async (key: number) => {
      const orderId = await service.order(headers, fen(200) + 300);
      const body = { orderId, points: points(200) };
      const { entries } = await service.ask(routes.pay, { body, key });
      return { orderId, id: String(entries[0]?.id) };
    };
    const first = await pay(1);
    const { id } = first;
    const held = await service.ask(routes.readPartnerPayment, { id, headers });
    assert.deepEqual([held.state, held.points, held.cashFen], ["held", points(200), 300]);
    await service.ask(routes.capturePartnerPayment, { id, body: {}, key: 2, headers });
    const back = { id, body: { fen: fen(200) + 300 }, key: 3, headers };
    const { payment } = await service.ask(routes.refundPartnerPayment, back);
    assert.deepEqual([payment.state, payment.refundedPoints], ["captured", points(200)]);
    const second = await pay(4);
    const releasing = { id: second.id, body: {}, key: 5, headers };
    await service.ask(routes.releasePartnerPayment, releasing);
    const open = await service.ask(routes.readPartnerOrder, { id: second.orderId, headers });
    assert.equal(open.state, "open");
    assert.equal((await service.ask(routes.readWallet)).spendable, points(1000));
    const asMember = await service.refused(routes.capturePartnerPayment, { id, body: {}, key: 6 });
    assert.equal(asMember.code, "partner-only");
  },

  async "captures a payment in part, and releases what it could not take"(
    service,
    { merchantId, points, fen, today },
  ) {
    await service.memberWith(`${today},Bank,${points(1000)}`);
    const totalFen = fen(200) + 300;
    const headers = await service.partner(merchantId);
    const orderId = await service.order(headers, totalFen);
    const bill = { orderId, points: points(200) };
    const { entries } = await service.ask(routes.pay, { body: bill, key: 1 });
    const id = String(entries[0]?.id);
    const tooMuch = await service.refused(routes.capturePartnerPayment, {
      id,
      body: { totalFen: totalFen + 1 },
      key: 2,
      headers,
    });
    assert.deepEqual([tooMuch.code, tooMuch.most], ["capture-exceeds-hold", totalFen]);
    const less = { id, body: { totalFen: fen(150) }, key: 3, headers };
    await service.ask(routes.capturePartnerPayment, less);
    const [entry] = (await service.ask(routes.listEntries)).items;
    assert.deepEqual(
      [entry?.points, entry?.fen, entry?.released?.map((part) => part.points)],
      [points(50), fen(150), [points(50)]],
    );
    const { spendable, held } = await service.ask(routes.readWallet);
    assert.deepEqual([spendable, held], [points(850), 0]);
    const { spend } = await service.ask(routes.readEntry, { id });
    assert.deepEqual([spend?.state, spend?.refundableFen], ["captured", fen(150)]);
  },

  async "refunds what was captured, and no more"(service, { merchantId, points, fen, today }) {
    await service.memberWith(`${today},Bank,${points(1000)}`);
    const headers = await service.partner(merchantId);
    const orderId = await service.order(headers, fen(300));
    const body = { orderId, points: points(300) };
    const { entries } = await service.ask(routes.pay, { body, key: 1 });
    const id = String(entries[0]?.id);
    const refund = (amount: number, key: number) => ({ id, body: { fen: amount }, key, headers });
    await service.ask(routes.refundPartnerPayment, refund(fen(100), 2));
    const tooMuch = await service.refused(routes.refundPartnerPayment, refund(fen(200) + 1, 3));
    assert.deepEqual([tooMuch.code, tooMuch.most], ["refund-exceeds-capture", fen(200)]);
    await service.ask(routes.refundPartnerPayment, refund(fen(200), 4));
    assert.equal((await service.ask(routes.readWallet)).spendable, points(1000));
    const { spend } = await service.ask(routes.readEntry, { id });
    assert.deepEqual([spend?.refundedFen, spend?.refundableFen], [fen(300), 0]);
  },

  async "obtains points in four ways"(service, values) {
    const { programme, partner, rebate, onceTask, card, today, at } = values;
    await service.ask(demoRoutes.signIn, { body: { memberId: "new" } });
    await service.setClock(at(today, "12:00:00.000"));
    const { items } = await service.ask(routes.listOffers);
    assert.deepEqual([...new Set(items.map(({ method }) => method))].toSorted(), [
      "exchange",
      "rebate",
      "task",
      "top-up",
    ]);
    const { theirs, ours } = partner.rate;
    const exchanged = 100 * ours;
    const body = { partnerId: partner.id, amount: 100 * theirs };
    await service.ask(routes.exchange, { body, key: 1 });
    const id = await service.purchase(rebate, 10_000);
    const rebated = Math.floor((10_000 * rebate.share) / 1_000 / programme.fenPerPoint);
    const { spendable, pending } = await service.ask(routes.readWallet);
    assert.deepEqual([spendable, pending], [exchanged, rebated]);
    const headers = await service.partner(rebate.partnerId);
    await service.ask(routes.confirmPartnerPurchase, { id, body: {}, key: 3, headers });
    await service.ask(routes.claimTask, { id: onceTask.id, body: {}, key: 4 });
    const { number, password } = card;
    await service.ask(routes.topUp, { body: { number, password }, key: 5 });
    const all = exchanged + rebated + onceTask.reward + card.points;
    assert.equal((await service.ask(routes.readWallet)).spendable, all);
    const again = await service.refused(routes.topUp, { body: { number, password }, key: 6 });
    assert.equal(again.code, "card-not-accepted");
  },

  async "locks top-up after as many wrong cards as the programme allows, and says until when"(
    service,
    { programme, otherCard: { number, password, points }, today, at },
  ) {
    const { failures, lockTime } = programme.topUp;
    await service.ask(demoRoutes.signIn, { body: { memberId: "new" } });
    await service.setClock(at(today, "12:00:00.000"));
    const wrong = (key: number) => ({ body: { number, password: "WRONG" }, key });
    for (let key = 1; key <= failures; key++) {
      assert.equal((await service.refused(routes.topUp, wrong(key))).code, "card-not-accepted");
    }
    const locked = await service.refused(routes.topUp, wrong(failures + 1));
    assert.deepEqual([locked.code, locked.retryAfter], ["top-up-locked", lockTime / 1_000]);
    await service.setClock(after(at(today, "12:00:00.000"), lockTime));
    const right = { body: { number, password }, key: failures + 2 };
    assert.equal((await service.ask(routes.topUp, right)).wallet.spendable, points);
  },

  async "draws by the secret that it was committed to"(service, { points, today }) {
    await service.memberWith(`${today},Bank,${points(100)}`);
    const { number, commitment, cost } = await service.ask(routes.readNextDraw);
    const body = { number, memberSeed: "0123456789abcdef0123456789abcdef" };
    const { draw, wallet } = await service.ask(routes.draw, { body, key: 1 });
    assert.equal(draw.commitment, commitment);
    assert.equal(wallet.spendable, points(100) - cost + Number(draw.points ?? 0));
    assert.equal((await service.refused(routes.draw, { body, key: 2 })).code, "draw-taken");
    assert.deepEqual((await service.ask(routes.listDraws)).items, [draw]);
  },

  async "neither transfers nor pays out"(service) {
    for (const route of [routes.transfer, routes.withdraw]) {
      assert.equal((await service.refused(route, { body: {}, key: 1 })).code, "not-transferable");
    }
  },

  async "gives the ledger in pages that are the whole, whatever is entered meanwhile"(
    service,
    { points, month, dailyTask },
  ) {
    const rows = Array.from(
      { length: 25 },
      (_, n) => `${month(-1)}-${String(n + 1).padStart(2, "0")},Bank,${points(10)}`,
    );
    await service.memberWith(...rows);
    const seen: number[] = [];
    let cursor = "";
    do {
      const query = `limit=10${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = await service.ask(routes.listEntries, { query });
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor ?? "";
      await service.ask(routes.claimTask, { id: dailyTask.id, body: {}, key: 1 });
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

  async "reaches any row of the ledger, and counts what a filter leaves of it"(service, values) {
    const { points, month, at, projectId } = values;
    const day = (n: number) => `${month(-1)}-${String(n).padStart(2, "0")}`;
    const rows = Array.from({ length: 25 }, (_, n) => `${day(n + 1)},Bank,${points(10)}`);
    await service.memberWith(...rows);
    await service.ask(routes.donate, {
      body: { projectId, points: points(40), anonymous: true },
      key: 1,
    });
    const seqs = async (query: string) =>
      (await service.ask(routes.listEntries, { query })).items.map(({ seq }) => seq);
    assert.deepEqual(await seqs("below=26&skip=10&limit=3"), [15, 14, 13]);
    assert.deepEqual(await seqs("kind=grant&skip=24"), [1]);
    assert.deepEqual(await seqs("kind=grant&skip=25"), []);
    const totals = (query: string) => service.ask(routes.readTotals, { query });
    assert.deepEqual(await totals(""), { count: 26, pointsIn: points(250), pointsOut: points(40) });
    const found = await totals("q=bank&below=11");
    assert.deepEqual(found, { count: 10, pointsIn: points(100), pointsOut: 0 });
    assert.deepEqual(await totals("kind=donation"), {
      count: 1,
      pointsIn: 0,
      pointsOut: points(40),
    });
    const from = at(day(20), "00:00:00.000");
    assert.equal((await totals(`kind=grant&from=${from}`)).count, 6);
    assert.equal((await totals(`kind=grant&to=${from}`)).count, 19);
    const page = await service.ask(routes.listEntries, { query: "q=bank&limit=2&totals=true" });
    assert.deepEqual(
      page.items.map(({ seq }) => seq),
      [25, 24],
    );
    assert.deepEqual(page.totals, { count: 25, pointsIn: points(250), pointsOut: 0 });
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

  async "tells which lots paid, and what a lot paid for"(service, values) {
    const { points, month, today, projectId } = values;
    const memberId = await service.memberWith(
      `${month(-1)}-01,Bank,${points(30)}`,
      `${today},Bank,${points(100)}`,
    );
    const donation = { projectId, points: points(50), anonymous: true };
    await service.ask(routes.donate, { body: donation, key: 1 });
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

  async "lets a member reach nothing of another's"(service, values) {
    const { programme, merchantId, points, fen, today } = values;
    const other = await service.memberWith(`${today},Bank,${points(1000)}`);
    if (programme.features.includes("rebate")) await service.purchase(values.rebate, 10_000);
    const orderId = await service.order(await service.partner(merchantId), fen(200) + 300);
    const payment = { orderId, points: points(200) };
    await service.ask(routes.pay, { body: payment, key: 2 });
    const theirs = [1, 2, 3].map((seq) => `${other}-${seq}`);
    await service.memberWith(`${today},Bank,${points(1000)}`);
    for (const id of theirs) {
      const routesById: readonly (readonly [Route, unknown])[] = [
        [routes.readEntry, undefined],
        [routes.readReward, undefined],
        [routes.markRewardUsed, {}],
        [routes.cancelRedemption, {}],
        [routes.cancelPayment, {}],
      ];
      for (const [index, [route, body]] of routesById.entries()) {
        const refused = await service.refused(route, { id, body, key: 10 + index });
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

  async "refuses a body that does not fit the contract, by the field"(service, values) {
    const { points, today, projectId } = values;
    await service.memberWith(`${today},Bank,${points(100)}`);
    const body = { projectId, points: 1.5, anonymous: false };
    const refused = await service.refused(routes.donate, { body, key: 1 });
    assert.equal(refused.code, "invalid-request");
    assert.equal(refused.errors?.[0]?.pointer, "/points");
    const keyless = await service.refused(routes.donate, { body: { ...body, points: 1 } });
    assert.equal(keyless.code, "idempotency-key-missing");
    const notUuid = { body: { ...body, points: 1 }, headers: { "Idempotency-Key": "once" } };
    assert.equal((await service.refused(routes.donate, notUuid)).code, "idempotency-key-invalid");
    assert.equal((await service.refused({ ...routes.readWallet, path: "/api/moon" })).status, 404);
  },

  async "exports a statement as a file"(service, { points, month, today, projectId }) {
    await service.memberWith(`${month(-1)}-01,Bank,${points(30)}`, `${today},Bank,${points(100)}`);
    await service.ask(routes.donate, {
      body: { projectId, points: points(50), anonymous: true },
      key: 1,
    });
    const lots = await service.ask(routes.listLots);
    const { status, headers } = await service.send(routes.readStatement, { query: "format=csv" });
    assert.equal(status, 200);
    assert.match(String(headers["content-type"]), /^text\/csv/);
    assert.equal(
      (await service.refused(routes.readStatement, { query: "format=pdf" })).status,
      400,
    );
    assert.equal(
      lots.items.reduce((all, { remaining }) => all + Number(remaining), 0),
      points(80),
    );
  },
};

/** What a programme must have for a case; the others need what every test programme has. */
const neededBy: Readonly<Record<string, readonly Feature[]>> = {
  "obtains points in four ways": ["exchange", "rebate"],
  "draws by the secret that it was committed to": ["draw"],
};

/** The cases for a service that runs this programme. */
export function contractCases(given: TestProgramme) {
  const { features } = given.programme;
  return Object.entries(cases)
    .filter(([name]) => (neededBy[name] ?? []).every((each) => features.includes(each)))
    .map(([name, run]) => ({
      name,
      run: (host: Host) => {
        const values = valuesOf(given);
        return run(new Service(host, values), values);
      },
    }));
}
