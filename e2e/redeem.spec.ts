import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/test.ts";
import { openWallet } from "./support/wallet.ts";

test("A member finds what the points pay for, opens a card by keyboard, chooses a price and redeems", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await openWallet(page, "regular", "/redeem");
  const products = page.getByRole("list", { name: "Products" });
  await expect(products.getByRole("listitem")).toHaveCount(9);
  await page.getByLabel("You can afford").check();
  await page.getByLabel("Category").selectOption("Home and gadgets");
  await page.getByLabel("Sort by").selectOption("Most points");
  await expect(products.getByRole("listitem").first()).toContainText("Power bank");
  await expectAccessible(page, "redeem, filtered");

  await page.getByRole("button", { name: "Redeem Power bank" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Redeem Power bank" });
  await expect(dialog.getByRole("radio")).toHaveCount(2);
  await expectAccessible(page, "redeem, details");
  await dialog.getByRole("radio").first().press("Space");
  await dialog.getByRole("button", { name: "Redeem now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Power bank redeemed" })).toBeFocused();
  await expect(page.getByText(/You've redeemed today/)).toHaveCount(1);
});

test("A member switches the language, and the same category stays chosen", async ({ page }) => {
  await openWallet(page, "regular", "/redeem");
  await page.getByLabel("Category").selectOption("Home and gadgets");
  await expect(page.getByRole("list", { name: "Products" }).getByRole("listitem")).toHaveCount(3);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByLabel("分类").locator("option:checked")).toHaveText("家居数码");
  await expect(page.getByRole("listitem").filter({ hasText: "纯棉毛巾" })).toBeVisible();
});

test("A member with too few points reads on each card how many are missing to its price", async ({
  page,
}) => {
  await openWallet(page, "nine", "/redeem");
  const coupon = page.getByRole("listitem").filter({ hasText: "Delivery coupon" });
  await expect(coupon).toContainText("You need 491 more points.");
  await coupon.getByRole("button").click();
  await expect(page.getByRole("dialog")).toContainText("You need 491 more points.");
});
