import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "./support/test.ts";
import {
  COUPON_POINTS,
  balance,
  expectBalance,
  openWallet,
  readBalance,
  readWallet,
  redeemByApi,
} from "./support/wallet.ts";

test("A member verifies the balance in the page, sees a tampered number, exports the ledger and prints it", async ({
  page,
}) => {
  await page.addInitScript(tamperWithWallet);
  await openWallet(page, "regular", "/settings");
  await page.getByRole("button", { name: "Verify", exact: true }).click();
  const verdict = page.getByRole("status").filter({ hasText: "checked in" });
  await expect(verdict).toContainText("Verified: every figure matches.");
  const { seq, spendable } = await readWallet(page);
  const shown = spendable.toLocaleString("en");
  await expect(verdict).toContainText(`${seq} transactions`);
  await expect(verdict).toBeFocused();
  await expect(page.getByRole("row", { name: /Available points/ })).toContainText(
    `${shown}${shown}`,
  );

  // From now on the service reports 100 points more.
  await page.evaluate(() => sessionStorage.setItem("tampered", "100"));
  await page.getByRole("button", { name: "Verify again" }).click();
  await expect(verdict).toContainText("1 figure doesn't match");
  await expect(page.getByRole("row", { name: /differs/ })).toContainText(
    `${shown}${(spendable + 100).toLocaleString("en")}`,
  );

  await page.evaluate(() => sessionStorage.removeItem("tampered"));
  const csv = await download(page, /^CSV/);
  expect(csv.name).toMatch(/^points-regular-\d{4}-\d\d-\d\d\.csv$/);
  const [head = "", ...rows] = csv.text.trim().split("\r\n");
  expect(head).toContain("date,description,points,kind,entry,balance");
  expect(rows).toHaveLength(seq);
  expect(rows.at(-1)).toContain(`,${seq},${spendable},`);
  await expect(page.getByRole("status").filter({ hasText: csv.name })).toBeVisible();

  await page.getByRole("link", { name: "Activity" }).click();
  await page.getByRole("button", { name: "Export" }).click();
  const json = await download(page, /^JSON/);
  const { entries } = JSON.parse(json.text) as { entries: { points: number }[] };
  expect(entries.reduce((total, { points }) => total + points, 0)).toBe(spendable);

  await page.getByRole("link", { name: "Print this view" }).click();
  await expect(page).toHaveTitle(/^Statement/);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("main").getByText("Lin", { exact: true })).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(1 + seq);
});

/** Adds to the balance that the service reports, if the test has set a number in this tab. */
function tamperWithWallet() {
  const send = window.fetch;
  window.fetch = async (input, init) => {
    const response = await send(input, init);
    const more = Number(sessionStorage.getItem("tampered"));
    if (more === 0 || !response.url.endsWith("/api/wallet")) return response;
    const wallet = (await response.json()) as { spendable: number };
    return Response.json({ ...wallet, spendable: wallet.spendable + more });
  };
}

async function download(page: Page, format: RegExp) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: format }).click();
  const file = await downloading;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("A member erases the wallet in one tab, is signed out in the other too, and starts again", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/settings");
  const before = await readBalance(page);
  await redeemByApi(page, 1);
  const other = await context.newPage();
  await other.goto("/redeem");
  await expectBalance(other, before - COUPON_POINTS);

  await page.getByRole("button", { name: "Erase…" }).click();
  const dialog = page.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Erase everything" });
  await expect(confirm).toBeDisabled();
  await expect(confirm).toHaveAccessibleDescription(/Tick the box/);
  await dialog.getByRole("checkbox").check();
  await confirm.click();
  for (const tab of [page, other]) {
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText(/demo account/);
    await expect(tab).toHaveURL("/");
  }
  const stored = await page.evaluate(() => Object.keys(localStorage));
  expect(stored.filter((name) => name.startsWith("points-wallet"))).toEqual([]);
  await page.getByRole("button", { name: /^Lin/ }).click();
  await expectBalance(page, before);
});

test("A member chooses reminders, theme and language, which persist, and typed text stays", async ({
  page,
}) => {
  await openWallet(page, "regular", "/settings");
  const before = await readBalance(page);
  const banner = page.getByRole("complementary", { name: /expire soon/ });
  await expect(banner).toBeVisible();
  await page.getByRole("checkbox", { name: /Show on every screen/ }).uncheck();
  await expect(banner).toHaveCount(0);
  await page.getByRole("main").getByText("Dark", { exact: true }).click();
  await page.goto("/obtain/top-up");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(banner).toHaveCount(0);

  await page.getByRole("textbox", { name: "Card number" }).fill("6212 3456");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("textbox", { name: "卡号" })).toHaveValue("6212 3456");

  await page.getByRole("link", { name: "兑换", exact: true }).click();
  await expect(page.getByRole("heading", { name: "纯棉毛巾" })).toBeVisible();
  await expect(balance(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "纯棉毛巾" })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Cotton towel" })).toBeVisible();
  await expectBalance(page, before);
});
