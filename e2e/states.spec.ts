import { partnerResources } from "../src/server/http/partner-resources.ts";
import { execFileSync } from "node:child_process";
import type { Faults } from "../src/contract/demo.ts";
import { newUuid } from "../src/contract/uuid.ts";
import { createDemoApp } from "../src/demo/demo-app.ts";
import { aliPoint, sampleCatalog } from "../src/catalog/alipoint.ts";
import { deviceClock } from "../src/server/service-clock.ts";
import { createMemoryStore } from "../src/server/store/memory/memory-store.ts";
import { expectAccessible } from "./support/accessible.ts";
import { serve } from "./support/site.ts";
import { expect, test, type Page } from "./support/test.ts";
import {
  balance,
  expectBalance,
  openWallet,
  readBalance,
  readWallet,
  redeemOnScreen,
  startOver,
  waitForWorker,
} from "./support/wallet.ts";

const noFaults: Faults = { latencyMs: 0, loseRequests: 0, loseAnswers: 0, storageFull: false };

/** Sets faults as the demo controls do: this route itself is free of faults. */
async function setFaults(page: Page, faults: Partial<Faults>) {
  const status = await page.evaluate(
    async (body) => {
      const headers = { "Content-Type": "application/json" };
      return (await fetch("/api/demo/faults", { method: "PUT", headers, body })).status;
    },
    JSON.stringify({ ...noFaults, ...faults }),
  );
  expect(status).toBe(200);
}

/** The delay between attempts is random: this makes it zero. */
const skipRetryDelays = (page: Page) => page.addInitScript(() => (Math.random = () => 0));

const main = (page: Page) => page.getByRole("main");
const redeemed = (page: Page) => page.getByRole("status").filter({ hasText: "Redeemed" });

test("A member sees the layout while the service is slow, and can retry each part when it fails", async ({
  page,
}) => {
  await skipRetryDelays(page);
  await openWallet(page, "regular");
  const before = await readBalance(page);
  await waitForWorker(page);
  await setFaults(page, { latencyMs: 1_000 });
  await page.reload();
  await expect(page.locator("[aria-busy=true]").first()).toContainText("Loading");
  const { height } = (await main(page).boundingBox()) ?? { height: 0 };
  expect(height).toBeGreaterThan(400);
  await expectBalance(page, before);

  await setFaults(page, { loseRequests: 1 });
  await page
    .getByRole("navigation", { name: "Main menu" })
    .getByRole("link", { name: "Pay", exact: true })
    .click();
  await expect(main(page).getByRole("alert")).toContainText("No response.");
  await setFaults(page, {});
  await main(page).getByRole("button", { name: "Try again" }).click();
  await expect(main(page).getByRole("listitem").first()).toBeVisible();
  await expect(main(page).getByRole("alert")).toHaveCount(0);
});

test("A member is told that the storage is full or read-only, can still read everything, and then redeems once", async ({
  page,
}) => {
  await page.goto("/");
  for (const [state, faults, notice] of [
    ["full", { storageFull: true }, "This device is full: you can look"],
    ["read-only", { readOnly: true }, "The wallet is read-only right now: you can look"],
  ] as const) {
    await test.step(state, async () => {
      await startOver(page, "regular", "/redeem");
      const before = await readWallet(page);
      await setFaults(page, faults);
      await redeemOnScreen(page, "Delivery coupon");
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByRole("alert")).toContainText("Nothing was changed.");
      await dialog.getByRole("button", { name: "Cancel" }).click();
      await expect(page.getByText(notice)).toBeVisible();
      await page.getByRole("link", { name: "Activity", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity");
      await expect(main(page).getByRole("listitem").first()).toBeVisible();
      await expect(page.getByText(notice)).toBeVisible();
      await expectAccessible(page, state);
      expect((await readWallet(page)).seq).toBe(before.seq);

      await setFaults(page, {});
      await page.getByRole("link", { name: "Redeem", exact: true }).click();
      await page.getByRole("button", { name: "Redeem Delivery coupon" }).click();
      // The page does not know yet that writes work again, and the notice is behind the dialog.
      await expect(dialog).toContainText(notice);
      await dialog.getByRole("button", { name: "Redeem now" }).click();
      await expect(redeemed(page)).toBeVisible();
      await expect(page.getByText(notice)).toHaveCount(0);
      expect((await readWallet(page)).seq).toBe(before.seq + 1);
    });
  }
});

test("A member whose page breaks is told that the points are not touched, and returns to it", async ({
  page,
}) => {
  await openWallet(page, "regular", "/activity");
  const before = await readWallet(page);
  await setFaults(page, { breakAnswers: 1 });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Something went wrong");
  await expect(main(page)).toContainText("Your points are safe");
  await expect(main(page).getByRole("alert")).toContainText("couldn't read the answer");
  await expectAccessible(page, "a broken page");
  await page.getByRole("button", { name: "Stop the faults" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity");
  await expectBalance(page, before.spendable);
  expect((await readWallet(page)).seq).toBe(before.seq);
});

test("A member signs out in one tab and is signed out in all, signs in to the same screen, and is told of a missing one", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/activity");
  const second = await context.newPage();
  await second.goto("/nowhere");
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  await second.goto("/activity/regular-99999");
  await expect(main(second).getByRole("alert")).toContainText("couldn't find that in your account");
  await second.getByRole("button", { name: /account and display/ }).click();
  await second.getByRole("button", { name: "Sign out" }).click();
  for (const tab of [page, second]) {
    await expect(tab.getByRole("heading", { name: /demo account/ })).toBeVisible();
    await expect(balance(tab)).toHaveCount(0);
  }
  await page.getByRole("button", { name: /^Lin/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity");
});

test("A member is told what to do when another version blocks, replaces or deletes the database", async ({
  page,
  context,
}) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem("oldDatabaseOpened")) return;
    sessionStorage.setItem("oldDatabaseOpened", "1");
    const opening = indexedDB.open("points-wallet", 1);
    // An older version that does not close its connection when a newer one asks for it.
    Object.assign(window, { closeOldDatabase: () => opening.result.close() });
    opening.addEventListener("upgradeneeded", () => {
      for (const name of ["wallets", "pages", "receipts", "resources"])
        opening.result.createObjectStore(name);
    });
  });
  await page.goto("/");
  await expect(page.getByText("An older version of this page")).toBeVisible();
  await page.evaluate(() =>
    (window as unknown as { closeOldDatabase: () => void }).closeOldDatabase(),
  );
  await page.getByRole("button", { name: /^Lin/ }).click();
  await expect(balance(page)).toBeVisible();
  await expect(page.getByText("An older version of this page")).toHaveCount(0);

  const second = await context.newPage();
  await second.goto("/favicon.svg");
  await second.evaluate(
    () =>
      new Promise((resolve) =>
        indexedDB.deleteDatabase("points-wallet").addEventListener("success", resolve),
      ),
  );
  await expect(page.getByText("This browser's data was deleted")).toBeVisible();
  await page.getByRole("button", { name: /^Lin/ }).click();
  await expect(balance(page)).toBeVisible();

  await second.evaluate(
    () =>
      new Promise((resolve) =>
        indexedDB.open("points-wallet", 99).addEventListener("success", resolve),
      ),
  );
  const news = page.getByRole("status").filter({ hasText: "A newer version is open" });
  await expect(news.getByRole("button", { name: "Later" })).toHaveCount(0);
  await expect(news.getByRole("button", { name: "Reload" })).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page, "an outdated page");
});

test("A member of a build for a real service, which has no mock, is told that it is offline, and continues when it is back", async ({
  page,
  context,
}, testInfo) => {
  const app = createDemoApp({
    store: createMemoryStore(),
    clock: deviceClock,
    newId: newUuid,
    randomBytes: () => crypto.getRandomValues(new Uint8Array(32)),
    withLock: (_name, act) => act(),
    programme: aliPoint,
    catalog: sampleCatalog,
    readFile: () => Promise.reject(new Error("there are no files here")),
    loadPartnerResources: async () => partnerResources,
  });
  const dir = testInfo.outputPath("network");
  const site = await serve(dir, async (request) => app.fetch(request));
  const env = { ...process.env, VITE_API_URL: site.address };
  execFileSync("npx", ["vite", "build", "--outDir", dir, "--logLevel", "error"], {
    env,
    stdio: "pipe",
  });
  await skipRetryDelays(page);
  // Members of a real service sign in elsewhere.
  const session = { method: "POST", body: JSON.stringify({ memberId: "new" }) };
  const headers = { "Content-Type": "application/json" };
  await app.fetch(new Request(`${site.address}/api/session`, { ...session, headers }));
  await page.goto(site.address);
  await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(page.getByRole("button", { name: "Demo controls" })).toHaveCount(0);

  await context.setOffline(true);
  await page
    .getByRole("navigation", { name: "Main menu" })
    .getByRole("link", { name: "Activity", exact: true })
    .click();
  await expect(page.getByText("You're offline.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We can't reach your wallet");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity");
  await expect(page.getByText("You're offline.")).toHaveCount(0);
  site.close();
});
