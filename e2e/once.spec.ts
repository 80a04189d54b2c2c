import { expect, test, type Page } from "@playwright/test";
import {
  ask,
  balance,
  openWallet,
  readWallet,
  redeem,
  redeemOnScreen,
  workerAnswers,
} from "./wallet.ts";

/** Clicks within the page when the device's clock says so: sooner than another tab's news can come. */
function confirmAt(tab: Page, moment: number) {
  return tab.getByRole("button", { name: "Confirm" }).evaluate(
    (button: HTMLButtonElement, at) =>
      new Promise<void>((resolve) => {
        const press = () => {
          button.click();
          resolve();
        };
        setTimeout(press, at - Date.now());
      }),
    moment,
  );
}

/** How many redemptions there are beside those of the statement. */
const coupons = (page: Page) =>
  ask(page, "GET", "/api/entries?kind=redemption").then(
    ({ answer }) => (answer["items"] as unknown[]).length - 10,
  );

test("Two tabs that redeem at the same moment: exactly one succeeds, and both say what is true", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/redeem");
  const second = await context.newPage();
  await second.goto("/redeem");
  for (const tab of [page, second]) {
    await workerAnswers(tab);
    await tab.getByRole("button", { name: "Redeem Delivery coupon" }).click();
  }
  const moment = Date.now() + 1_000;
  await Promise.all([page, second].map((tab) => confirmAt(tab, moment)));
  const done = (tab: Page) =>
    tab.getByRole("status").filter({ hasText: "Redeemed Delivery coupon" });
  const refused = (tab: Page) => tab.getByRole("dialog").getByText("One redemption a day.");
  for (const tab of [page, second]) await expect(done(tab).or(refused(tab))).toBeVisible();
  expect((await done(page).count()) + (await done(second).count())).toBe(1);
  expect(await coupons(page)).toBe(1);
  for (const tab of [page, second]) await expect(balance(tab)).toHaveText("15,262 points");
});

test("Two tabs that ask the service at the same moment: exactly one succeeds", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular");
  const second = await context.newPage();
  await second.goto("/");
  for (const tab of [page, second]) await workerAnswers(tab);
  const answers = await Promise.all([
    redeem(page, 1),
    redeem(second, 2),
    redeem(page, 3),
    redeem(second, 4),
  ]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    201, 409, 409, 409,
  ]);
  expect(await coupons(page)).toBe(1);
});

test("The same operation sent again answers the same and changes nothing", async ({ page }) => {
  await openWallet(page, "regular");
  const first = await redeem(page, 1);
  const before = await readWallet(page);
  const again = await redeem(page, 1);
  expect(first.replayed).toBeNull();
  expect(again).toEqual({ ...first, replayed: "true" });
  expect(await readWallet(page)).toMatchObject({ seq: before.seq, spendable: before.spendable });
  expect(await redeem(page, 1, "towel")).toMatchObject({ status: 422 });
});

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

test("A tab that is closed before the answer comes is taken up by the next", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/redeem");
  await workerAnswers(page);
  await page.evaluate(() => {
    const real = window.fetch.bind(window);
    window.fetch = (...args) => {
      const { url } = args[0] as Request;
      return url.endsWith("/api/redemptions") ? new Promise(() => undefined) : real(...args);
    };
  });
  await redeemOnScreen(page, "Delivery coupon");
  await expect(page.getByRole("button", { name: "Redeeming…" })).toBeVisible();
  // It is there already when the first one goes, and nothing but its going tells it.
  const next = await context.newPage();
  await next.goto("/");
  await expect(balance(next)).toHaveText("15,762 points");
  await page.close();
  await expect(balance(next)).toHaveText("15,262 points");
  expect(await coupons(next)).toBe(1);
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
test("Through the worker a bad body is a clear problem and changes nothing", async ({ page }) => {
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
});

test("A key that is none is refused, and 9 points are one too few", async ({ page }) => {
  await openWallet(page, "nine", "/redeem");
  const headers = { "Idempotency-Key": "one" };
  const body = { productId: "towel", priceId: "points" };
  expect(await ask(page, "POST", "/api/redemptions", { body, headers })).toMatchObject({
    status: 400,
    answer: { code: "idempotency-key-missing" },
  });
  expect((await redeem(page, 1)).answer).toMatchObject({ code: "below-minimum", missing: 1 });
  const towel = page.getByRole("listitem").filter({ hasText: "Cotton towel" });
  await expect(towel.getByRole("button")).toBeDisabled();
  await expect(towel).toContainText("1 is missing");
});
