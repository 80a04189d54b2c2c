import { expect, test, type Page } from "@playwright/test";
import { tabTo } from "./support/keyboard.ts";
import { ask, openWallet } from "./support/wallet.ts";

const panel = (page: Page, name: string) => page.getByRole("region", { name });

/** Opens the plan of a wallet of so many points that all expire at the end of the next month. */
async function openPlanOf(page: Page, points: number) {
  await openWallet(page, "new");
  const today = new Date(Date.now() + 8 * 3_600_000);
  const obtained = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 35, 5));
  const { answer } = await ask(page, "POST", "/api/demo/statements", {
    headers: { "Content-Type": "text/csv" },
    body: `date,description,points\n${obtained.toISOString().slice(0, 10)},Bank,${points}`,
  });
  await ask(page, "POST", "/api/session", { body: { memberId: answer["memberId"] } });
  await page.goto("/best-use");
}

test("With the keyboard alone a member carries a plan out where it is shown, and it is made anew", async ({
  page,
}) => {
  await openPlanOf(page, 1_450);
  const plan = panel(page, "Save my points");
  await expect(plan).toContainText("Saves 1,400 of 1,450 points");
  const steps = plan.getByRole("list", { name: "Steps" }).locator(":scope > li");
  await expect(steps.getByRole("heading")).toHaveText(["Cotton towel", "Delivery coupon"]);
  await expect(steps.nth(1)).toContainText(/From .*00:00 .*one redemption a day/);
  const strip = plan.getByRole("list", { name: /which step uses it/ });
  await expect(strip.getByRole("listitem")).toHaveText([/900.*step 1/, /500.*step 2/, /50.*lost/]);
  await expect(plan).toContainText("No product in stock fits what is left by then.");
  await expect(plan.getByRole("link", { name: "Pay" })).toHaveAttribute("href", "/pay");

  await tabTo(page, plan.getByRole("button", { name: "Redeem now: Cotton towel" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "Confirm" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Redeemed Cotton towel" })).toBeFocused();
  await expect(plan).toContainText("Saves 500 of 550 points");
  await expect(steps.getByRole("heading")).toHaveText(["Delivery coupon"]);
  await expect(steps).toContainText("one redemption a day");
  await expect(plan.getByRole("button")).toHaveCount(0);
});

test("A member who minds what is redeemed chooses among what saves as much", async ({ page }) => {
  await openWallet(page, "regular");
  await page.getByRole("complementary").getByRole("link", { name: "Use them" }).click();
  const plan = panel(page, "Save my points");
  await expect(plan).toContainText("Saves all 1,174 points");
  const step = plan.getByRole("list", { name: "Steps" });
  await expect(step).toContainText("Also uses 2,726 points that are not expiring soon");
  await step
    .getByLabel("Or something else that saves as much")
    .selectOption("Power bank, 6,900 points");
  await expect(step).toContainText("Also uses 5,726 points that are not expiring soon");
  await step.getByRole("button", { name: "Redeem now: Power bank" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("heading", { name: "All your points are safe" })).toBeVisible();
});

test("A member slides through the days with the keyboard, and types one", async ({ page }) => {
  await openWallet(page, "regular", "/best-use");
  const later = panel(page, "If nothing is done");
  const slider = later.getByRole("slider");
  const left = later.getByRole("definition").first();
  const lost = later
    .getByRole("list", { name: /marked/ })
    .getByRole("listitem")
    .filter({ hasText: "lost at the end of" });
  await expect(left).toHaveText("14,588¥145.88");
  await expect(lost).toHaveCount(2);
  await slider.press("Home");
  await expect(left).toHaveText("15,762¥157.62");
  await expect(lost).toHaveCount(0);
  await later.getByRole("button", { name: "To the next date" }).click();
  await expect(left).toHaveText("15,373¥153.73");
  await expect(later.getByRole("list", { name: "Expired by then" })).toHaveText(
    /389 points¥3\.89$/,
  );
  await slider.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", /: 15,762 points$/);
  await slider.press("End");
  await expect(left).toHaveText("0¥0.00");

  const day = later.getByLabel("Day", { exact: true });
  await day.fill("2019-05-31");
  await expect(day).toHaveAccessibleDescription(/^A date from/);
  await expect(left).toHaveText("0¥0.00");
  await later.getByText("The same as a table").click();
  await expect(later.getByRole("row").nth(1)).toHaveText("Now015,762");
  await expect(later.getByRole("row").last()).toHaveText(/0$/);
  await expect(later.locator(".recharts-area-curve")).toBeVisible();
});
