import { expectScreensAccessible } from "./support/accessible.ts";
import { tabTo } from "./support/keyboard.ts";
import { expect, test, type Page } from "./support/test.ts";
import { chinaTime, openWallet, setClock } from "./support/wallet.ts";

async function redeemCoupon(page: Page) {
  await openWallet(page, "regular", "/redeem");
  await page.getByRole("button", { name: "Redeem Delivery coupon" }).click();
  await page.getByRole("button", { name: "Redeem now" }).click();
  await page.getByRole("link", { name: "View reward" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Delivery coupon" })).toBeVisible();
  return (await page.locator("article p[translate=no]").innerText()).trim();
}

test("A member finds the code of a redemption again, after a reload, in both languages and on paper", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const code = await redeemCoupon(page);
  expect(code).toMatch(/\S{8,}/);
  await page.reload();
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: `QR code of ${code}` })).toBeVisible();

  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("heading", { name: "外卖优惠券" })).toBeVisible();
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();

  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: `QR code of ${code}` })).toBeVisible();
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await page.goto("/");
  await page.getByRole("link", { name: "New reward: Delivery coupon" }).click();
  await page.getByRole("link", { name: "View details" }).click();
  await page.getByRole("link", { name: "View reward" }).click();
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "My rewards" }).first().click();
  await expect(page.getByRole("list", { name: "My rewards" })).toContainText(code);
});

test("A member marks a reward as used with the keyboard, and its code can no longer be scanned", async ({
  page,
}) => {
  const code = await redeemCoupon(page);
  await tabTo(page, page.getByRole("button", { name: "Mark as used" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Used", { exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: `QR code of ${code}` })).toBeHidden();
  await expect(page.getByRole("button", { name: "Mark as used" })).toBeHidden();
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Recent activity" })).toBeVisible();
  await expect(page.getByRole("link", { name: /New reward/ })).toBeHidden();
});

test("A reward that was not used in time has expired", async ({ page }) => {
  await redeemCoupon(page);
  await setClock(page, chinaTime(400, "12:00"));
  await expect(page.getByText("Expired", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Mark as used" })).toBeHidden();
});

test("A redemption that is cancelled before its cash is paid has a cancelled reward", async ({
  page,
}) => {
  await openWallet(page, "regular", "/redeem");
  await page.getByRole("button", { name: "Redeem Cinema ticket" }).click();
  await page.getByRole("button", { name: "Go to checkout" }).click();
  await expect(page).toHaveURL(/\/holds\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Checkout");
  await page.goto("/rewards");
  const reward = page.getByRole("link", { name: /Cinema ticket/ });
  await expect(reward).toContainText("Preparing");
  await page.goBack();
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await page.goto("/rewards");
  await expect(reward).toContainText("Cancelled");
  await expectScreensAccessible(page, ["/rewards"]);
});

test("The rewards screens are accessible and fit 320 px, also without a reward", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await redeemCoupon(page);
  const address = new URL(page.url()).pathname;
  await expectScreensAccessible(page, [address, "/rewards"]);
});

test("A new member learns how to get the first reward", async ({ page }) => {
  await openWallet(page, "new", "/rewards");
  await expect(page.getByText("No rewards yet.")).toBeVisible();
  await page.getByRole("link", { name: "Redeem points" }).click();
  await expect(page).toHaveURL(/\/redeem$/);
});
