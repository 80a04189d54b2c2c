import { expectAccessible } from "./support/accessible.ts";
import { expect, test, type Page } from "./support/test.ts";
import {
  COUPON_POINTS,
  expectBalance,
  openWallet,
  readBalance,
  readWallet,
  redeemOnScreen,
} from "./support/wallet.ts";

const opener = (page: Page) => page.getByRole("button", { name: "Demo controls" });
const panel = (page: Page) => page.getByRole("dialog", { name: "Demo controls" });

test("A visitor sets the demo clock and changes the demo member, and the page follows", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openWallet(page, "regular");
  const { spendable, expiring } = await readWallet(page);
  await opener(page).click();
  await expect(panel(page)).toContainText("Same as this device.");
  await expectAccessible(page, "demo controls");
  // On a phone the panel covers the page, and Tab must not reach what it covers.
  const close = panel(page).getByRole("button", { name: "Close" });
  await panel(page).getByRole("button", { name: "Delete everything…" }).focus();
  for (let presses = 0; presses < 3; presses++) {
    await page.keyboard.press("Tab");
    if (await close.evaluate((element) => element === document.activeElement)) break;
    await expect(page.locator("body:focus-within")).toHaveCount(0);
  }
  await expect(close).toBeFocused();

  await panel(page).getByRole("button", { name: "To the next expiry" }).click();
  await expectBalance(page, spendable - (expiring[0]?.points ?? Number.NaN));
  await expect(panel(page)).toContainText(/Running: .*, 00:00:0/);
  // `check` would look at the box before the page has updated it.
  const standStill = panel(page).getByRole("checkbox", { name: "Stop the clock" });
  await standStill.click();
  await expect(standStill).toBeChecked();
  await expect(panel(page)).toContainText("Stopped at");

  await panel(page)
    .getByRole("combobox")
    .selectOption({ label: "An — 9 points, 1 below the minimum" });
  await expectBalance(page, 9);
  await expect(panel(page)).toContainText("Same as this device.");
  await panel(page).getByLabel("Set it to").fill("2030-01-01T12:00:00");
  await panel(page).getByRole("button", { name: "Set", exact: true }).click();
  await expectBalance(page, 0);

  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect(opener(page)).toBeFocused();
});

test("A visitor turns faults on, turns them off, and resets the demo", async ({ page }) => {
  await openWallet(page, "new");
  await opener(page).click();
  await panel(page).getByRole("button", { name: "Device full" }).click();
  await expect(page).toHaveURL("/redeem");
  await expect(panel(page).getByRole("checkbox", { name: "Device full" })).toBeChecked();
  await redeemOnScreen(page, "Delivery coupon");
  const dialog = page.getByRole("dialog", { name: "Redeem Delivery coupon" });
  await expect(dialog.getByRole("alert")).toContainText("This device is full");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  const before = await readBalance(page);

  await panel(page).getByRole("button", { name: "Clear all faults" }).click();
  await redeemOnScreen(page, "Delivery coupon");
  await expectBalance(page, before - COUPON_POINTS);

  await panel(page).getByRole("button", { name: "Delete everything…" }).click();
  await panel(page).getByRole("button", { name: "Yes, delete everything" }).click();
  await page.getByRole("button", { name: /^Lin/ }).click();
  await expectBalance(page, before);
});
