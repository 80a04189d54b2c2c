import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { serve } from "./support/site.ts";
import { balance, openWallet, redeemOnScreen } from "./support/wallet.ts";

test.describe("where service workers are forbidden", () => {
  test.use({ serviceWorkers: "block" });
  test("the wallet is served within the page, and is kept all the same", async ({ page }) => {
    await openWallet(page, "regular", "/redeem");
    await redeemOnScreen(page, "Delivery coupon");
    await expect(balance(page)).toHaveText("15,262 points");
    await page.reload();
    await expect(balance(page)).toHaveText("15,262 points");
  });
});

test("Where storage is denied the wallet lasts until the page is closed, and says so", async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
  });
  await openWallet(page, "regular", "/redeem");
  await expect(page.getByText("it is gone when the page is closed")).toBeVisible();
  await redeemOnScreen(page, "Delivery coupon");
  await expect(balance(page)).toHaveText("15,262 points");
});

test("Where the browser denies everything that lasts, a member redeems all the same", async ({
  baseURL,
  playwright,
}, testInfo) => {
  // As a reader sets it who blocks all cookies: no database, no local storage, no locks, no worker.
  const profile = testInfo.outputPath("profile");
  mkdirSync(`${profile}/Default`, { recursive: true });
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(`${profile}/Default/Preferences`, JSON.stringify(blocked));
  const { launchOptions = {} } = testInfo.project.use;
  const context = await playwright.chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL: baseURL ?? "",
    locale: "en",
  });
  const page = await context.newPage();
  await openWallet(page, "regular", "/redeem");
  expect(await page.evaluate(() => navigator.locks.request("", () => "").catch(String))).toMatch(
    /denied/i,
  );
  await expect(page.getByText("it is gone when the page is closed")).toBeVisible();
  await redeemOnScreen(page, "Delivery coupon");
  await expect(balance(page)).toHaveText("15,262 points");
  await context.close();
});

test("On plain http in a home network there are no locks, no worker and no UUIDs, and a redemption happens once", async ({
  playwright,
}, testInfo) => {
  const site = await serve("dist");
  const { launchOptions = {} } = testInfo.project.use;
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), "--host-resolver-rules=MAP wallet.test 127.0.0.1"],
  });
  const context = await browser.newContext({
    baseURL: site.address.replace("localhost", "wallet.test"),
    locale: "en",
  });
  const page = await context.newPage();
  await openWallet(page, "regular", "/redeem");
  const missing = await page.evaluate(() => {
    const [locks, worker] = ["locks" in navigator, "serviceWorker" in navigator];
    return { locks, worker, uuid: "randomUUID" in crypto, secure: isSecureContext };
  });
  expect(missing).toEqual({ locks: false, worker: false, uuid: false, secure: false });
  const second = await context.newPage();
  await second.goto("/");
  await redeemOnScreen(page, "Delivery coupon");
  for (const tab of [page, second]) await expect(balance(tab)).toHaveText("15,262 points");
  await page.reload();
  await expect(balance(page)).toHaveText("15,262 points");
  await browser.close();
  site.close();
});
