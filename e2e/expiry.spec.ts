import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/test.ts";
import { balance, openWallet, readWallet, redeemOnScreen, setClock } from "./support/wallet.ts";

test("A member hides the expiry banner, and it returns when its numbers change or a notice is made on the 15th", async ({
  page,
}) => {
  await openWallet(page, "regular", "/redeem");
  const banner = page.getByRole("complementary");
  const hideBanner = async () => {
    await banner.getByRole("button", { name: "Dismiss" }).click();
    await expect(banner).toHaveCount(0);
    await page.reload();
    await expect(balance(page)).toBeVisible();
    await expect(banner).toHaveCount(0);
  };
  await expect(banner).toContainText("1,174 points");
  await hideBanner();
  await redeemOnScreen(page, "Delivery coupon");
  await expect(banner).toContainText("674 points");

  await setClock(page, noonNextMonth(14));
  await hideBanner();
  await setClock(page, noonNextMonth(15));
  await expect(banner).toBeVisible();
});

test("A member reads what expires when, with its number, by touch and by keyboard, and opens where it came from", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openWallet(page, "regular");
  const parts = page
    .getByRole("list", { name: "Your points by when they expire" })
    .getByRole("button");
  await expect(parts).toHaveCount(3);
  const numbers = await parts.locator("strong").allTextContents();
  const points = numbers.map((number) => Number(number.replace(",", "")));
  expect(points.reduce((sum, some) => sum + some, 0)).toBe((await readWallet(page)).spendable);
  const boxes = await Promise.all((await parts.all()).map((part) => part.boundingBox()));
  for (const box of boxes) {
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  }

  await page.setViewportSize({ width: 1280, height: 720 });
  const thisMonth = parts.first();
  await expect(thisMonth).toHaveText(/^Expire this month\s*389/);
  await thisMonth.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { level: 2 })).toContainText("389 points");
  await expect(dialog.getByRole("link")).toHaveCount(3);
  await expect(dialog).toContainText("Reminder sent 15");
  await page.keyboard.press("Escape");
  await expect(thisMonth).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/activity\/regular-\d+$/);
});

test("A member scrolls to the chart, which loads only then, and a table has the same numbers", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await openWallet(page, "regular");
  await expect(page.getByText("Recent activity")).toBeVisible();
  const bars = page.locator(".recharts-bar-rectangle path");
  await expect(bars).toHaveCount(0);
  await page.getByRole("heading", { name: "Expiry by month" }).scrollIntoViewIfNeeded();
  await page.getByText("Show as table").scrollIntoViewIfNeeded();
  await expect(bars.first()).toBeVisible();
  await page.getByText("Show as table").click();
  const rows = page
    .getByRole("table")
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
  await expect(rows.first()).toHaveText(/389¥3\.89$/);
  expect(await rows.count()).toBe(await bars.count());
});

for (const [locale, member] of [
  ["en", /^Lin/],
  ["zh-CN", /^小林/],
] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("the overview with its chart, table and an opened segment is accessible", async ({
      page,
    }) => {
      await page.goto("/");
      await page.getByRole("button", { name: member }).click();
      await page.getByText(/Show as table|查看表格/).click();
      await expect(page.locator(".recharts-bar-rectangle").first()).toBeVisible();
      await expectAccessible(page, "overview");
      await page.getByRole("button", { name: /389/ }).first().click();
      await expect(page.getByRole("dialog").getByRole("link")).toHaveCount(3);
      await expectAccessible(page, "opened segment");
    });
  });
}

/** Noon in China on a day of next month. */
function noonNextMonth(day: number): string {
  const today = new Date(Date.now() + 8 * 3_600_000);
  const then = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, day);
  return `${new Date(then).toISOString().slice(0, 10)}T12:00:00+08:00`;
}
