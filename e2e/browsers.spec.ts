import { mkdirSync, writeFileSync } from "node:fs";
import { expectAccessible } from "./support/accessible.ts";
import { serve } from "./support/site.ts";
import { expect, test } from "./support/test.ts";
import {
  COUPON_POINTS,
  expectBalance,
  openWallet,
  readBalance,
  redeemOnScreen,
} from "./support/wallet.ts";

test.describe("where service workers are blocked", () => {
  test.use({ serviceWorkers: "block" });
  test("the service runs within the page and still stores the wallet", async ({ page }) => {
    await openWallet(page, "regular", "/redeem");
    const before = await readBalance(page);
    await redeemOnScreen(page, "Delivery coupon");
    await expectBalance(page, before - COUPON_POINTS);
    await page.reload();
    await expectBalance(page, before - COUPON_POINTS);
  });
});

test("A member without IndexedDB redeems, and is told that the wallet lasts until the page is closed", async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
  });
  await openWallet(page, "regular", "/redeem");
  await expect(page.getByText("gone when you close this page")).toBeVisible();
  const before = await readBalance(page);
  await redeemOnScreen(page, "Delivery coupon");
  await expectBalance(page, before - COUPON_POINTS);
});

test("A member whose browser blocks all storage redeems, and is told how long the wallet lasts", async ({
  baseURL,
  playwright,
}, testInfo) => {
  // Blocking all cookies also blocks IndexedDB, local storage, locks and service workers.
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
  await expect(page.getByText("gone when you close this page")).toBeVisible();
  const before = await readBalance(page);
  await redeemOnScreen(page, "Delivery coupon");
  await expectBalance(page, before - COUPON_POINTS);
  await context.close();
});

test("A member on plain http, without locks, worker or UUIDs, redeems exactly once", async ({
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
  const before = await readBalance(page);
  await redeemOnScreen(page, "Delivery coupon");
  for (const tab of [page, second]) await expectBalance(tab, before - COUPON_POINTS);
  await page.reload();
  await expectBalance(page, before - COUPON_POINTS);
  await browser.close();
  site.close();
});

test("A member with an older browser is told which versions open the wallet", async ({
  page,
  browser,
  baseURL,
}) => {
  const makeOlder = () => Reflect.deleteProperty(AbortSignal, "any");
  await page.addInitScript(makeOlder);
  await page.goto("/redeem");
  await expect(page.getByRole("heading", { name: "Update your browser" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Safari 17.5");
  await expectAccessible(page, "older browser");

  const chinese = await browser.newPage({ locale: "zh-CN", baseURL: baseURL ?? "" });
  await chinese.addInitScript(makeOlder);
  await chinese.goto("/");
  await expect(chinese.getByRole("heading", { name: "请更新浏览器" })).toBeVisible();
  await chinese.close();
});
