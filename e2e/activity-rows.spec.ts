import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { openWallet } from "./support/wallet.ts";

const main = (page: Page) => page.getByRole("main");
const rows = (page: Page) => main(page).getByRole("list", { name: "Activity" }).getByRole("link");

test("A member sees a payment as one row with its state, and a month's check-ins as one line that opens", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openWallet(page, "regular", "/activity");
  await expect(rows(page).filter({ hasText: /Corner Groceries.*On hold/ })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: /Plumtree Shopping.*Partly refunded/ })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: "Payment completed" })).toHaveCount(0);

  await main(page).getByRole("button", { name: "Filter" }).click();
  await main(page).getByLabel("From").fill("2026-05-01");
  await main(page).getByLabel("To", { exact: true }).fill("2026-05-31");
  const folded = main(page).getByRole("button", { name: /^Check-ins: \d+ · \+\d+$/ });
  await expect(folded).toBeVisible();
  const count = Number(/\d+/.exec(await folded.innerText())?.[0]);
  const found = await main(page)
    .getByText(/transactions found$/)
    .innerText();
  await expect(rows(page).filter({ hasText: "Daily sign-in" })).toHaveCount(0);
  await expectAccessible(page, "folded check-ins");
  await folded.click();
  await expect(rows(page).filter({ hasText: "Daily sign-in" })).toHaveCount(count);
  // The totals are those of all transactions, folded or not.
  await expect(main(page).getByText(found)).toBeVisible();
  await main(page).getByRole("button", { name: "Hide daily check-ins" }).click();
  await expect(folded).toBeVisible();
});

test("A member types two days one after the other, searches with wide letters, and exports what is shown", async ({
  page,
}) => {
  await openWallet(page, "regular", "/activity");
  await main(page).getByLabel("From").focus();
  await page.keyboard.type("05012026");
  await main(page).getByLabel("To", { exact: true }).focus();
  await page.keyboard.type("05312026");
  await expect(main(page).getByLabel("From")).toHaveValue("2026-05-01");
  await expect(main(page).getByLabel("To", { exact: true })).toHaveValue("2026-05-31");
  await main(page).getByRole("searchbox").fill("ＯＬＤ　WHÁRF");
  await expect(main(page).getByText("1 transaction found")).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/from=2026-05-01&to=2026-05-31/);

  await main(page).getByRole("button", { name: "Export" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: /^CSV/ }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/-filtered\.csv$/);
  const lines = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain("from=2026-05-01,to=2026-05-31");
  expect(lines[2]).toContain("Old Wharf Fruit Stall");
});
