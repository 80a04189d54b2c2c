import { expect, test } from "./support/test.ts";
import { balance, readWallet } from "./support/wallet.ts";

test("A wallet of 100,000 entries is generated while another is used, and a reload discards an unfinished one", async ({
  page,
}) => {
  await page.goto("/");
  const bo = page.getByRole("listitem").filter({ hasText: "Bo —" });
  await bo.getByRole("button").click();
  await expect(bo.getByRole("progressbar")).toBeVisible();
  await expect(bo).toContainText(/[\d,]+ of 100,000 transactions created/);
  await page.reload();
  await expect(bo).toBeVisible();
  await expect(bo.getByRole("progressbar")).toBeHidden();

  await bo.getByRole("button").click();
  await expect(bo.getByRole("status")).toHaveText(/Opens automatically/);
  await page.getByRole("button", { name: /^Lin/ }).click();
  await expect(balance(page)).toBeVisible();
  await page.getByRole("button", { name: /^Lin.*account/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();

  await bo.getByRole("button").click();
  await expect(page.getByText("Expire next month")).toBeVisible();
  expect((await readWallet(page)).seq).toBeGreaterThanOrEqual(100_000);
  await page.reload();
  await expect(page.getByText("Expire next month")).toBeVisible();
});
