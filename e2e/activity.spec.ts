import { expect, test, type Page } from "./support/test.ts";
import { openWallet, redeemByApi } from "./support/wallet.ts";

const list = (page: Page) => page.getByRole("list", { name: "Activity" });
const row = (page: Page, number: number) => list(page).locator(`[aria-posinset="${number}"]`);
const main = (page: Page) => page.getByRole("main");
const month = (page: Page, name: string) => main(page).getByRole("heading", { name, exact: true });

/** The row at the middle of the window: its number, its text and its position. */
function rowInView(page: Page) {
  return page.evaluate(() => {
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    const found = middle?.closest("[aria-posinset]");
    return {
      number: Number(found?.getAttribute("aria-posinset")),
      text: found?.querySelector("a")?.textContent,
      top: Math.round(found?.getBoundingClientRect().top ?? Number.NaN),
    };
  });
}

/** The row at the middle of the window, when it has loaded and no longer moves. */
async function settledRow(page: Page) {
  let last = await rowInView(page);
  const isSettled = async () => {
    const before = last;
    last = await rowInView(page);
    return Boolean(last.text) && last.number === before.number && last.top === before.top;
  };
  await expect.poll(isSettled).toBe(true);
  return last;
}

/** Waits for the list, and reads how many transactions it is about: more than its rows, for check-ins are folded. */
async function readTransactions(page: Page) {
  await expect(row(page, 1)).toBeVisible();
  return Number.parseInt(
    await main(page)
      .getByText(/^\d+ transactions$/)
      .innerText(),
    10,
  );
}

/** Waits for the list, and reads how many rows it has. */
async function readCount(page: Page) {
  await expect(row(page, 1)).toBeVisible();
  return Number(await row(page, 1).getAttribute("aria-setsize"));
}

test("A member opens an entry far down the list, returns to the same row, reloads, and is told of a new entry", async ({
  page,
}) => {
  await openWallet(page, "regular", "/activity");
  const all = await readCount(page);
  const transactions = await readTransactions(page);
  await page.keyboard.press("End");
  await expect(row(page, all)).toBeInViewport();
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -9_000);
  await expect(row(page, all)).not.toBeAttached();
  const before = await settledRow(page);
  const opened = row(page, before.number).getByRole("link");
  const address = await opened.getAttribute("href");

  await opened.click();
  await expect(page).toHaveURL(String(address));
  await main(page).getByRole("link", { name: "Activity" }).click();
  await expect.poll(() => rowInView(page)).toEqual(before);
  await expect(opened).toBeFocused();
  await page.reload();
  await expect.poll(() => rowInView(page)).toEqual(before);

  await redeemByApi(page, 1);
  await page.reload();
  await expect(main(page).getByRole("button", { name: "1 new transaction" })).toBeVisible();
  expect(await rowInView(page)).toEqual(before);
  await main(page).getByRole("button", { name: "1 new transaction" }).click();
  await expect(row(page, 1)).toContainText("Delivery coupon");
  await expect(main(page).getByText(`${transactions + 1} transactions`)).toBeVisible();
});

/** Safari allows 100 changes of the address in 30 seconds. This allows 10 in 3 seconds. */
function limitAddressChanges() {
  const real = history.replaceState.bind(history);
  let times: number[] = [];
  history.replaceState = (...change) => {
    const now = performance.now();
    times = [...times.filter((time) => time > now - 3_000), now];
    if (times.length > 10) throw new DOMException("too many changes", "SecurityError");
    real(...change);
  };
}

test("A member goes to a day, filters, searches, and shares the result by its address", async ({
  page,
  context,
}) => {
  await page.addInitScript(limitAddressChanges);
  await openWallet(page, "regular", "/activity");
  const all = await readTransactions(page);
  await main(page).getByLabel("Go to").fill("2025-01-31");
  await expect(month(page, "January 2025")).toBeVisible();
  await main(page).getByLabel("Type").selectOption("Redemption");
  await expect(main(page).getByText("10 transactions found")).toBeVisible();
  await main(page).getByRole("searchbox").fill("COUPON");
  await expect(main(page).getByText("3 transactions found")).toBeVisible();
  await expect(main(page).getByText("−1,500")).toBeVisible();
  await expect(list(page).getByRole("link")).toHaveCount(3);

  await expect(page).toHaveURL("/activity?kind=redemption&q=COUPON");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(list(other).getByRole("link")).toHaveCount(3);
  await other.goto("/activity?at=2025-01-31");
  await expect(month(other, "January 2025")).toBeVisible();
  await expect(row(other, 1)).not.toBeAttached();
  await other.close();

  // More keys are pressed than address changes are allowed: the list follows every key, the address the last one.
  await main(page).getByRole("searchbox").pressSequentially(" no such words at all");
  await expect(main(page).getByText("No results")).toBeVisible();
  await expect(page).toHaveURL("/activity?kind=redemption&q=COUPON+no+such+words+at+all");
  const whole = main(page).getByText(/Full statement: .*print\?kind=redemption&q=COUPON.*all$/);
  await expect(whole).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(whole).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await main(page).getByRole("button", { name: "Clear filters" }).last().click();
  await expect(main(page).getByText(`${all} transactions`)).toBeVisible();
  await expect(page).toHaveURL("/activity");

  // The search is still there on return, even if an entry is opened before the address has changed.
  await main(page).getByRole("searchbox").fill("coupon");
  await list(page)
    .getByRole("link", { name: /coupon.*−500/i })
    .first()
    .click();
  await page.goBack();
  await expect(main(page).getByRole("searchbox")).toHaveValue("coupon");
});

test("The keyboard moves from row to row, and the focused row keeps the focus while the list scrolls", async ({
  page,
}) => {
  await openWallet(page, "regular", "/activity");
  const all = await readCount(page);
  await main(page).getByLabel("Go to").focus();
  const link = (number: number) => row(page, number).getByRole("link");
  // Tab passes the parts of the date field and its button.
  for (let presses = 0; presses < 6; presses++) {
    if (await link(1).evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(link(1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(link(2)).toBeFocused();
  await page.keyboard.press("End");
  await expect(link(all)).toBeFocused();
  await expect(link(all)).toBeInViewport();
  await page.keyboard.press("ArrowUp");
  await expect(link(all - 1)).toBeFocused();
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -40_000);
  await expect(link(1)).toBeVisible();
  await expect(link(all - 1)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(link(1)).toBeFocused();
  // The whole list is one tab stop.
  await page.keyboard.press("Tab");
  await expect(list(page).locator(":focus")).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  const address = String(await link(1).getAttribute("href"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(address);
});

test("A member switches the language, and the titles and the search follow", async ({ page }) => {
  await openWallet(page, "regular", "/activity");
  await main(page).getByRole("searchbox").fill("whispering bamboo");
  await expect(list(page).getByRole("link", { name: /Whispering Bamboo Garden/ })).toHaveCount(4);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(main(page).getByRole("link", { name: /听竹园/ })).toHaveCount(4);
  await main(page).getByRole("searchbox").fill("石桥水乡");
  await expect(main(page).getByRole("link", { name: /石桥水乡/ })).toHaveCount(3);
  await page.getByRole("button", { name: "English" }).click();
  await expect(main(page).getByRole("link", { name: /Stone Bridge Water Town/ })).toHaveCount(3);
});
