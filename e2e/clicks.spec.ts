import { expectAccessible } from "./support/accessible.ts";
import { expect, test, type Locator } from "./support/test.ts";
import { expectBalance, openWallet } from "./support/wallet.ts";

/** Clicks each, and says how many clicks that took. */
async function clicks(...targets: readonly Locator[]): Promise<number> {
  for (const target of targets) await target.click();
  return targets.length;
}

test("A member checks in with one click from Home", async ({ page }) => {
  await openWallet(page, "regular");
  expect(await clicks(page.getByRole("button", { name: "Check in" }))).toBe(1);
  await expectBalance(page, 15_763);
});

test("A member switches to another demo member with two clicks", async ({ page }) => {
  await openWallet(page, "regular");
  const count = await clicks(
    page.getByRole("button", { name: /account and display/ }),
    page.getByRole("region", { name: "Switch to" }).getByRole("button", { name: /^An/ }),
  );
  expect(count).toBe(2);
  await expectBalance(page, 9);
  await page.getByRole("button", { name: /^An.*account and display/ }).press("Enter");
  await expect(page.getByRole("region", { name: "Switch to" })).toContainText("Lin");
  await expectAccessible(page, "account menu");
});
