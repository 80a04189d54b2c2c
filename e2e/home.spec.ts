import { expectAccessible } from "./support/accessible.ts";
import { expect, test, type Page } from "./support/test.ts";
import { expectBalance, openWallet, readWallet, setClock } from "./support/wallet.ts";

const parts = (page: Page) => page.getByRole("list", { name: "Your points by when they expire" });

test("A member reads what expires this month, next month and later, once, and the parts are the balance", async ({
  page,
}) => {
  await openWallet(page, "regular");
  const texts = await parts(page).getByRole("listitem").allInnerTexts();
  expect(texts).toHaveLength(3);
  const points = texts.map((text) => Number(/[\d,]+/.exec(text)?.[0].replaceAll(",", "")));
  const { spendable } = await readWallet(page);
  expect(points.reduce((sum, some) => sum + some, 0)).toBe(spendable);
  await expect(page.getByText("expire soon")).toHaveCount(0);
  await expect(page.getByRole("complementary")).toHaveCount(0);
});

test("A member checks in with one click, sees the streak grow, and cannot check in twice", async ({
  page,
}) => {
  await openWallet(page, "regular");
  const { spendable } = await readWallet(page);
  const checkIn = page.getByRole("region", { name: "Daily sign-in" });
  await expect(checkIn).toContainText("0 of 7 days in a row");
  await checkIn.getByRole("button", { name: "Check in" }).press("Enter");
  await expect(checkIn.getByRole("status")).toContainText("1 point added");
  await expect(checkIn).toContainText("1 of 7 days in a row");
  await expect(checkIn.getByRole("button", { name: "Checked in today" })).toBeFocused();
  await expectBalance(page, spendable + 1);
  await page.keyboard.press("Enter");
  await page.reload();
  await expectBalance(page, spendable + 1);
  await expect(checkIn.getByRole("button", { name: "Checked in today" })).toBeDisabled();
  await expectAccessible(page, "home after the check-in");
});

test("A new member sees how to get the first points, and gets one", async ({ page }) => {
  await openWallet(page, "new");
  await expect(page.getByText("No points yet. Check in today for your first one.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Earn points" })).toHaveAttribute(
    "href",
    "/obtain/tasks",
  );
  await page.getByRole("button", { name: "Check in" }).click();
  await expect(page.getByRole("banner").getByText("1 point")).toBeVisible();
  await expect(parts(page).getByRole("listitem").last()).toContainText("1worth ¥0.01");
});

test("A member adds up the all-time totals in Activity: they give the balance", async ({
  page,
}) => {
  await openWallet(page, "regular", "/activity");
  await page.getByText("All-time totals").click();
  const figures = await page
    .getByRole("group")
    .filter({ hasText: "All-time totals" })
    .getByRole("definition")
    .allInnerTexts();
  const terms = figures.map((text) => Number(text.replace("−", "-").replaceAll(/[ ,=]/g, "")));
  const { spendable } = await readWallet(page);
  expect(terms.at(-1)).toBe(spendable);
  expect(terms.slice(0, -1).reduce((sum, term) => sum + term, 0)).toBe(spendable);
  await expectAccessible(page, "all-time totals");
});

test("A member reads the last second of points only within their last 24 hours", async ({
  page,
}) => {
  await openWallet(page, "guide");
  const first = parts(page).getByRole("listitem").first();
  await expect(first).toContainText("31 May 2019, 23:59:59 (China Time)");
  await setClock(page, "2019-05-31T23:59:59.999+08:00", false);
  await expect(first).toContainText("500");
});
