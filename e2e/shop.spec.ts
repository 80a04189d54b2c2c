import { expectScreensAccessible } from "./support/accessible.ts";
import { tabTo } from "./support/keyboard.ts";
import { readLedger } from "./support/ledger.ts";
import { expect, test, type Page } from "./support/test.ts";
import { callService, confirmSpend, expectBalance, openWallet } from "./support/wallet.ts";

const accepted = (page: Page) => page.getByRole("status").filter({ hasText: "The wallet knows" });

/** Makes an order of ¥29.90 in the demo shop, and goes to its checkout. */
async function sendToCheckout(page: Page) {
  await openWallet(page, "regular", "/demo/shop");
  await page.getByRole("button", { name: "Send the member to checkout" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Pay Plumtree Shopping" }),
  ).toBeVisible();
}

test("A shop sends a member to checkout, who chooses points, returns with a signed result, and pays the rest at the shop", async ({
  page,
}) => {
  await sendToCheckout(page);
  await page.getByLabel("Points to use", { exact: true }).fill("990");
  await page.getByRole("button", { name: "Pay with 990 points" }).click();
  const held = page.getByRole("status").filter({ hasText: "Points are on hold" });
  await expect(held).toBeFocused();
  await page.getByRole("link", { name: "Back to Plumtree Shopping" }).click();
  await expect(page.getByText(/is back from checkout: points on hold/)).toBeVisible();
  await expect(page.getByText("990 points and ¥20.00 in cash.")).toBeVisible();

  await page.getByRole("button", { name: /^Take the cash: Rain umbrella/ }).click();
  await expect(accepted(page)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Refund: Rain umbrella/ })).toBeVisible();
});

test("A shop sees that a result was changed on its way", async ({ page }) => {
  await sendToCheckout(page);
  const back = await page
    .getByRole("link", { name: "Back to Plumtree Shopping" })
    .getAttribute("href");
  await page.goto(String(back).replace("state=open", "state=paid"));
  await expect(page.getByText(/This result was changed on its way/)).toBeVisible();
});

test("A member double-clicks at the checkout while answers get lost, and wallet and shop agree on one payment", async ({
  page,
}) => {
  await sendToCheckout(page);
  await page.getByLabel("Points to use", { exact: true }).fill("990");
  const setFaults = (loseAnswers: number) =>
    callService(page, "PUT", "/api/demo/faults", {
      body: { latencyMs: 0, loseRequests: 0, loseAnswers, storageFull: false },
    });
  await setFaults(0.5);
  await page.getByRole("button", { name: "Pay with 990 points" }).dblclick();
  await page.reload();
  await setFaults(0);
  const held = page.getByText(/Points are on hold/);
  await expect(held).toBeVisible({ timeout: 40_000 });
  const { entries } = await readLedger(page);
  expect(entries.filter(({ kind, points }) => kind === "payment" && points === -990)).toHaveLength(
    1,
  );
  await page.getByRole("link", { name: "Back to Plumtree Shopping" }).click();
  await expect(page.getByText("990 points and ¥20.00 in cash.")).toBeVisible();
  await page.getByRole("button", { name: /^Cancel payment: Rain umbrella/ }).click();
  await expect(accepted(page)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("button", { name: /^Pay with/ })).toBeVisible();
});

test("A member pays at the checkout with the keyboard alone", async ({ page }) => {
  await sendToCheckout(page);
  await tabTo(page, page.getByRole("button", { name: /^Pay with/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "Pay now" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Paid \d/)).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: "Back to Plumtree Shopping" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/is back from checkout: paid/)).toBeVisible();
});

test("A refund by the shop appears in the member's open page within a second", async ({
  page,
  context,
}) => {
  await sendToCheckout(page);
  await page.getByRole("button", { name: /^Pay with/ }).click();
  await confirmSpend(page, "Pay now");
  await page.getByRole("link", { name: "View details" }).first().click();
  const status = page.getByRole("region", { name: "Status" });
  await expect(status).toBeVisible();

  const shop = await context.newPage();
  await shop.goto("/demo/shop");
  await shop.getByRole("button", { name: /^Refund: Rain umbrella/ }).click();
  await expect(accepted(shop)).toBeVisible();
  await expect(status).toContainText("Refund", { timeout: 1_000 });
});

test("An order that a shop makes appears on the member's open Pay page, and goes when it is cancelled", async ({
  page,
  context,
}) => {
  await openWallet(page, "new", "/pay");
  const shop = await context.newPage();
  await shop.goto("/demo/shop");
  await shop.getByLabel("Item", { exact: true }).fill("Garden chair");
  await shop.getByRole("button", { name: "Create order only" }).click();
  await expect(accepted(shop)).toBeVisible();
  const order = page.getByRole("link", { name: /Garden chair/ });
  await expect(order).toBeVisible({ timeout: 1_000 });
  await shop.getByRole("button", { name: /^Cancel order: Garden chair/ }).click();
  await expect(accepted(shop)).toBeVisible();
  await expect(order).toContainText(/Cancel/, { timeout: 1_000 });
});

test("A member answers the survey at the partner and then claims the reward", async ({ page }) => {
  await openWallet(page, "new", "/obtain/tasks");
  await page.getByRole("link", { name: /Take a survey/ }).click();
  await page.getByRole("button", { name: "Finish: Take a survey" }).click();
  await expect(accepted(page)).toBeVisible();
  await page.goto("/obtain/tasks");
  await page.getByRole("button", { name: "Claim: Take a survey" }).click();
  await expect(page.getByRole("status").filter({ hasText: "30 points" })).toBeVisible();
});

test("A member buys at a partner, sees the points arrive, and loses them when the goods go back", async ({
  page,
  context,
}) => {
  await openWallet(page, "new", "/obtain/rebates");
  const shop = await context.newPage();
  await shop.goto("/demo/shop?partner=stillwater");
  await shop.getByLabel("Amount: Stillwater Hotels").fill("1000");
  await shop.getByRole("button", { name: "Buy something: Stillwater Hotels" }).click();
  const purchases = page.getByRole("region", { name: "My purchases" });
  await expect(purchases).toContainText("2,000 points", { timeout: 2_000 });
  await shop.getByRole("button", { name: "Confirm purchase: Stillwater Hotels" }).click();
  await expectBalance(page, 2_000);
  await shop.getByRole("button", { name: "Take the goods back: Stillwater Hotels" }).click();
  await expectBalance(page, 0);
});

test("A shop ships what a member redeemed, and the member finds the parcel", async ({ page }) => {
  await openWallet(page, "regular", "/redeem");
  await page.getByRole("button", { name: "Redeem Cotton towel" }).click();
  await page.getByRole("button", { name: "Redeem now" }).click();
  await page.getByRole("link", { name: "View reward" }).click();
  const address = new URL(page.url()).pathname;
  await page.goto("/demo/shop?partner=plumtree");
  await page.getByRole("button", { name: "Ship it: Cotton towel" }).click();
  await expect(accepted(page)).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("On its way")).toBeVisible();
  await expect(page.getByText("Swift Express")).toBeVisible();
  await page.getByRole("button", { name: "Mark as received" }).click();
  await expect(page.getByText("Received", { exact: true })).toBeVisible();
});

test("The demo shop is accessible and fits 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openWallet(page, "regular", "/demo/shop");
  await expectScreensAccessible(page, ["/demo/shop", "/demo/shop?partner=amberbrook"]);
});
