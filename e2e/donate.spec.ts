import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { ask, balance, openWallet, readWallet, switchTo } from "./support/wallet.ts";

const amount = (page: Page) => page.getByLabel("Points to give", { exact: true });
const donate = (page: Page) => page.getByRole("button", { name: /^Donat/ });
const preview = (page: Page) => page.getByRole("region", { name: "What it will do" });

/** Opens Lin's wallet at an address, and tells how many points there are to give. */
async function openToGive(page: Page, address: string) {
  await openWallet(page, "regular", address);
  return (await readWallet(page)).spendable;
}

const points = (count: number) => `${count.toLocaleString("en")} points`;

/** How many pages of A4 what is shown takes on paper. */
async function pagesOnPaper(page: Page) {
  const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
  return paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
}

test("A member gives to a project, sees before what pays, and gets a certificate that prints on one page", async ({
  page,
}) => {
  const all = await openToGive(page, "/donate");
  await page.getByRole("link", { name: /^Donate.*Clean water/ }).click();
  await amount(page).fill("１，２００");
  await expect(preview(page)).toContainText(points(all - 1_200));
  await expect(preview(page)).toContainText("None of it expires this month or next.");
  await expect(donate(page)).toHaveAccessibleDescription(/final/);
  await donate(page).click();
  await expect(
    page.getByRole("heading", { name: "Thank you: 1,200 points for Clean water" }),
  ).toBeFocused();
  const certificate = page.getByRole("article", { name: "Certificate of donation" });
  for (const words of ["No. 000001", "1,200 points", "¥12.00", "no fiscal receipt"]) {
    await expect(certificate).toContainText(words);
  }
  await expect(certificate.getByText("Lin", { exact: true })).toBeVisible();
  await expect(balance(page)).toHaveText(points(all - 1_200));
  expect(await pagesOnPaper(page)).toBe(1);
  await expectAccessible(page, "certificate");

  await page.getByRole("link", { name: "See the entry" }).click();
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

test("With the keyboard alone a member gives all of it, unnamed, and is told that too few remain", async ({
  page,
}) => {
  const all = await openToGive(page, "/donate/library");
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
  const certificate = page.getByRole("article");
  await expect(certificate).toContainText("a member who wishes not to be named");
  await expect(certificate).not.toContainText("Lin");
  await expect(balance(page)).toHaveText("0 points");
});

test("What cannot be given is told in words: mistyped, used elsewhere meanwhile, nine points; and what is typed stays", async ({
  page,
}) => {
  const all = await openToGive(page, "/donate/elders");
  await expect(donate(page)).toBeDisabled();
  await expect(donate(page)).toHaveAccessibleDescription("First enter how many points to give.");
  for (const [typed, words] of [
    ["abc", "no number"],
    ["1e3", "no number"],
    ["0", "more than 0"],
    ["-1", "more than 0"],
    ["1.5", "whole numbers"],
    [String(all + 1), "1 point short"],
    ["", "Type a number"],
  ] as const) {
    await amount(page).fill(typed);
    await expect(amount(page)).toHaveAccessibleDescription(new RegExp(words));
    await expect(donate(page)).toBeDisabled();
  }
  await amount(page).fill(" 321 ");
  await page.getByText("Anonymous").click();
  await page.reload();
  await expect(donate(page)).toHaveText("Donate 321 points");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("radio", { name: "匿名" })).toBeChecked();
  await expect(page.getByRole("button", { name: "捐赠 321 积分" })).toBeEnabled();
  await page.getByRole("button", { name: "English" }).click();

  await amount(page).fill(String(all));
  // As another device would: this page hears nothing of it.
  await ask(page, "POST", "/api/donations", {
    headers: { "Idempotency-Key": "00000000-0000-4000-8000-000000000001" },
    body: { projectId: "saplings", points: 1_000, anonymous: false },
  });
  await donate(page).click();
  await expect(page.getByRole("alert")).toContainText("nothing was used");
  await expect(amount(page)).toHaveAccessibleDescription(/1,000 points short/);
  await page.goto("/donate/certificates/000009");
  await expect(page.getByText("There is no such certificate")).toBeVisible();

  await switchTo(page, "nine", "/donate/strays");
  await expect(donate(page)).toBeDisabled();
  await expect(donate(page)).toHaveAccessibleDescription(
    /at least 10 points. You are 1 point short/,
  );
});
