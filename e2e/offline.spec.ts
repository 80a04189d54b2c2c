import { readdirSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { serve } from "./support/site.ts";
import { balance, openWallet, redeemOnScreen, workerAnswers } from "./support/wallet.ts";

/** Resolves when the worker has kept the whole build and answers for the page. */
async function workerIsThere(page: Page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);
}

test("After the first visit the wallet opens, and is used, without a network", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular");
  await workerIsThere(page);
  await context.setOffline(true);
  await page.reload();
  await expect(balance(page)).toHaveText("15,762 points");
  // An address that was never asked for, whose screen has not been loaded in this page.
  await page.goto("/redeem?from=home");
  await redeemOnScreen(page, "Delivery coupon");
  await expect(balance(page)).toHaveText("15,262 points");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("link", { name: "明细" }).first()).toBeVisible();
  await workerAnswers(page);
});

test("The overview and the scripts of a later visit wait for no worker", async ({ page }) => {
  await openWallet(page, "regular");
  await workerIsThere(page);
  await page.reload();
  await expect(balance(page)).toHaveText("15,762 points");
  const sources = await page.evaluate(() =>
    performance
      .getEntries()
      .filter(({ name }) => name === `${location.origin}/` || name.includes("/assets/"))
      .map((entry) => (entry.toJSON() as Record<string, unknown>)["workerFinalSourceType"]),
  );
  expect(sources.length).toBeGreaterThan(5);
  expect(new Set(sources)).toEqual(new Set(["cache"]));
});

test("A new version waits until its member wants it, and the old page works on to its last part", async ({
  page,
  context,
}) => {
  const site = await serve("dist");
  await openWallet(page, "regular", site.address);
  await workerIsThere(page);
  const second = await context.newPage();
  await second.goto(`${site.address}/activity`);
  await expect(balance(second)).toHaveText("15,762 points");

  site.deploy("2");
  for (const name of readdirSync("dist/assets")) site.remove(`assets/${name}`);
  await page.reload();
  const build = (tab: Page) => tab.locator("meta[name=build]");
  await expect(build(page)).toHaveCount(0);
  const news = (tab: Page) =>
    tab.getByRole("status").filter({ hasText: "A new version of this page is ready." });
  await expect(news(page)).toBeVisible();
  await page.getByRole("link", { name: "Statement", exact: true }).click();
  await expect(page.getByText("Choose a CSV file")).toBeVisible();

  await news(page).getByRole("button", { name: "Reload" }).click();
  await expect(build(page)).toHaveAttribute("content", "2");
  await expect(page.getByText("Choose a CSV file")).toBeVisible();
  await expect(news(page)).toHaveCount(0);

  // The other tab is of the old build still: it learns of it, and lacks nothing.
  await expect(news(second)).toBeVisible();
  await second.getByRole("link", { name: "Pay", exact: true }).click();
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Pay");
  await news(second).getByRole("button", { name: "Later" }).click();
  await expect(news(second)).toHaveCount(0);

  // Where there is another site one day, the wallet does not stand in its way.
  site.remove("sw.js");
  await page.reload();
  const workers = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await expect.poll(workers).toBe(0);
  site.close();
});

test("A page that was reloaded past the worker is not reloaded once more under its member's hands", async ({
  page,
}) => {
  await openWallet(page, "regular");
  await workerIsThere(page);
  const devtools = await page.context().newCDPSession(page);
  let loads = 0;
  page.on("load", () => (loads += 1));
  await devtools.send("Page.reload", { ignoreCache: true });
  await expect(balance(page)).toHaveText("15,762 points");
  await workerIsThere(page);
  await workerAnswers(page);
  expect(loads).toBe(1);
});

test("The wallet can be installed", async ({ page }) => {
  await openWallet(page, "regular");
  await workerIsThere(page);
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? "")).toMatchObject({ short_name: "AliPoint", display: "standalone" });
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // Nothing of the page's: only that a test's window is a private one.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
  const touch = await page.request.get("/icons/apple-touch-icon.png");
  expect(touch.headers()["content-type"]).toBe("image/png");
});
