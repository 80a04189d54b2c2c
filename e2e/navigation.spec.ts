import { expectAccessible } from "./support/accessible.ts";
import { expect, test, type Page } from "./support/test.ts";
import { expectBalance, openWallet, readBalance } from "./support/wallet.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: /^Redeem / });
const openDialog = (page: Page) =>
  page.getByRole("button", { name: "Redeem Delivery coupon" }).first().click();

test("A member closes a dialog with Back and with a click beside it, and stays on the page", async ({
  page,
}) => {
  await openWallet(page, "regular");
  await page
    .getByRole("navigation", { name: "Main menu" })
    .getByRole("link", { name: "Redeem" })
    .click();
  await openDialog(page);
  await expect(dialog(page)).toBeVisible();
  await page.goBack();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page).toHaveURL("/redeem");

  await openDialog(page);
  await dialog(page).getByRole("heading").first().click();
  await expect(dialog(page)).toBeVisible();
  await page.mouse.click(5, 300);
  await expect(dialog(page)).toHaveCount(0);

  await openDialog(page);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  // No dialog has left an entry behind.
  await page.goBack();
  await expect(page).toHaveURL("/");
  await page.goForward();
  await expect(page).toHaveURL("/redeem");
  await expect(dialog(page)).toHaveCount(0);
});

test("A member follows a link in a dialog, and Back leads to the page below it", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openWallet(page, "regular");
  await page.getByRole("button", { name: "More" }).click();
  const menu = page.getByRole("dialog", { name: "More" });
  await menu.getByRole("link", { name: "Donate" }).click();
  await expect(page).toHaveURL("/donate");
  await expect(menu).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL("/");
  await expect(menu).toHaveCount(0);
});

test("A member confirms in a dialog, and Back leads to the page before", async ({ page }) => {
  await openWallet(page, "regular");
  await page
    .getByRole("navigation", { name: "Main menu" })
    .getByRole("link", { name: "Redeem" })
    .click();
  const before = await readBalance(page);
  await openDialog(page);
  await dialog(page).getByRole("button", { name: "Redeem now" }).click();
  await expectBalance(page, before - 500);
  await expect(page.getByRole("status").filter({ hasText: "redeemed" })).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL("/");
});

test("A member at an unknown address is offered the next step", async ({ page }) => {
  await openWallet(page, "regular", "/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  await expectAccessible(page, "not found");
  await page.goto("/activity/regular-9999");
  await page.getByRole("main").getByRole("link", { name: "Back to Home" }).click();
  await expect(page).toHaveURL("/");
});
