import { expectAccessible } from "./support/accessible.ts";
import { expect, test, type Page } from "./support/test.ts";
import { confirmSpend, expectBalance, openWallet } from "./support/wallet.ts";

const news = (page: Page) => page.getByRole("status").filter({ hasText: /./ });
const opener = (page: Page, partner: string) =>
  page.getByRole("button", { name: `Exchange ${partner} points` });
const pending = (page: Page) => page.getByRole("region", { name: /Pending/ });

test("A new member sees how to obtain points, and exchanges points of a partner that credits later and of one that credits at once", async ({
  page,
}) => {
  await openWallet(page, "new");
  await expect(page.getByTestId("spendable")).toHaveText("0");
  await expect(page.getByRole("main")).toContainText("No points yet.");
  await page
    .getByRole("navigation", { name: "Main menu" })
    .getByRole("link", { name: "Activity", exact: true })
    .click();
  await expect(page.getByRole("main")).toContainText("No activity yet");
  await page.getByRole("link", { name: "Obtain points", exact: true }).click();

  await test.step("a partner that credits later: the points are pending, with their date", async () => {
    await expect(pending(page)).toContainText("No pending points");
    await opener(page, "Northgate Bank").click();
    await page.getByRole("textbox", { name: "Northgate Bank points to exchange" }).fill("54");
    await page.getByRole("button", { name: "Exchange", exact: true }).click();
    await confirmSpend(page, "Exchange now");
    await expect(pending(page).getByRole("listitem")).toHaveText(
      /Northgate Bankadded on .*10 points/,
    );
    await expectBalance(page, 0);
    await expect(opener(page, "Evergreen Insurance")).toHaveCount(0);
    await expect(page.getByRole("main")).toContainText("Not enough partner points for 1 point.");
  });

  await test.step("a partner that credits at once: the page shows before how many points it gives", async () => {
    await opener(page, "Amberbrook Bank").press("Enter");
    const amount = page.getByRole("textbox", { name: "Amberbrook Bank points to exchange" });
    const exchange = page.getByRole("button", { name: "Exchange", exact: true });
    await expect(amount).toBeFocused();
    await expect(exchange).toBeDisabled();
    await expect(exchange).toHaveAccessibleDescription("Enter an amount.");
    for (const [typed, message] of [
      ["abc", "Enter a number in digits"],
      ["1.5", "Enter a whole number"],
      ["12", "Enter a multiple of 5"],
      ["15,005", "You can get 3,000 more points"],
      ["90000", "You need 3,600 more partner points"],
    ] as const) {
      await amount.fill(typed);
      await expect(amount).toHaveAccessibleDescription(new RegExp(message));
      await expect(exchange).toBeDisabled();
    }
    await amount.fill(" ５００ ");
    await expect(exchange).toHaveAccessibleDescription(
      /You get 100 points, added at once \(expires/,
    );
    await amount.press("Enter");
    await expect(page.getByRole("dialog")).toContainText(
      /You get100 points.*Balance after100 points/,
    );
    await expectAccessible(page, "exchange to confirm");
    await confirmSpend(page, "Exchange now");
    await expect(news(page)).toContainText("100 points from Amberbrook Bank added.");
    await expect(page.getByRole("status").filter({ hasText: "added." })).toBeFocused();
    await expectBalance(page, 100);
    await expect(page.getByText("85,900")).toBeVisible();
    await opener(page, "Amberbrook Bank").click();
    await page.getByRole("button", { name: "Max: Amberbrook Bank" }).click();
    await expect(amount).toHaveValue("14500");
  });
});

test("Nothing on the exchange page moves while a member types an amount, on a narrow phone too", async ({
  page,
}) => {
  await openWallet(page, "new", "/obtain");
  for (const width of [320, 1_280]) {
    await page.setViewportSize({ width, height: 800 });
    await opener(page, "Northgate Bank").click();
    const amount = page.getByRole("textbox", { name: "Northgate Bank points to exchange" });
    const next = page.getByRole("heading", { name: "Riverside Bank" });
    const before = await next.boundingBox();
    for (const typed of ["54", "x", "1", "99999999", "26999", "27000"]) {
      await amount.fill(typed);
      expect(await next.boundingBox(), `${typed} at ${width} px`).toEqual(before);
    }
    await opener(page, "Northgate Bank").click();
  }
});

test("A member sees what partners give back, and own purchases by their state", async ({
  page,
}) => {
  await openWallet(page, "regular", "/obtain/rebates");
  await expect(page.getByRole("main")).toContainText("¥588.00 earns 1,176 points");
  const purchases = page.getByRole("region", { name: "My purchases" });
  const waiting = purchases.getByRole("region", { name: "Pending" });
  await expect(waiting.getByRole("listitem")).toHaveCount(2);
  await expect(purchases.getByRole("button")).toHaveCount(0);
  await waiting.getByRole("link", { name: "Attractions" }).click();
  await expect(page.getByRole("heading", { name: /Attractions/ })).toBeVisible();
});

test("A member does a task, claims its reward, and is told when it can be claimed again", async ({
  page,
}) => {
  await openWallet(page, "new", "/obtain/tasks");
  const tasks = (title: string) => page.getByRole("region", { name: title });
  const signIn = page.getByRole("button", { name: "Claim: Daily sign-in" });
  await expect(page.getByText("0 of 7 days in a row")).toBeVisible();
  await signIn.click();
  await expect(news(page)).toContainText("Daily sign-in done: 1 point added.");
  await expect(tasks("Claimed")).toContainText(/Daily sign-in.*Again from .*00:00 \(China Time\)/);
  await expect(page.getByText("1 of 7 days in a row")).toBeVisible();
  await page.getByRole("button", { name: "Claim: First sign-in" }).click();
  await expectBalance(page, 51);
  await expect(tasks("Claimed")).toContainText("Done. Once only.");

  await expect(tasks("To do")).toContainText("Add a bank card");
  await page.getByRole("link", { name: "Go: Pay a utility bill" }).click();
  await expect(page.getByRole("link", { name: /City Water/ })).toBeVisible();
});

test("A member tops up with a pasted card number, is told of typing errors, and is locked out after five refused cards", async ({
  page,
}) => {
  await openWallet(page, "new", "/obtain/top-up");
  const number = page.getByRole("textbox", { name: "Card number" });
  const password = page.getByRole("textbox", { name: "Password" });
  const topUp = page.getByRole("button", { name: "Top up", exact: true });
  await topUp.click();
  await expect(number).toBeFocused();
  await expect(number).toHaveAccessibleDescription("Enter the 16-digit card number.");
  await number.fill("6001000000000502");
  await expect(number).toHaveAccessibleDescription(/one digit looks wrong/);
  await number.fill("６００１-０００００００００５０１");
  await expect(number).toHaveValue("6001 0000 0000 0501");
  await expect(page.getByText("Card from Plumtree Shopping")).toBeVisible();
  await expect(number).toHaveAccessibleDescription("");
  await password.fill("SUMMER2");
  await topUp.click();
  await expect(password).toHaveAccessibleDescription(
    "The password has 8 characters; you entered 7.",
  );
  await password.fill("SUMMER26");
  await topUp.click();
  await expect(news(page)).toContainText("500 points added from the card.");
  await expectBalance(page, 500);
  await expect(number).toHaveValue("");

  await page.getByRole("button", { name: "Fill in the card for 100 points" }).click();
  await password.fill("WRONG123");
  for (let attempt = 1; attempt <= 4; attempt++) {
    await topUp.click();
    await expect(page.getByRole("alert")).toContainText("We couldn't use this card.");
    await password.fill(`WRONG12${attempt}`);
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
  await topUp.click();
  await expect(topUp).toBeDisabled();
  await expect(topUp).toHaveAccessibleDescription(/Too many failed tries.*again from/);
  await page.reload();
  await expect(topUp).toBeDisabled();
});
