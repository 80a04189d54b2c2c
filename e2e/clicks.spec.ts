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

test("A member uses exactly the points that expire soon with two clicks", async ({ page }) => {
  await openWallet(page, "regular");
  const count = await clicks(
    page.getByRole("main").getByRole("link", { name: "Use now" }).first(),
    page.getByRole("button", { name: /^Pay with 1,174 points/ }),
  );
  expect(count).toBe(2);
  await expect(page.getByRole("status").filter({ hasText: "Points are on hold" })).toBeFocused();
  await expectBalance(page, 15_762 - 1_174);
});

test("A member pays part of a bill in cash with three clicks", async ({ page }) => {
  await openWallet(page, "regular");
  const count = await clicks(
    page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Pay" }),
    page.getByRole("link", { name: /This month's bill/ }),
    page.getByRole("button", { name: /^Pay with/ }),
  );
  expect(count).toBe(3);
  await expect(page.getByRole("status").filter({ hasText: "Points are on hold" })).toBeFocused();
});

test("A member donates with three clicks", async ({ page }) => {
  await openWallet(page, "regular");
  const count = await clicks(
    page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Donate" }),
    page.getByRole("button", { name: /^Donate 1,174 points/ }).first(),
    page.getByRole("dialog").getByRole("button", { name: "Donate now" }),
  );
  expect(count).toBe(3);
  await expect(page.getByRole("heading", { name: /^Thank you for giving 1,174/ })).toBeFocused();
});

test("A member opens the activity on a phone with one click", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openWallet(page, "regular");
  const link = page
    .getByRole("navigation", { name: "Main menu" })
    .getByRole("link", { name: "Activity" });
  expect(await clicks(link)).toBe(1);
  await expect(page.getByRole("heading", { name: "Activity", level: 1 })).toBeVisible();
});
