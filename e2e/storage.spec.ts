import { demoMembers } from "../src/demo/members.ts";
import { expect, test } from "./support/test.ts";
import {
  balance,
  COUPON_POINTS,
  expectBalance,
  memberName,
  openWallet,
  readBalance,
  redeemOnScreen,
} from "./support/wallet.ts";

test("A member of a browser that denies every kind of storage opens each sample wallet, and is told how long it lasts", async ({
  page,
}) => {
  // As browsers do that block all cookies: some throw, some reject, and some do so while the scripts load.
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException("denied", "SecurityError");
    };
    for (const name of ["indexedDB", "localStorage", "sessionStorage", "caches"])
      Object.defineProperty(window, name, { get: denied });
    for (const name of ["serviceWorker", "storage"])
      Object.defineProperty(Navigator.prototype, name, { get: denied });
    window.BroadcastChannel = new Proxy(BroadcastChannel, { construct: denied });
    LockManager.prototype.request = () =>
      Promise.reject(new DOMException("denied", "SecurityError"));
  });
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  // A million entries in memory are not for a test.
  for (const { id } of demoMembers.filter((member) => member.id !== "huge")) {
    await test.step(id, async () => {
      await page.goto("/");
      await page.getByRole("button", { name: memberName(id) }).click();
      await expect(balance(page)).toBeVisible();
      await expect(page.getByText("gone when you close this page")).toBeVisible();
    });
  }
  await openWallet(page, "regular", "/redeem");
  const before = await readBalance(page);
  await redeemOnScreen(page, "Delivery coupon");
  await expectBalance(page, before - COUPON_POINTS);
  await page.getByRole("button", { name: /account and display/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: /demo account/ })).toBeVisible();
  expect(errors).toEqual([]);
});

test("A member whose site data is cleared while the page is open is told so, and starts again", async ({
  page,
  context,
  baseURL,
}) => {
  await openWallet(page, "regular");
  const before = await readBalance(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin: baseURL ?? "", storageTypes: "all" });
  await expect(page.getByText("This browser's data was deleted")).toBeVisible();
  await page.getByRole("button", { name: memberName("regular") }).click();
  await expectBalance(page, before);
});
