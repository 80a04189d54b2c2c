import { readdirSync } from "node:fs";
import { serve } from "./support/site.ts";
import { expect, test, type Page } from "./support/test.ts";
import {
  COUPON_POINTS,
  expectBalance,
  openWallet,
  readBalance,
  redeemOnScreen,
  waitForWorker,
} from "./support/wallet.ts";

/** Resolves when the worker has cached the whole build and controls the page. */
async function waitForController(page: Page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);
}

test("A member opens the wallet without a network after the first visit, and redeems", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular");
  const before = await readBalance(page);
  await waitForController(page);
  await context.setOffline(true);
  await page.reload();
  await expectBalance(page, before);
  // This address was never requested, and this page has not loaded its screen.
  await page.goto("/redeem?from=home");
  await redeemOnScreen(page, "Delivery coupon");
  await expectBalance(page, before - COUPON_POINTS);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("link", { name: "明细" }).first()).toBeVisible();
  await waitForWorker(page);
});

test("A later visit gets the overview and its scripts from the cache, without waiting for the worker", async ({
  page,
}) => {
  await openWallet(page, "regular");
  const before = await readBalance(page);
  await waitForController(page);
  await page.reload();
  await expectBalance(page, before);
  const sources = await page.evaluate(() =>
    performance
      .getEntries()
      .filter(({ name }) => name === `${location.origin}/` || name.includes("/assets/"))
      .map((entry) => (entry.toJSON() as Record<string, unknown>)["workerFinalSourceType"]),
  );
  expect(sources.length).toBeGreaterThan(5);
  expect(new Set(sources)).toEqual(new Set(["cache"]));
});

test("A member keeps using the old version in every part of it, until they reload to the new one", async ({
  page,
  context,
}) => {
  const site = await serve("dist");
  await openWallet(page, "regular", site.address);
  const before = await readBalance(page);
  await waitForController(page);
  const second = await context.newPage();
  await second.goto(`${site.address}/activity`);
  await expectBalance(second, before);

  site.deploy("2");
  for (const name of readdirSync("dist/assets")) site.remove(`assets/${name}`);
  await page.reload();
  const build = (tab: Page) => tab.locator("meta[name=build]");
  await expect(build(page)).toHaveCount(0);
  const news = (tab: Page) =>
    tab.getByRole("status").filter({ hasText: "A new version is ready." });
  await expect(news(page)).toBeVisible();
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await expect(page.getByText("Choose a file")).toBeVisible();

  await news(page).getByRole("button", { name: "Reload" }).click();
  await expect(build(page)).toHaveAttribute("content", "2");
  await expect(page.getByText("Choose a file")).toBeVisible();
  await expect(news(page)).toHaveCount(0);

  // The other tab still has the old build: it is told of the new one, and all its screens still load.
  await expect(news(second)).toBeVisible();
  await second.getByRole("link", { name: "Pay", exact: true }).click();
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Pay");
  await news(second).getByRole("button", { name: "Later" }).click();
  await expect(news(second)).toHaveCount(0);

  // If another site takes over the address, the old worker removes itself.
  site.remove("sw.js");
  await page.reload();
  const workers = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await expect.poll(workers).toBe(0);
  site.close();
});

test("A member who reloads without the cache is not interrupted by a second reload", async ({
  page,
}) => {
  await openWallet(page, "regular");
  const before = await readBalance(page);
  await waitForController(page);
  const devtools = await page.context().newCDPSession(page);
  let loads = 0;
  page.on("load", () => (loads += 1));
  await devtools.send("Page.reload", { ignoreCache: true });
  await expectBalance(page, before);
  await waitForController(page);
  await waitForWorker(page);
  expect(loads).toBe(1);
});

test("A member can install the wallet", async ({ page }) => {
  await openWallet(page, "regular");
  await waitForController(page);
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? "")).toMatchObject({ short_name: "Points", display: "standalone" });
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // The only obstacle is the private window of the test.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
  const touch = await page.request.get("/icons/apple-touch-icon.png");
  expect(touch.headers()["content-type"]).toBe("image/png");
});
