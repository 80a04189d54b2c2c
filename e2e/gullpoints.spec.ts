import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "./support/accessible.ts";
import { serve } from "./support/site.ts";
import { expect, test, type Page } from "./support/test.ts";
import { confirmSpend } from "./support/wallet.ts";

// Not the zone of the programme, nor that of the first one.
test.use({ timezoneId: "America/New_York" });

const menu = (page: Page) => page.getByRole("navigation", { name: "Main menu" });
const news = (page: Page, text: RegExp) => page.getByRole("status").filter({ hasText: text });

/** The programmes that the scripts of a build contain, by a word of each. */
function programmesIn(dir: string): string[] {
  const names = readdirSync(join(dir, "assets")).filter((name) => name.endsWith(".js"));
  const scripts = names.map((name) => readFileSync(join(dir, "assets", name), "utf8"));
  return ["AliPoint", "Gullpoints"].filter((word) => scripts.some((text) => text.includes(word)));
}

test("A member of another programme, in euros and Berlin, pays, redeems, donates and checks in", async ({
  page,
}, testInfo) => {
  const dir = testInfo.outputPath("gullpoints");
  execFileSync("npx", ["vite", "build", "--outDir", dir, "--logLevel", "error"], {
    env: { ...process.env, VITE_PROGRAMME: "gullpoints" },
    stdio: "pipe",
  });
  expect(programmesIn(dir)).toEqual(["Gullpoints"]);
  expect(programmesIn("dist")).toEqual(["AliPoint"]);
  const site = await serve(dir);

  await test.step("Home has the programme's name, currency, zone and features", async () => {
    await page.goto(site.address);
    await page.getByRole("button", { name: /^Ada/ }).click();
    await expect(page).toHaveTitle("Home · Gullpoints points wallet");
    await expect(page.getByRole("main")).toContainText(/worth €\d/);
    await expect(menu(page).getByRole("link", { name: "Lucky draw" })).toHaveCount(0);
    await expect(page.getByRole("main")).not.toContainText(/[¥元]/);
    await page.getByRole("button", { name: "Check in" }).click();
    await expect(page.getByRole("button", { name: "Check in" })).toHaveCount(0);
    await expectAccessible(page, "home of another programme");
  });

  await test.step("a bill is paid in part, and given up", async () => {
    await menu(page).getByRole("link", { name: "Pay" }).click();
    await page.getByRole("link", { name: /Lantern Café/ }).click();
    await page.getByLabel("Points to use", { exact: true }).fill("640");
    await expect(page.getByText("Left to pay").locator("..")).toContainText("€20.00");
    await page.getByRole("button", { name: /^Pay with/ }).click();
    await expect(news(page, /Points are on hold/)).toBeFocused();
    await page.getByRole("button", { name: /^Cancel/ }).click();
    await expect(page.getByRole("button", { name: /^Pay with/ })).toBeVisible();
  });

  await test.step("an order is paid in points alone", async () => {
    await page.goto(`${site.address}/pay/regular-SF-8815`);
    await page.getByRole("button", { name: "Pay with 1,150 points" }).click();
    await confirmSpend(page, "Pay now");
    await expect(news(page, /^Paid Sound Ferries/)).toBeFocused();
  });

  await test.step("two products are redeemed on one day, each of them once", async () => {
    await menu(page).getByRole("link", { name: "Redeem" }).click();
    await expect(page.getByText(/each product once a day/i)).toBeVisible();
    for (const title of ["Harbour postcard", "Pot of tea"]) {
      await page.getByRole("button", { name: `Redeem ${title}` }).click();
      await confirmSpend(page, "Redeem now");
      await expect(news(page, new RegExp(`${title} redeemed`))).toBeFocused();
    }
    await page.getByRole("button", { name: /Harbour postcard/ }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(/Next: .*00:00 \(CES?T\)/);
    await expect(dialog.getByRole("button", { name: "Redeem now" })).toHaveCount(0);
    await page.keyboard.press("Escape");
  });

  await test.step("points are donated, and the activity has everything, in Chinese too", async () => {
    await page.goto(`${site.address}/donate/seabirds`);
    await page.getByLabel("Points to give", { exact: true }).fill("1");
    await page.getByRole("button", { name: "Donate 1 point" }).click();
    await confirmSpend(page, "Donate now");
    await expect(page.getByRole("article", { name: "Certificate of donation" })).toContainText(
      "€0.01",
    );
    await menu(page).getByRole("link", { name: "Activity" }).click();
    await page.getByRole("button", { name: "中文" }).click();
    const main = page.getByRole("main");
    for (const title of ["海鸟安居", "一壶茶", "港口明信片", "海峡渡船"]) {
      await expect(main).toContainText(title);
    }
    await expect(page).toHaveTitle(/海鸥积分/);
    await page.reload();
    await expect(main).toContainText("港口明信片");
  });
  site.close();
});
