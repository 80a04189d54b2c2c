import { expect, test, type Page } from "@playwright/test";
import { expectScreensAccessible } from "./support/accessible.ts";
import { ask, balance, chinaTime, openWallet, setClock, switchTo } from "./support/wallet.ts";

const points = (page: Page) => page.getByLabel("Points to use", { exact: true });
const payButton = (page: Page) => page.getByRole("button", { name: /^Pay with/ });
const cash = (page: Page) => page.getByText("Left to pay in cash").locator("..");

/** To the cashier for the desk lamp, ¥129.00, with 1,200 points held. */
async function toCashier(page: Page) {
  await page.getByRole("link", { name: /Desk lamp/ }).click();
  await points(page).fill("1200");
  await payButton(page).click();
  await expect(page.getByRole("heading", { name: "Cashier" })).toBeFocused();
  await expect(page.getByText("¥117.00").first()).toBeVisible();
}

const cameTo = (page: Page) => page.getByLabel("What it came to, in yuan");

async function sayThatItIsSmaller(page: Page, yuan: string) {
  await page.getByText("The bill came out smaller").click();
  await cameTo(page).fill(yuan);
}

test("At the cashier a member cancels and has every point back, or pays the cash, or a smaller bill; meanwhile the hold waits", async ({
  page,
}) => {
  await openWallet(page, "regular", "/pay");
  await toCashier(page);
  const before = await balance(page).textContent();
  await page.goto("/");
  await page.getByRole("link", { name: /^Continue.*Plumtree Shopping/ }).click();
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Cancelled" })).toContainText(
    "1,200 points are back",
  );
  await expect(balance(page)).not.toHaveText(before ?? "");
  await page.goto("/");
  await expect(page.getByRole("link", { name: /^Continue.*Plumtree/ })).toHaveCount(0);
  await page.getByRole("link", { name: /Plumtree Shopping.*\+1,200/ }).click();
  const then = page.getByRole("list", { name: /just before/ }).getByRole("listitem");
  await expect(then.first()).toContainText("389 points back, valid to the end of");
  const back = page.getByRole("table", { name: "Which points came back" });
  await expect(back.getByRole("row").nth(1)).toContainText("149of 376");

  await page.getByRole("link", { name: "Pay", exact: true }).click();
  await toCashier(page);
  await page.reload();
  await page.getByRole("button", { name: "Pay ¥117.00" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Paid: Plumtree" })).toBeFocused();
  await page.getByRole("link", { name: "See the entry" }).click();
  await expect(page.getByRole("heading", { name: "Plumtree Shopping" })).toBeVisible();
  await expect(page.getByText("¥129.00")).toBeVisible();

  await page.getByRole("link", { name: "Pay", exact: true }).click();
  await toCashier(page);
  await sayThatItIsSmaller(page, "129.01");
  await expect(cameTo(page)).toHaveAccessibleDescription(/At most ¥129.00/);
  const pay = page.getByRole("button", { name: /^Pay/ });
  await expect(pay).toBeDisabled();
  await expect(pay).toHaveAccessibleDescription(/At most ¥129.00/);
  await cameTo(page).fill("60");
  await expect(pay).toHaveText("Pay ¥48.00");
  await cameTo(page).fill("6.50");
  await expect(pay).toHaveText("Pay with 650 points, no cash");
  await expect(page.getByRole("region", { name: "What is then paid" })).toContainText(
    /550 points.*valid to/,
  );
  await cameTo(page).press("Enter");
  const paid = page
    .getByRole("status")
    .filter({ hasText: "650 points used; 550 points went back" });
  await expect(paid).toBeFocused();
  await page.getByRole("link", { name: "See the entry" }).click();
  await expect(page.getByText("¥6.50 in all, with 650 points")).toBeVisible();
  await page.getByRole("link", { name: /^Paid/ }).click();
  const bill = page.getByRole("table", { name: /smaller one/ });
  await expect(bill.getByRole("row", { name: "In points" })).toHaveText(
    "In points1,200 points650 points",
  );
  await expect(back.getByRole("row").last()).toContainText(/of \d/);
});

test("A hold lapses while the cashier is open, and the page says so by itself", async ({
  page,
}) => {
  await openWallet(page, "regular");
  await setClock(page, chinaTime(1, "12:00:00"));
  await page.goto("/pay/water");
  const { answer } = await ask(page, "POST", "/api/payments", {
    headers: { "Idempotency-Key": "00000000-0000-4000-8000-000000000001" },
    body: { merchantId: "water", orderId: "W-77", totalFen: 3_140, points: 100 },
  });
  const [use] = answer["entries"] as { id: string }[];
  await setClock(page, chinaTime(1, "12:14:58"));
  await page.goto(`/checkout/${use?.id}`);
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "ran out" })).toBeFocused();
});

test("A member pays all of a bill with points, with the preview beside the amount", async ({
  page,
}) => {
  await openWallet(page, "regular", "/pay/corner?order=CG-1042");
  await expect(points(page)).toHaveValue("4680");
  await expect(cash(page)).toContainText("¥0.00");
  const preview = page.getByRole("region", { name: "What it will do" });
  await expect(preview).toContainText("4,680 points");
  await payButton(page).click();
  await expect(page.getByRole("status").filter({ hasText: "Paid Corner Groceries" })).toBeFocused();
});

test("An amount is understood as people type it, what is not, or 9 points, is told beside it, and it stays as typed", async ({
  page,
}) => {
  await openWallet(page, "regular", "/pay/electricity");
  const amount = page.getByLabel("The bill, in yuan");
  await amount.fill("￥１，２３４．５０");
  await points(page).fill(" １，２００ ");
  await expect(cash(page)).toContainText("¥1,222.50");
  for (const [typed, words] of [
    ["abc", "no number"],
    ["1e3", "no number"],
    ["0", "more than 0"],
    ["-1", "more than 0"],
    ["1.5", "whole numbers"],
    ["", "Type a number"],
    ["999999", "The bill takes at most"],
  ] as const) {
    await points(page).fill(typed);
    await expect(points(page)).toHaveAccessibleDescription(new RegExp(words));
    await expect(payButton(page)).toBeDisabled();
    await expect(payButton(page)).toHaveAccessibleDescription(/./);
  }
  await points(page).fill("1200");
  await expect(payButton(page)).toBeEnabled();

  await amount.fill("50");
  await points(page).fill("321");
  await page.reload();
  await expect(points(page)).toHaveValue("321");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByLabel("使用积分", { exact: true })).toHaveValue("321");
  await page.getByRole("button", { name: "English" }).click();

  await switchTo(page, "nine", "/pay/water?order=W-77");
  await expect(payButton(page)).toBeDisabled();
  await expect(payButton(page)).toHaveAccessibleDescription(/at least 10 points/);
});

test("A product for points and cash goes to the cashier, and cancelled gives the day back", async ({
  page,
}) => {
  await openWallet(page, "regular", "/redeem");
  await page.getByRole("button", { name: "Redeem with cash: Cinema ticket" }).click();
  await page.getByRole("button", { name: "Go to the cashier" }).click();
  await expect(page.getByRole("heading", { name: "Cashier" })).toBeFocused();
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await page.getByRole("link", { name: "Back to redeeming" }).click();
  await expect(page.getByRole("button", { name: "Redeem with cash: Cinema ticket" })).toBeEnabled();
});

test("Paying and the cashier are accessible and fit 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openWallet(page, "regular", "/pay");
  await toCashier(page);
  await sayThatItIsSmaller(page, "6.50");
  const cashier = new URL(page.url()).pathname;
  const bill = "/pay/corner?order=CG-1042";
  await expectScreensAccessible(page, [cashier, "/pay", bill, "/pay/water", "/"]);
});
