import { expectAccessible } from "./support/accessible.ts";
import { expect, test, type Page } from "./support/test.ts";
import { openWallet } from "./support/wallet.ts";

test.use({ viewport: { width: 390, height: 844 } });

const banner = (page: Page) => page.getByRole("complementary", { name: /expire soon/ });

test("A member sees what expires soon in one line, and not while paying or choosing the best use", async ({
  page,
}) => {
  await openWallet(page, "regular", "/redeem");
  await expect(banner(page)).toContainText("1,174 points expire soon");
  expect((await banner(page).boundingBox())?.height).toBeLessThan(50);
  for (const address of ["/", "/pay", "/best-use"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    await expect(banner(page)).toHaveCount(0);
  }
  await page.goto("/donate");
  await banner(page).getByRole("link", { name: "Use now" }).click();
  await expect(page).toHaveURL("/best-use");
});

test("A member opens Activity from the tab bar with one click", async ({ page }) => {
  await openWallet(page, "regular");
  await page
    .getByRole("navigation", { name: "Main menu" })
    .getByRole("link", { name: "Activity" })
    .click();
  await expect(page).toHaveURL("/activity");
});

test("A member finds the button and the odds of a draw before its proof", async ({ page }) => {
  await openWallet(page, "regular", "/draw");
  const button = page.getByRole("button", { name: "Draw for 20 points" });
  await expect(button).toBeInViewport();
  await expect(page.getByText(/% of draws win a prize/)).toBeInViewport();
  await expect(page.getByLabel("Your seed")).toBeHidden();
  await page.getByText("How we keep it fair").press("Enter");
  await expect(page.getByLabel("Your seed")).toBeVisible();
  await expectAccessible(page, "draw with its proof");
});

test("A member opens the account menu, and it does not cover the header", async ({ page }) => {
  await openWallet(page, "regular");
  const header = page.getByRole("banner");
  const menu = page.locator("#account");
  for (const scrolled of [0, 600]) {
    await page.evaluate((top) => window.scrollTo(0, top), scrolled);
    await header.getByRole("button", { name: /account and display/ }).click();
    const [above, below] = [await header.boundingBox(), await menu.boundingBox()];
    expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
    await page.keyboard.press("Escape");
    await expect(menu).toBeHidden();
  }
});

for (const width of [390, 1440]) {
  test(`A visitor changes the clock ${width} px wide and sees the balance that the controls change`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await openWallet(page, "regular");
    await page.getByRole("button", { name: "Demo controls" }).click();
    const panel = page.getByRole("dialog", { name: "Demo controls" });
    await expect(panel).toBeVisible();
    const [controls, shown] = [
      await panel.boundingBox(),
      await page.getByTestId("spendable").boundingBox(),
    ];
    if (width < 1280) expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThan(controls?.y ?? 0);
    else
      expect(
        await page
          .getByRole("main")
          .boundingBox()
          .then((box) => (box?.x ?? 0) + (box?.width ?? 0)),
      ).toBeLessThanOrEqual(controls?.x ?? 0);
    await panel.getByRole("button", { name: "To the next expiry" }).click();
    await expect(page.getByTestId("spendable")).toHaveText("15,373");
  });
}

test("A visitor closes the demo controls with Back on a phone, and stays on the page", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openWallet(page, "regular");
  await page
    .getByRole("navigation", { name: "Main menu" })
    .getByRole("link", { name: "Redeem" })
    .click();
  const opener = page.getByRole("button", { name: "Demo controls" });
  const panel = page.getByRole("dialog", { name: "Demo controls" });
  await opener.click();
  await expect(panel).toBeVisible();
  await page.goBack();
  await expect(panel).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expect(page).toHaveURL("/redeem");

  await opener.click();
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL("/");
});
