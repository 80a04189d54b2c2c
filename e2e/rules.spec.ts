import { expect, test } from "./support/test.ts";
import { openWallet } from "./support/wallet.ts";

test("A member reads the rules in both languages, on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openWallet(page, "nine", "/rules");
  await expect(page.getByText("100 points pay ¥1.00.")).toBeVisible();
  await expect(page.getByText(/can be used until 31 May 2019, 23:59:59/)).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByText("100 积分可抵 ¥1.00。")).toBeVisible();
  await expect(page).toHaveTitle("规则与帮助 · 集分宝积分钱包");
});
