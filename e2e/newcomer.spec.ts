import { readFile } from "node:fs/promises";
import ICAL from "ical.js";
import { expect, test } from "./support/test.ts";
import {
  expectBalance,
  chinaTime,
  openWallet,
  pointsText,
  readBalance,
  readWallet,
  redeemByApi,
  redeemOnScreen,
  setClock,
  startOver,
} from "./support/wallet.ts";

test("A newcomer sees the balance, its value and all expiry dates, and downloads the dates as a calendar", async ({
  page,
}) => {
  await openWallet(page, "regular");
  await expect(page.getByTestId("spendable")).toHaveText("15,762");
  await expect(page.getByText("worth ¥157.62")).toBeVisible();
  const parts = page.getByRole("list", { name: "Your points by when they expire" });
  await expect(parts.getByRole("listitem")).toHaveText([
    /^Expire this month389worth ¥3.89(.* · (in \d+ days|tomorrow)$|.*:59:59)/,
    /^Expire next month785worth ¥7.85.* · in \d+ days$/,
    /^Expire later14,588worth ¥145.88From /,
  ]);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Add to calendar" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("points-expiry.ics");
  await expect(page.getByText(/^points-expiry.ics downloaded with/)).toBeVisible();
  const calendar = new ICAL.Component(
    ICAL.parse(await readFile(await file.path(), "utf8")) as unknown[],
  );
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  const { expiring } = await readWallet(page);
  expect(expiring.length).toBeGreaterThan(30);
  // The last hour in which the points can be spent.
  expect(events.map(({ startDate }) => startDate.toJSDate().getTime())).toEqual(
    expiring.map(({ expiresAt }) => Date.parse(expiresAt) - 3_600_000),
  );
  expect(events.map(({ endDate }) => endDate.toJSDate().getTime())).toEqual(
    expiring.map(({ expiresAt }) => Date.parse(expiresAt) - 1_000),
  );
  expect(events.slice(0, 2).map(({ summary }) => summary)).toEqual([
    "389 points worth ¥3.89 expire",
    "785 points worth ¥7.85 expire",
  ]);
  // A week and a day before. Alarms of the first may be past.
  expect(events.at(-1)?.component.getAllSubcomponents("valarm")).toHaveLength(2);
});

test("A member redeems with the points that expire first, and a second tab and a reload show it", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/redeem");
  const before = await readBalance(page);
  const left = before - 900;
  const second = await context.newPage();
  await second.goto("/");
  await expectBalance(second, before);
  await page.getByRole("button", { name: "Redeem Cotton towel" }).click();
  const dialog = page.getByRole("dialog", { name: "Redeem Cotton towel" });
  const paying = dialog.getByRole("table", { name: "Points used, earliest expiry first" });
  await expect(paying).toContainText("389 → 0");
  await expect(paying).toContainText("785 → 274");
  await expect(dialog).toContainText(pointsText(left));
  await dialog.getByRole("button", { name: "Redeem now" }).click();

  const news = page.getByRole("status").filter({ hasText: "Redeemed" });
  await expect(news).toContainText(`Cotton towel redeemed. ${pointsText(left)} left.`);
  await expect(news).toBeFocused();
  await expectBalance(page, left);
  await expectBalance(second, left);
  await expect(second.getByRole("link", { name: /Cotton towel.*−900/ })).toBeVisible();
  await second.close();

  await page.reload();
  await expectBalance(page, left);
  await page.getByRole("link", { name: "Activity" }).click();
  await page
    .getByRole("link", { name: /Cotton towel.*−900/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cotton towel");
  await expect(page.getByRole("table", { name: "Points used" })).toContainText("389 → 0");
  await page.reload();
  await expect(page.getByRole("table", { name: "Points used" })).toContainText("389 → 0");
});

test("A member is refused a second redemption on one day, and can redeem from midnight on, also in an open page", async ({
  page,
}) => {
  await openWallet(page, "regular", "/redeem");
  await setClock(page, chinaTime(1, "23:00:00.000"), false);
  await redeemOnScreen(page, "Delivery coupon");
  await expect(page.getByRole("status").filter({ hasText: "Redeemed" })).toBeVisible();
  const limit = page.getByText(/You've redeemed today. Next: .*, 00:00 \(China Time\)/);
  await expect(limit).toHaveCount(1);
  const { status, answer } = await redeemByApi(page, 1, "towel");
  expect(status).toBe(409);
  expect(answer).toMatchObject({
    code: "daily-limit-reached",
    nextRedemptionAt: new Date(chinaTime(2, "00:00:00.000")).toISOString(),
  });

  await setClock(page, chinaTime(1, "23:59:55.000"), false);
  await expect(limit).toBeVisible();
  await setClock(page, chinaTime(1, "23:59:56.000"));
  await expect(limit).toHaveCount(0);
  await setClock(page, chinaTime(2, "00:00:00.000"), false);
  await expect(page.getByRole("button", { name: "Redeem Cotton towel" })).toBeVisible();
  await expect(limit).toHaveCount(0);
});

test("A member can spend a lot until its last millisecond, and watches it expire", async ({
  page,
}) => {
  await openWallet(page, "guide");
  await setClock(page, "2019-05-31T23:59:59.999+08:00", false);
  await expect(page.getByTestId("spendable")).toHaveText("500");
  await expect(page.getByRole("main")).toContainText("31 May 2019, 23:59:59 (China Time)");
  await setClock(page, "2019-06-01T00:00:00.000+08:00", false);
  await expect(page.getByTestId("spendable")).toHaveText("0");
  await expect(page.getByText("You need 10 more.")).toBeVisible();
  await expect(
    page.getByRole("link", { name: /Expired points \(from: Exchange of bank points\).*−500/ }),
  ).toBeVisible();
  expect(await readWallet(page)).toMatchObject({ seq: 2, spendable: 0 });

  await startOver(page, "guide");
  await setClock(page, "2019-05-31T23:59:55+08:00", false);
  await expect(page.getByTestId("spendable")).toHaveText("500");
  await setClock(page, "2019-05-31T23:59:56+08:00");
  await expect(page.getByTestId("spendable")).toHaveText("0");
});

test("A member opens a screen by its address after signing in, and every screen has a title", async ({
  page,
}) => {
  await openWallet(page, "regular", "/activity?kind=refund");
  await expect(page).toHaveTitle("Activity · AliPoint points wallet");
  await expect(page.getByRole("link", { name: /Refund of the payment/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /sign-in/ })).toHaveCount(0);
  for (const [link, title] of [
    ["Redeem", "Redeem"],
    ["Import", "Import a statement"],
    ["Home", "Home"],
  ]) {
    await page
      .getByRole("navigation")
      .getByRole("link", { name: link ?? "" })
      .click();
    await expect(page).toHaveTitle(`${title} · AliPoint points wallet`);
  }
  await page.goBack();
  await expect(page).toHaveTitle("Import a statement · AliPoint points wallet");
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  await page.goto("/activity/regular-9999");
  await expect(page.getByText("We couldn't find that in your account.")).toBeVisible();
});
