import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/test.ts";
import { openWallet } from "./support/wallet.ts";

test("A member names an imported wallet, renames it, leaves it, and removes it after a confirmation", async ({
  page,
}) => {
  await openWallet(page, "regular", "/import");
  const buffer = Buffer.from("date,description,points\n2026-01-01,Bank,50\n");
  await page
    .getByLabel(/Choose a file/)
    .setInputFiles({ name: "mine.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Create the wallet" }).click();
  await page.getByLabel("Name of the wallet").fill("Savings");
  await page.getByRole("button", { name: "Open this wallet" }).click();
  await expect(page.getByRole("button", { name: /^Savings: account/ })).toBeVisible();

  await page.goto("/settings");
  const panel = page.getByRole("region", { name: "This imported wallet" });
  await panel.getByLabel("Name").fill(" ");
  await expect(panel.getByText("Enter a name.")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Save name" })).toBeDisabled();
  await panel.getByLabel("Name").fill("Travel");
  await panel.getByLabel("Name").press("Enter");
  await expect(page.getByRole("button", { name: /^Travel: account/ })).toBeVisible();
  await expectAccessible(page, "settings of an imported wallet");

  await panel.getByRole("button", { name: "Leave this wallet" }).click();
  await page.getByRole("button", { name: /^Travel/ }).click();
  await panel.getByRole("button", { name: "Remove…" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove Travel?" });
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await panel.getByRole("button", { name: "Remove…" }).click();
  await dialog.getByRole("button", { name: "Remove wallet" }).click();
  await expect(page.getByRole("button", { name: /^Lin/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Travel/ })).toHaveCount(0);
  await page.getByRole("button", { name: /^Lin/ }).click();
  await expect(panel).toHaveCount(0);
});
