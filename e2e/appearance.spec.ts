import { expectAccessible, expectScreensAccessible } from "./support/accessible.ts";
import { tabTo } from "./support/keyboard.ts";
import { expect, test } from "./support/test.ts";

/** Every screen. Each group is a test. */
const screenGroups = [
  ["/", "/redeem", "/activity", "/activity/regular-417", "/donate", "/donate/strays", "/draw"],
  [
    "/obtain",
    "/obtain/rebates",
    "/obtain/tasks",
    "/obtain/top-up",
    "/import",
    "/nowhere",
    "/settings",
    "/rules",
    "/activity/print?kind=redemption",
  ],
];

for (const [locale, member, lotTitle] of [
  ["en", /^Lin/, "Daily sign-in"],
  ["zh-CN", /^小林/, "每日签到"],
] as const) {
  test.describe(`in ${locale}, light and dark`, () => {
    test.use({ locale, viewport: { width: 320, height: 700 } });

    for (const screens of screenGroups) {
      test(`${screens.join(", ")}: accessible, without horizontal scroll at 320 px`, async ({
        page,
      }) => {
        await page.goto("/");
        await page.getByRole("button", { name: member }).click();
        await expectScreensAccessible(page, screens);
      });
    }

    test("the sign-in screen and the redemption dialog: accessible, without horizontal scroll at 320 px", async ({
      page,
    }) => {
      await page.goto("/redeem");
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      const open = page.getByRole("button", { name: member });
      await expect(open).toBeVisible();
      await expectAccessible(page, "sign-in");
      await open.click();
      await page.getByRole("button", { name: /Cotton towel|纯棉毛巾/ }).click();
      await expect(page.getByRole("dialog")).toContainText(lotTitle);
      await expectAccessible(page, "dialog");
    });
  });
}

test("A member signs in, redeems, pays, donates and draws with the keyboard alone", async ({
  page,
}) => {
  await page.goto("/redeem");
  await page.getByRole("button", { name: /^Lin/ }).focus();
  await page.keyboard.press("Enter");
  const coupon = page.getByRole("button", { name: "Redeem Delivery coupon" });
  await expect(coupon).toBeVisible();
  const dialog = page.getByRole("dialog");
  await tabTo(page, coupon);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(coupon).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Redeem now" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Redeemed" })).toBeFocused();

  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto("/pay/regular-CG-1042");
  await tabTo(page, page.getByRole("button", { name: /^Pay with/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Pay now" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Paid Corner" })).toBeFocused();
  await page.goto("/donate/strays");
  await tabTo(page, page.getByLabel("Points to give", { exact: true }));
  await page.keyboard.type("100");
  await tabTo(page, page.getByRole("button", { name: "Donate 100 points" }));
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Donate now" }));
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("heading", { name: /^Thank you for giving 100 points/ }),
  ).toBeFocused();
  await page.goto("/draw");
  await tabTo(page, page.getByRole("button", { name: /^Draw for/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Draw now" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Draw no. 1:" })).toBeFocused();
});
