import { expectScreensAccessible } from "./support/accessible.ts";
import { tabTo } from "./support/keyboard.ts";
import { expect, test, type Page } from "./support/test.ts";
import { callService, confirmSpend, openWallet, pointsText, readWallet } from "./support/wallet.ts";

const panel = (page: Page, name: string) => page.getByRole("region", { name });

/** Opens the plan of a wallet whose points all expire at the end of the next month. */
async function openPlanFor(page: Page, points: number) {
  await openWallet(page, "new");
  const today = new Date(Date.now() + 8 * 3_600_000);
  const obtained = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 35, 5));
  const { answer } = await callService(page, "POST", "/api/demo/statements", {
    headers: { "Content-Type": "text/csv" },
    body: `date,description,points\n${obtained.toISOString().slice(0, 10)},Bank,${points}`,
  });
  await callService(page, "POST", "/api/session", { body: { memberId: answer["memberId"] } });
  await page.goto("/best-use");
}

test("A member uses exactly the points that expire soon on a card bill, with the keyboard alone", async ({
  page,
}) => {
  await openWallet(page, "regular", "/best-use");
  await expectScreensAccessible(page, ["/best-use"]);
  const exact = panel(page, "Use what expires soon");
  await expect(exact).toContainText("Uses 1,174 of 1,174 expiring points");
  const pay = exact.getByRole("button", { name: /^Pay with 1,174 points: This month's bill/ });
  await tabTo(page, pay);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Points are on hold" })).toBeFocused();
  await page.goto("/best-use");
  await expect(page.getByRole("heading", { name: "No points expire soon" })).toBeVisible();
});

test("A member pays several bills and orders where one is too small, then donates the rest", async ({
  page,
}) => {
  await openPlanFor(page, 190_000);
  const exact = panel(page, "Use what expires soon");
  const orders = exact.getByRole("region", { name: "Pay these bills and orders" });
  await expect(orders).toContainText("Uses 190,000 of 190,000 expiring points");
  await expect(orders.getByRole("button")).toHaveText([
    "Pay with 186,055 points",
    "Pay with 3,945 points",
  ]);
  await orders.getByRole("button").first().click();
  await confirmSpend(page, "Pay now");
  await expect(page.getByRole("status").filter({ hasText: /^Paid/ })).toBeFocused();
  await expect(exact).toContainText("Uses 3,945 of 3,945 expiring points");
  await exact.getByRole("button", { name: /^Donate 3,945 points/ }).click();
  await confirmSpend(page, "Donate now");
  await expect(page.getByRole("heading", { name: /certificate/i }).first()).toBeVisible();
});

test("A member carries out a step of the plan with the keyboard alone, and the plan is made again", async ({
  page,
}) => {
  await openPlanFor(page, 1_450);
  const plan = panel(page, "Redeem gifts");
  await expect(plan).toContainText("Use 1,400 of 1,450 points");
  const steps = plan.getByRole("list", { name: "Steps" }).locator(":scope > li");
  await expect(steps.getByRole("heading")).toHaveText(["Cotton towel", "Delivery coupon"]);
  await expect(steps.nth(1)).toContainText(/From .*00:00 .*one redemption a day/);
  const strip = plan.getByRole("list", { name: /with those used/ });
  await expect(strip.getByRole("listitem")).toHaveText([/1,400 → 0/, /^Expired, .*50$/]);
  await expect(plan).toContainText("No product in stock fits the points left by then.");

  await tabTo(page, plan.getByRole("button", { name: "Redeem now: Cotton towel" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "Redeem now" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Cotton towel redeemed" })).toBeFocused();
  await expect(plan).toContainText("Use 500 of 550 points");
  await expect(steps.getByRole("heading")).toHaveText(["Delivery coupon"]);
  await expect(steps).toContainText("one redemption a day");
  await expect(plan.getByRole("button")).toHaveCount(0);
});

test("A member replaces a step of the plan by another product that saves as many points", async ({
  page,
}) => {
  await openWallet(page, "regular");
  await page.getByRole("main").getByRole("link", { name: "Use now" }).click();
  const plan = panel(page, "Redeem gifts");
  await expect(plan).toContainText("Use all 1,174 points before they expire");
  const step = plan.getByRole("list", { name: "Steps" });
  await expect(step).toContainText("Also uses 2,726 points that are not expiring soon");
  await step.getByLabel("Other products that use as much").selectOption("Power bank, 6,900 points");
  await expect(step).toContainText("Also uses 5,726 points that are not expiring soon");
  await step.getByRole("button", { name: "Redeem now: Power bank" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Redeem now" }).click();
  await expect(page.getByRole("heading", { name: "No points expire soon" })).toBeVisible();
});

test("A member moves through the days with the keyboard, and types a date", async ({ page }) => {
  await openWallet(page, "regular", "/best-use");
  const { spendable, expiring } = await readWallet(page);
  const [first = 0, second = 0] = expiring.map(({ points }) => points);
  const withValue = (points: number) =>
    `${points.toLocaleString("en")}¥${(points / 100).toFixed(2)}`;
  const future = panel(page, "If you do nothing");
  const slider = future.getByRole("slider");
  const left = future.getByRole("definition").first();
  const lost = future
    .getByRole("list", { name: /marked/ })
    .getByRole("listitem")
    .filter({ hasText: "Expired" });
  await expect(left).toHaveText(withValue(spendable - first - second));
  await expect(lost).toHaveText(new RegExp(`${(first + second).toLocaleString("en")}$`));
  await slider.press("Home");
  await expect(left).toHaveText(withValue(spendable));
  await expect(lost).toHaveCount(0);
  await future.getByRole("button", { name: "Next expiry date" }).click();
  await expect(left).toHaveText(withValue(spendable - first));
  await expect(future.getByRole("list", { name: "Expired by then" })).toHaveText(
    new RegExp(`${first} points¥${(first / 100).toFixed(2)}$`),
  );
  await slider.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`: ${pointsText(spendable)}$`));
  await slider.press("End");
  await expect(left).toHaveText("0¥0.00");

  const day = future.getByLabel("Day", { exact: true });
  await day.fill("2019-05-31");
  await expect(day).toHaveAccessibleDescription(/^Enter a date from/);
  await expect(left).toHaveText("0¥0.00");
  await future.getByText("Show as table").click();
  await expect(future.getByRole("row").nth(1)).toHaveText(`Now0${spendable.toLocaleString("en")}`);
  await expect(future.getByRole("row").last()).toHaveText(/0$/);
  await expect(future.locator(".recharts-area-curve")).toBeVisible();
});
