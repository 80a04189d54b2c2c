import { expectAccessible } from "./support/accessible.ts";
import { tabTo } from "./support/keyboard.ts";
import { expect, test, type Page } from "./support/test.ts";
import {
  callService,
  confirmSpend,
  expectBalance,
  keyOf,
  openWallet,
  pointsText,
  readBalance,
  switchMember,
} from "./support/wallet.ts";

const amount = (page: Page) => page.getByLabel("Points to give", { exact: true });
const donate = (page: Page) =>
  page.getByRole("button", { name: /^Donat(e \d.* points|e points|ing…)$/ });
const preview = (page: Page) => page.getByRole("region", { name: "Summary" });

/** Opens Lin's wallet at an address, and reads the balance. */
async function openToDonate(page: Page, address: string) {
  await openWallet(page, "regular", address);
  return readBalance(page);
}

/** Counts the A4 pages that the current screen takes when it is printed. */
async function countPrintedPages(page: Page) {
  const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
  return paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
}

test("A member sees which points pay a donation, donates, and gets a certificate that prints on one page", async ({
  page,
}) => {
  const all = await openToDonate(page, "/donate");
  await page.getByRole("link", { name: /^Other amount.*Clean water/ }).click();
  await amount(page).fill("１，２００");
  await expect(preview(page)).toContainText(pointsText(all - 1_200));
  await expect(preview(page)).toContainText("None of these expire soon.");
  await expect(donate(page)).toHaveAccessibleDescription(/final/);
  await donate(page).click();
  const dialog = page.getByRole("dialog", { name: "Donate 1,200 points" });
  for (const words of ["Clean water", pointsText(all - 1_200), "final"]) {
    await expect(dialog).toContainText(words);
  }
  await expectAccessible(page, "donation to confirm");
  await confirmSpend(page, "Donate now");
  await expect(
    page.getByRole("heading", { name: "Thank you for giving 1,200 points to Clean water" }),
  ).toBeFocused();
  const certificate = page.getByRole("article", { name: "Certificate of donation" });
  for (const words of ["No. 000001", "1,200 points", "¥12.00", "not a tax receipt"]) {
    await expect(certificate).toContainText(words);
  }
  await expect(certificate.getByText("Lin", { exact: true })).toBeVisible();
  await expectBalance(page, all - 1_200);
  expect(await countPrintedPages(page)).toBe(1);
  await expectAccessible(page, "certificate");

  await page.getByRole("link", { name: "View details" }).click();
  await expect(page.getByRole("heading", { name: "Clean water" })).toBeVisible();
  await page.getByRole("link", { name: "See the certificate" }).click();
  await expect(certificate).toContainText("No. 000001");
  await page.getByRole("link", { name: "Donate" }).last().click();
  await expect(page.getByRole("meter", { name: /^Clean water/ })).toHaveAttribute(
    "aria-valuetext",
    "1,021,250 of 3,000,000 points",
  );
  await expect(page.getByRole("link", { name: /No. 000001/ })).toBeVisible();
});

test("A member donates all points anonymously with the keyboard alone, and is told that too few remain", async ({
  page,
}) => {
  const all = await openToDonate(page, "/donate/library");
  await amount(page).focus();
  for (const _ of ["10", "100", "500", "all"]) await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: /^All / })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(amount(page)).toHaveValue(String(all));
  await expect(preview(page)).toContainText("fewer than 10 points");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Anonymous" })).toBeChecked();
  await amount(page).focus();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Donate now" }));
  await page.keyboard.press("Enter");
  const certificate = page.getByRole("article");
  await expect(certificate).toContainText("an anonymous member");
  await expect(certificate).not.toContainText("Lin");
  await expectBalance(page, 0);
});

test("A member is told why an amount cannot be donated, and what was typed stays", async ({
  page,
}) => {
  const all = await openToDonate(page, "/donate/elders");
  await expect(amount(page)).toHaveValue("1174");
  await expect(donate(page)).toBeEnabled();
  for (const [typed, message] of [
    ["abc", "number in digits"],
    ["1e3", "number in digits"],
    ["0", "more than 0"],
    ["-1", "more than 0"],
    ["1.5", "whole number"],
    [String(all + 1), "You need 1 more point."],
    ["", "Enter a number"],
  ] as const) {
    await amount(page).fill(typed);
    await expect(amount(page)).toHaveAccessibleDescription(new RegExp(message));
    await expect(donate(page)).toBeDisabled();
  }
  await expect(donate(page)).toHaveAccessibleDescription("Enter how many points to give.");
  await amount(page).fill(" 321 ");
  await page.getByText("Anonymous").click();
  await page.reload();
  await expect(donate(page)).toHaveText("Donate 321 points");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("radio", { name: "匿名" })).toBeChecked();
  await expect(page.getByRole("button", { name: "捐赠 321 积分" })).toBeEnabled();
  await page.getByRole("button", { name: "English" }).click();

  await amount(page).fill(String(all));
  // As from another device: no message tells this page.
  await callService(page, "POST", "/api/donations", {
    headers: { "Idempotency-Key": keyOf(1) },
    body: { projectId: "saplings", points: 1_000, anonymous: false },
  });
  await donate(page).click();
  await confirmSpend(page, "Donate now");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("alert")).toContainText("nothing was done");
  await expect(dialog).toContainText("You need 1,000 more points");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(amount(page)).toHaveAccessibleDescription(/You need 1,000 more points/);
  await page.goto("/donate/certificates/000009");
  await expect(page.getByText("We couldn't find this certificate")).toBeVisible();

  await switchMember(page, "nine", "/donate/strays");
  await expect(donate(page)).toBeDisabled();
  await expect(donate(page)).toHaveAccessibleDescription(/from 10 points. You need 1 more/);
});
