import { couponsIn, readLedger } from "./support/ledger.ts";
import { expect, test, type Page } from "./support/test.ts";
import {
  COUPON_POINTS,
  callService,
  expectBalance,
  keyOf,
  openWallet,
  readBalance,
  readWallet,
  redeemByApi,
  redeemOnScreen,
  switchMember,
  waitForWorker,
} from "./support/wallet.ts";

const countCoupons = async (page: Page) => couponsIn((await readLedger(page)).entries);

test("A member redeems while the service is down, is told that it is being checked, and gets one coupon", async ({
  page,
}) => {
  await page.addInitScript(() => {
    // The delay between attempts is random: this makes it zero.
    Math.random = () => 0;
    const real = window.fetch.bind(window);
    const outage = { type: "/", title: "", status: 503, detail: "", code: "unavailable" };
    const problem = { ...outage, retryable: true, serverTime: new Date().toISOString() };
    window.fetch = (...args) => {
      const isDown = document.documentElement.dataset["down"] === "1";
      const url = args[0] instanceof Request ? args[0].url : String(args[0]);
      if (!isDown || !url.endsWith("/api/redemptions")) return real(...args);
      return Promise.resolve(Response.json(problem, { status: 503 }));
    };
  });
  const setDown = (down: string) =>
    page.evaluate((value) => (document.documentElement.dataset["down"] = value), down);
  await openWallet(page, "regular", "/redeem");
  await waitForWorker(page);
  await setDown("1");
  await redeemOnScreen(page, "Delivery coupon");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText(
    "We're checking whether this went through.",
  );
  await expect(page.getByText("We're still checking one request.")).toBeVisible();
  await setDown("0");
  await expect(
    page.getByRole("status").filter({ hasText: "Delivery coupon redeemed" }),
  ).toBeVisible();
  await expect(page.getByText("We're still checking one request.")).toHaveCount(0);
  expect(await countCoupons(page)).toBe(1);
});

test("A member's command is not carried out for another who signs in meanwhile, and waits for its member", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/redeem");
  await waitForWorker(page);
  const before = await readBalance(page);
  await page.getByRole("button", { name: "Redeem Delivery coupon" }).click();
  const second = await context.newPage();
  await second.goto("/");
  // Through the API, so that no message tells the first tab of the other member.
  await callService(second, "POST", "/api/session", { body: { memberId: "guide" } });
  await page.getByRole("button", { name: "Redeem now" }).click();
  await expectBalance(page, 500);
  expect(await readWallet(second)).toMatchObject({ spendable: 500, seq: 1 });
  await expect(page.getByText("One request continues when its member signs in")).toBeVisible();
  await callService(second, "POST", "/api/session", { body: { memberId: "regular" } });
  await page.reload();
  await expectBalance(page, before - COUPON_POINTS);
  expect(await countCoupons(page)).toBe(1);
});

const refusedBodies: [string, unknown, number, string][] = [
  ["an unknown product", { productId: "yacht", priceId: "points" }, 404, "not-found"],
  ["an unknown field", { productId: "towel", priceId: "points", x: 1 }, 400, "invalid-request"],
  ["a float", { productId: 1.5, priceId: "points" }, 400, "invalid-request"],
  ["broken JSON", "{", 400, "invalid-request"],
  [
    "a product that is sold out",
    { productId: "shopping-voucher", priceId: "points" },
    409,
    "out-of-stock",
  ],
];
test("A client gets a clear problem for each invalid operation and the same answer for a repeated one, and neither changes the wallet", async ({
  page,
}) => {
  await openWallet(page, "regular");
  const before = await readWallet(page);
  for (const [index, [name, body, status, code]] of refusedBodies.entries()) {
    const headers = { "Idempotency-Key": keyOf(index + 1) };
    const refused = await callService(page, "POST", "/api/redemptions", { body, headers });
    expect(refused, name).toMatchObject({ status, answer: { code } });
    const { spendable, seq } = await readWallet(page);
    expect({ spendable, seq }, name).toEqual({ spendable: before.spendable, seq: before.seq });
  }

  const first = await redeemByApi(page, 10);
  const after = await readWallet(page);
  const repeated = await redeemByApi(page, 10);
  expect(first.replayed).toBeNull();
  expect(repeated).toEqual({ ...first, replayed: "true" });
  expect(await readWallet(page)).toMatchObject({ seq: after.seq, spendable: after.spendable });
  expect(await redeemByApi(page, 10, "towel")).toMatchObject({ status: 422 });

  const body = { productId: "towel", priceId: "points" };
  const invalidKey = { "Idempotency-Key": "one" };
  expect(
    await callService(page, "POST", "/api/redemptions", { body, headers: invalidKey }),
  ).toMatchObject({
    status: 400,
    answer: { code: "idempotency-key-invalid" },
  });

  await switchMember(page, "nine", "/redeem");
  expect((await redeemByApi(page, 1)).answer).toMatchObject({ code: "below-minimum", missing: 1 });
  const towel = page.getByRole("listitem").filter({ hasText: "Cotton towel" });
  await expect(towel).toContainText("You need 891 more points.");
  await towel.getByRole("button").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("You need 891 more points.");
  await expect(dialog.getByRole("button", { name: "Redeem now" })).toHaveCount(0);
});
