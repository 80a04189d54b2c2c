import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { callService, chinaTime, keyOf, openWallet, setClock } from "./support/wallet.ts";

/** Pays an order of ¥31.40 with points alone, and opens its entry. Returns the address. */
async function openPayment(page: Page) {
  await openWallet(page, "regular");
  const { answer } = await callService(page, "POST", "/api/payments", {
    headers: { "Idempotency-Key": keyOf(1) },
    body: { merchantId: "water", orderId: "W-77", totalFen: 3_140, points: 3_140 },
  });
  const payment = (answer["entries"] as { id: string; kind: string }[]).at(-1);
  await page.goto(`/activity/${payment?.id}`);
  await expect(page.getByRole("heading", { name: "City Water" })).toBeVisible();
  return `/activity/${payment?.id}`;
}

/** The segments of the balance just before the open entry. */
const balanceAtEntry = (page: Page) =>
  page.getByRole("list", { name: /just before/ }).getByRole("listitem");
const amount = (page: Page) => page.getByLabel("Refund amount, in yuan");
const confirm = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Refund" });

test("A member refunds a part, is told why an amount is refused, and sees before which points expire later", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openPayment(page);
  await expect(balanceAtEntry(page).first()).toContainText("389 used");
  await page.getByRole("button", { name: "Refund" }).click();
  await expect(amount(page)).toHaveValue("31.40");
  await expectAccessible(page, "refund");
  await page.setViewportSize({ width: 1280, height: 720 });

  for (const [typed, message] of [
    ["31.41", "up to ¥31.40"],
    ["ten", "number in digits"],
    ["0", "more than 0"],
    ["-1", "more than 0"],
    ["1.005", "two decimal places"],
    ["", "Enter a number"],
  ] as const) {
    await amount(page).fill(typed);
    await expect(amount(page)).toHaveAccessibleDescription(new RegExp(message));
    await expect(confirm(page)).toBeDisabled();
    await expect(confirm(page)).toHaveAccessibleDescription(new RegExp(message));
  }

  await amount(page).fill("１０．００");
  const preview = page.getByRole("region", { name: "Refund summary" });
  await expect(preview).toContainText("1,000 points");
  await expect(preview).toContainText("valid for three years");
  await confirm(page).click();
  const done = page.getByRole("status").filter({ hasText: "1,000 points returned" });
  await expect(done).toBeFocused();
  await expect(page.getByText("Refund requested so far: ¥10.00 of ¥31.40.")).toBeVisible();
});

test("A member sees before a refund which expired lots do not come back", async ({ page }) => {
  const address = await openPayment(page);
  await setClock(page, chinaTime(31, "12:00:00"));
  await page.goto(address);
  await page.getByRole("button", { name: "Refund" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Not returned, as already expired");
  await confirm(page).click();
  const done = page.getByRole("status").filter({ hasText: "returned" });
  await done.getByRole("link", { name: "View details" }).click();
  await expect(page.getByRole("heading", { name: "Points not returned" })).toBeVisible();
  await expect(balanceAtEntry(page).first()).toContainText(/389 points lost at the end of/);
  await expect(balanceAtEntry(page).last()).toContainText(/points new, expires end of/);
});

test("A member follows the links between a spend, its lots and its refund", async ({ page }) => {
  const address = await openPayment(page);
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Points added" })).toBeVisible();
  await page.getByRole("link", { name: /City Water/ }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await page.getByRole("button", { name: "Refund" }).click();
  await confirm(page).click();
  await page.getByRole("status").getByRole("link", { name: "View details" }).click();
  await page.getByRole("link", { name: /^No. / }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(page.getByText("Nothing left to refund.")).toBeVisible();
});
