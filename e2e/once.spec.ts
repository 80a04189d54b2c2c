import { expect, test, type Page } from "@playwright/test";
import {
  ask,
  balance,
  openWallet,
  readWallet,
  redeem,
  redeemOnScreen,
  switchTo,
  workerAnswers,
} from "./support/wallet.ts";

/** How many redemptions there are beside those of the statement. */
const coupons = (page: Page) =>
  ask(page, "GET", "/api/entries?kind=redemption").then(
    ({ answer }) => (answer["items"] as unknown[]).length - 10,
  );

test("While the service cannot be reached a redemption is being checked, never failed, and then happens once", async ({
  page,
}) => {
  await page.addInitScript(() => {
    // Waits between attempts are drawn from nothing to their most: these take nothing.
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
  await workerAnswers(page);
  await setDown("1");
  await redeemOnScreen(page, "Delivery coupon");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("We have no answer yet");
  await expect(page.getByText("The answer to one use is missing.")).toBeVisible();
  await setDown("0");
  await expect(
    page.getByRole("status").filter({ hasText: "Redeemed Delivery coupon" }),
  ).toBeVisible();
  await expect(page.getByText("The answer to one use is missing.")).toHaveCount(0);
  expect(await coupons(page)).toBe(1);
});

test("A wish is not carried out for somebody else who signed in meanwhile, and waits for its member", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/redeem");
  await workerAnswers(page);
  await page.getByRole("button", { name: "Redeem Delivery coupon" }).click();
  const second = await context.newPage();
  await second.goto("/");
  // As a tab that hears nothing would be left behind: no message tells it of the other member.
  await ask(second, "POST", "/api/session", { body: { memberId: "guide" } });
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(balance(page)).toHaveText("500 points");
  expect(await readWallet(second)).toMatchObject({ spendable: 500, seq: 1 });
  await expect(page.getByText("One use waits until the member who made it")).toBeVisible();
  await ask(second, "POST", "/api/session", { body: { memberId: "regular" } });
  await page.reload();
  await expect(balance(page)).toHaveText("15,262 points");
  expect(await coupons(page)).toBe(1);
});

const badBodies: [string, unknown, number, string][] = [
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
test("Through the worker what is wrong with an operation is a clear problem, sent again it answers the same, and neither changes anything", async ({
  page,
}) => {
  await openWallet(page, "regular");
  const before = await readWallet(page);
  const headers = { "Idempotency-Key": "00000000-0000-4000-8000-000000000001" };
  for (const [what, body, status, code] of badBodies) {
    const refused = await ask(page, "POST", "/api/redemptions", { body, headers });
    expect(refused, what).toMatchObject({ status, answer: { code } });
    const { spendable, seq } = await readWallet(page);
    expect({ spendable, seq }, what).toEqual({ spendable: before.spendable, seq: before.seq });
    headers["Idempotency-Key"] = headers["Idempotency-Key"].replace(
      /.$/,
      (n) => `${Number(n) + 1}`,
    );
  }

  const first = await redeem(page, 10);
  const after = await readWallet(page);
  const again = await redeem(page, 10);
  expect(first.replayed).toBeNull();
  expect(again).toEqual({ ...first, replayed: "true" });
  expect(await readWallet(page)).toMatchObject({ seq: after.seq, spendable: after.spendable });
  expect(await redeem(page, 10, "towel")).toMatchObject({ status: 422 });

  const body = { productId: "towel", priceId: "points" };
  const noKey = { "Idempotency-Key": "one" };
  expect(await ask(page, "POST", "/api/redemptions", { body, headers: noKey })).toMatchObject({
    status: 400,
    answer: { code: "idempotency-key-missing" },
  });

  await switchTo(page, "nine", "/redeem");
  expect((await redeem(page, 1)).answer).toMatchObject({ code: "below-minimum", missing: 1 });
  const towel = page.getByRole("listitem").filter({ hasText: "Cotton towel" });
  await expect(towel.getByRole("button")).toBeDisabled();
  await expect(towel).toContainText("You are 1 point short");
});
