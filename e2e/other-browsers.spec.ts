import { resolve } from "node:path";
import { test as base } from "@playwright/test";
import { findOtherBrowsers } from "../.ci/other-browsers.mjs";
import { createDrivenScreen, type DrivenScreen } from "./support/driven-screen.ts";
import { launchFirefox, launchWebKit, type DrivenBrowser } from "./support/drivers.ts";
import { serve } from "./support/site.ts";

const launchers = { firefox: launchFirefox, webkit: launchWebKit };

type Name = keyof typeof launchers;

const test = base.extend<{ wallet: DrivenScreen }, { driven: DrivenBrowser; browserOf: Name }>({
  browserOf: ["firefox", { option: true, scope: "worker" }],
  driven: [
    async ({ browserOf }, use) => {
      const browser = await launchers[browserOf](findOtherBrowsers()[browserOf] ?? "");
      await use(browser);
      await browser.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  wallet: async ({ driven, baseURL }, use, testInfo) => {
    const page = await driven.open();
    const screen = createDrivenScreen(page, baseURL ?? "");
    await use(screen);
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach("screen", { body: await page.screenshot(), contentType: "image/png" });
    }
    await page.close();
  },
});

const openWallet = async (screen: DrivenScreen, path = "/", member: string | RegExp = /^Lin/) => {
  await screen.goto(path);
  await screen.press("button", member);
  await screen.expectRole("navigation", "Main menu");
};

test("A member signs in, checks in, and sees it again after a reload", async ({ wallet }) => {
  await openWallet(wallet);
  await wallet.expectText("15,762");
  await wallet.press("button", "Check in");
  await wallet.expectBalance("15,763");
  await wallet.goto("/activity");
  await wallet.expectBalance("15,763");
  await wallet.press("button", "中文");
  await wallet.expectText("签到：2 次");
});

test("A member holds points for an order, cancels, and pays another with points alone", async ({
  wallet,
}) => {
  await openWallet(wallet, "/pay");
  await wallet.press("link", /Desk lamp/);
  await wallet.fill("Points to use", "1200");
  await wallet.press("button", /^Pay with/);
  await wallet.expectText("Points are on hold");
  await wallet.expectBalance("14,562");
  await wallet.press("button", /^Cancel/);
  await wallet.expectBalance("15,762");
  await wallet.goto("/pay/regular-CG-1042");
  await wallet.press("button", /^Pay with/);
  await wallet.pressInDialog("Pay now");
  await wallet.expectText("Paid Corner Groceries");
  await wallet.expectBalance("11,082");
});

test("A member redeems, and finds the code under My rewards after a reload", async ({ wallet }) => {
  await openWallet(wallet, "/redeem");
  await wallet.press("button", "Redeem Delivery coupon");
  await wallet.pressInDialog("Redeem now");
  await wallet.expectText("Delivery coupon redeemed");
  await wallet.goto("/rewards");
  await wallet.press("link", /Delivery coupon/);
  await wallet.expectText(/Code/);
});

test("A member leaves pages while they load, and still pays", async ({ wallet }) => {
  await openWallet(wallet);
  // WebKit would keep the reads of these pages, and each later write would wait for them.
  for (const path of ["/activity", "/redeem", "/draw"]) await wallet.goto(path);
  await wallet.goto("/pay/regular-W-77");
  await wallet.press("button", /^Pay with/);
  await wallet.pressInDialog("Pay now");
  await wallet.expectText("Paid City Water");
});

test("A member donates, and verifies a draw", async ({ wallet }) => {
  await openWallet(wallet, "/donate");
  await wallet.press("link", /^Other amount.*Clean water/);
  await wallet.fill("Points to give", "500");
  await wallet.press("button", /^Donate 500/);
  await wallet.pressInDialog("Donate now");
  await wallet.expectText("Thank you for giving 500 points to Clean water");
  await wallet.expectText("No. 000001");
  await wallet.goto("/draw");
  await wallet.press("button", "Draw for 20 points");
  await wallet.pressInDialog("Draw now");
  await wallet.press("link", "Verify this draw");
  await wallet.expectText("Verified: this draw was fair.");
});

test("A member imports a file, which opens as a wallet", async ({ wallet }) => {
  await openWallet(wallet, "/import");
  await wallet.upload(/Choose a file/, resolve("src/demo/statements/regular.csv"));
  await wallet.expectText("417 rows fit.");
  await wallet.press("button", "Create the wallet");
  await wallet.expectText("417 rows imported");
  await wallet.press("button", "Open this wallet");
  await wallet.expectRole("navigation", "Main menu");
});

test("A member opens the wallet when the server is gone, and redeems", async ({ driven }) => {
  const site = await serve("dist");
  const page = await driven.open();
  const wallet = createDrivenScreen(page, site.address);
  await openWallet(wallet);
  await wallet.expectControlled();
  site.close();
  await wallet.goto("/redeem");
  await wallet.press("button", "Redeem Delivery coupon");
  await wallet.pressInDialog("Redeem now");
  await wallet.expectBalance("15,262");
  await page.close();
});
