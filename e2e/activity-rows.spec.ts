import { readFileSync } from "node:fs";
import { expectAccessible } from "./support/accessible.ts";
import { expect, test, type Page } from "./support/test.ts";
import { chinaTime, openWallet, setClock } from "./support/wallet.ts";

const main = (page: Page) => page.getByRole("main");
const rows = (page: Page) => main(page).getByRole("list", { name: "Activity" }).getByRole("link");

/** The first and the last day of the month half a year ago, when Lin checked in. The dates of the history move on with time. */
function monthOfCheckIns(): readonly [first: string, last: string] {
  const [year = 0, month = 0] = chinaTime(0, "12:00").split("-").map(Number);
  const dayOf = (date: number) => new Date(date).toISOString().slice(0, 10);
  return [dayOf(Date.UTC(year, month - 7, 1)), dayOf(Date.UTC(year, month - 6, 0))];
}

test("A member sees a payment as one row with its state, and a month's check-ins as one line that opens", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openWallet(page, "regular", "/activity");
  await expect(rows(page).filter({ hasText: /Corner Groceries.*On hold/ })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: /Plumtree Shopping.*Partly refunded/ })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: "Payment completed" })).toHaveCount(0);

  await main(page).getByRole("button", { name: "Filter" }).click();
  const [first, last] = monthOfCheckIns();
  await main(page).getByLabel("From").fill(first);
  await main(page).getByLabel("To", { exact: true }).fill(last);
  const month = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
  await expect(
    main(page).getByRole("heading", { name: month.format(new Date(first)) }),
  ).toBeVisible();
  await expect(main(page).getByText(/transactions found$/)).toBeVisible();
  const folded = main(page).getByRole("button", { name: /^Check-ins: \d+ · \+\d+$/ });
  await expect(folded).toBeVisible();
  const count = Number(/\d+/.exec(await folded.innerText())?.[0]);
  const found = await main(page)
    .getByText(/transactions found$/)
    .innerText();
  await expect(rows(page).filter({ hasText: "Daily sign-in" })).toHaveCount(0);
  // What is half under the app bar is no target.
  await page.evaluate(() => scrollTo(0, 0));
  await expectAccessible(page, "folded check-ins");
  await folded.click();
  await expect(rows(page).filter({ hasText: "Daily sign-in" })).toHaveCount(count);
  // The totals are those of all transactions, folded or not.
  await expect(main(page).getByText(found)).toBeVisible();
  await main(page).getByRole("button", { name: "Hide daily check-ins" }).click();
  await expect(folded).toBeVisible();
});

test("A member sees a month's expired check-ins as one line, and not as a row each", async ({
  page,
}) => {
  await openWallet(page, "regular");
  await setClock(page, chinaTime(1_200, "12:00:00"));
  await page.goto("/activity");
  const expired = rows(page).filter({ hasText: "Expired points (from: Daily sign-in)" });
  const folded = main(page).getByRole("button", { name: /^Check-ins: \d+ expired$/ });
  await expect(folded).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await expect(expired).toHaveCount(0);
  await folded.click();
  await expect(expired.first()).toBeVisible();
});

test("A member types two days one after the other, searches with wide letters, and exports what is shown", async ({
  page,
}) => {
  await openWallet(page, "regular", "/activity");
  const [first, last] = monthOfCheckIns();
  const from = main(page).getByLabel("From");
  const to = main(page).getByLabel("To", { exact: true });
  for (const [field, day] of [
    [from, first],
    [to, last],
  ] as const) {
    const [year = "", month = "", date = ""] = day.split("-");
    await field.focus();
    await page.keyboard.type(month + date + year);
  }
  await expect(from).toHaveValue(first);
  await expect(to).toHaveValue(last);
  await main(page).getByRole("searchbox").fill("ＯＬＤ　WHÁRF");
  await expect(main(page).getByText("1 transaction found")).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(new RegExp(`from=${first}&to=${last}`));

  await main(page).getByRole("button", { name: "Export" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: /^CSV/ }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/-filtered\.csv$/);
  const lines = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain(`from=${first},to=${last}`);
  expect(lines[2]).toContain("Old Wharf Fruit Stall");
});
