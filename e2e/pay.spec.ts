import { expectAccessible, expectScreensAccessible } from "./support/accessible.ts";
import { expect, test, type Page } from "./support/test.ts";
import {
  callService,
  chinaTime,
  confirmSpend,
  expectBalance,
  keyOf,
  openWallet,
  readBalance,
  setClock,
  switchMember,
} from "./support/wallet.ts";

const points = (page: Page) => page.getByLabel("Points to use", { exact: true });
const payButton = (page: Page) => page.getByRole("button", { name: /^Pay with/ });
const cash = (page: Page) => page.getByText("Left to pay").locator("..");

/** Holds 1,200 points for the desk lamp (¥129.00), or for another order. */
async function holdPoints(page: Page, item = "Desk lamp", rest = "¥117.00") {
  await page.getByRole("link", { name: new RegExp(item) }).click();
  await points(page).fill("1200");
  await payButton(page).click();
  const held = page.getByRole("status").filter({ hasText: "Points are on hold" });
  await expect(held).toBeFocused();
  await expect(held).toContainText(rest);
}

const accepted = (page: Page) => page.getByRole("status").filter({ hasText: "The wallet knows" });

test("A member gives up a payment before the rest is paid, and gets all points back", async ({
  page,
}) => {
  await openWallet(page, "regular", "/pay");
  const before = await readBalance(page);
  await holdPoints(page);
  await expectBalance(page, before - 1_200);
  await page.reload();
  await page.getByRole("button", { name: /^Cancel/ }).dblclick();
  await expect(payButton(page)).toBeVisible();
  await expectBalance(page, before);
  await page.goto("/");
  await expect(page.getByRole("link", { name: /^Continue.*Plumtree/ })).toHaveCount(0);
  await page.getByRole("link", { name: /Plumtree Shopping.*\+1,200/ }).click();
  const balanceAtEntry = page.getByRole("list", { name: /just before/ }).getByRole("listitem");
  await expect(balanceAtEntry.first()).toHaveText(/^Returned, .*1,200$/);
  const returned = page.getByRole("table", { name: "Points returned" });
  await expect(returned.getByRole("row").nth(1)).toContainText("389");
});

test("A shop takes the rest in cash, also of a lower total, and never more than is on hold", async ({
  page,
}) => {
  await openWallet(page, "regular", "/pay");
  await holdPoints(page);
  await page.goto("/demo/shop?partner=plumtree");
  await page.getByRole("button", { name: /^Take the cash: Desk lamp/ }).click();
  await expect(accepted(page)).toBeVisible();
  await page.goto("/pay/regular-PT-20817");
  await expect(page.getByRole("main")).toContainText(/Paid \d/);
  await page.getByRole("link", { name: "View details" }).click();
  await expect(page.getByRole("heading", { name: "Plumtree Shopping" })).toBeVisible();
  await expect(page.getByText("¥129.00")).toBeVisible();

  await page.goto("/pay");
  await holdPoints(page, "Electricity bill", "¥86.72");
  await page.goto("/demo/shop?partner=electricity");
  const total = page.getByLabel(/^Total: Electricity bill/);
  const take = page.getByRole("button", { name: /^Take the cash: Electricity bill/ });
  await total.fill("98.73");
  await take.click();
  await expect(page.getByText(/At most ¥98.72/)).toBeVisible();
  await total.fill("6.50");
  await take.click();
  await expect(accepted(page)).toBeVisible();
  await page.goto("/pay/regular-E-3301");
  await page.getByRole("link", { name: "View details" }).click();
  await expect(page.getByText("¥6.50 in total, with 650 points")).toBeVisible();
  await page.getByRole("link", { name: /^Lower amount/ }).click();
  const totals = page.getByRole("table", { name: /lower amount/ });
  await expect(totals.getByRole("row", { name: "Points" })).toHaveText(
    "Points1,200 points650 points",
  );
  const returned = page.getByRole("table", { name: "Points returned" });
  await expect(returned.getByRole("row").last()).toContainText("550");
});

test("A member watches a hold lapse on the open page of the order", async ({ page }) => {
  await openWallet(page, "regular");
  await setClock(page, chinaTime(1, "12:00:00"));
  await callService(page, "POST", "/api/payments", {
    headers: { "Idempotency-Key": keyOf(1) },
    body: { orderId: "regular-W-77", points: 100 },
  });
  await setClock(page, chinaTime(1, "12:14:58"));
  await page.goto("/checkout/regular-W-77");
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(payButton(page)).toBeVisible();
});

test("A member pays a whole order with points after a confirmation, and can leave that in every way", async ({
  page,
}) => {
  await openWallet(page, "regular", "/pay/regular-CG-1042");
  await expect(points(page)).toHaveValue("4680");
  await expect(cash(page)).toContainText("¥0.00");
  const preview = page.getByRole("region", { name: "Summary" });
  await expect(preview).toContainText("4,680 points");
  // The second click of a double click neither closes the dialog nor confirms it.
  await payButton(page).dblclick();
  const dialog = page.getByRole("dialog", { name: "Pay with 4,680 points" });
  await expect(dialog).toContainText("Balance after");
  await expectAccessible(page, "payment to confirm");
  for (const close of [
    () => page.keyboard.press("Escape"),
    () => page.goBack(),
    () => page.mouse.click(5, 5),
  ]) {
    await close();
    await expect(dialog).toHaveCount(0);
    await expect(payButton(page)).toBeFocused();
    await payButton(page).press("Enter");
    await expect(dialog.getByRole("heading")).toBeFocused();
  }
  await confirmSpend(page, "Pay now");
  await expect(page.getByRole("status").filter({ hasText: "Paid Corner Groceries" })).toBeFocused();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("main")).toContainText(/Paid \d/);
  await expect(payButton(page)).toHaveCount(0);
});

test("A member types points in several formats, is told beside the field what is wrong, and the text stays", async ({
  page,
}) => {
  await openWallet(page, "regular", "/pay/regular-E-3301");
  await points(page).fill(" １，２００ ");
  await expect(cash(page)).toContainText("¥86.72");
  for (const [typed, message] of [
    ["abc", "number in digits"],
    ["1e3", "number in digits"],
    ["0", "more than 0"],
    ["-1", "more than 0"],
    ["1.5", "whole number"],
    ["", "Enter a number"],
    ["999999", "You can use up to"],
  ] as const) {
    await points(page).fill(typed);
    await expect(points(page)).toHaveAccessibleDescription(new RegExp(message));
    await expect(payButton(page)).toBeDisabled();
    await expect(payButton(page)).toHaveAccessibleDescription(/./);
  }
  await points(page).fill("1200");
  await expect(payButton(page)).toBeEnabled();

  await points(page).fill("321");
  await page.reload();
  await expect(points(page)).toHaveValue("321");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByLabel("使用积分", { exact: true })).toHaveValue("321");
  await page.getByRole("button", { name: "English" }).click();

  await switchMember(page, "nine", "/pay/nine-W-77");
  await expect(payButton(page)).toBeDisabled();
  await expect(payButton(page)).toHaveAccessibleDescription(/from 10 points/);
});

test("A member cancels a redemption with cash at the checkout, and can redeem again on the same day", async ({
  page,
}) => {
  await openWallet(page, "regular", "/redeem");
  await page.getByRole("button", { name: "Redeem Cinema ticket" }).click();
  await page.getByRole("button", { name: "Go to checkout" }).click();
  await expect(page.getByRole("heading", { name: "Checkout" })).toBeFocused();
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await page.getByRole("link", { name: "Back to Redeem" }).click();
  await page.getByRole("button", { name: "Redeem Cinema ticket" }).click();
  await expect(page.getByRole("button", { name: "Go to checkout" })).toBeEnabled();
});

test("The pay and checkout screens are accessible and fit 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openWallet(page, "regular", "/pay");
  await holdPoints(page);
  const held = "/pay/regular-PT-20817";
  const open = "/checkout/regular-CG-1042";
  await expectScreensAccessible(page, ["/pay", held, open, "/"]);
});
