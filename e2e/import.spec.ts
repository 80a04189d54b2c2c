import { expectAccessible, expectNoHorizontalScroll } from "./support/accessible.ts";
import { expect, test } from "./support/test.ts";
import { balance, expectBalance, openWallet, readBalance, readWallet } from "./support/wallet.ts";

test("A member imports a file that is refused, one with an invalid row, and a valid one, which opens as a wallet", async ({
  page,
}) => {
  await openWallet(page, "regular", "/import");
  const before = await readBalance(page);
  const choose = page.getByLabel(/Choose a file/);
  const applied = (count: number) =>
    page.getByRole("status").filter({ hasText: `${count} rows imported` });

  const create = () => page.getByRole("button", { name: "Create the wallet" }).click();

  await test.step("a refused file is answered with its line, and the wallet does not change", async () => {
    const csv = `date,description,points\n2026-01-01,Bank,5\n2026-01-02,"Bank,5\n`;
    await choose.setInputFiles({
      name: "mine.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv),
    });
    await expect(page.getByRole("alert")).toContainText("Line 3");
    await choose.setInputFiles({
      name: "a.png",
      mimeType: "image/png",
      buffer: Buffer.from([137, 80, 255]),
    });
    await expect(page.getByRole("alert")).toContainText("UTF-8");
    await expectBalance(page, before);
  });

  await test.step("an invalid row has no effect on the wallet", async () => {
    const rows = Array.from(
      { length: 300 },
      (_, n) => `2026-01-01,Row ${n + 2},${n === 215 ? "one" : 1}`,
    );
    const buffer = Buffer.from(["date,description,points", ...rows].join("\n"));
    await choose.setInputFiles({ name: "mine.csv", mimeType: "text/csv", buffer });
    await expect(page.getByText("299 rows fit. 1 row needs a look.")).toBeVisible();
    await expect(page.getByRole("table", { name: "First rows" })).toContainText("Row 2");
    await expectAccessible(page, "the preview");
    await create();
    await expect(applied(299)).toBeVisible();
    const row = page.getByRole("table").getByRole("row").nth(1);
    await expect(row).toContainText("217");
    await expect(row).toContainText("We can't read the points");
    await page.getByRole("button", { name: "Open this wallet" }).click();
    await expect(balance(page)).toHaveText("299 points");
  });

  await page.getByRole("link", { name: "Import", exact: true }).click();
  await choose.setInputFiles("src/demo/statements/regular.csv");
  await create();
  await expect(applied(417)).toBeVisible();
  await expect(page.getByText("No problems found.")).toBeVisible();
  await page.getByRole("button", { name: "Open this wallet" }).click();
  await expect(page).toHaveURL("/");
  // Points of the file expire month by month, so its balance depends on the day of the test.
  const { seq, spendable } = await readWallet(page);
  expect(seq).toBeGreaterThanOrEqual(417);
  await expectBalance(page, spendable);
  await page.reload();
  await expectBalance(page, spendable);
});

test("A member imports a statement with markup and extreme text, which is shown as text and never run", async ({
  page,
}) => {
  await openWallet(page, "new", "/import");
  const titles = [
    `<img src=x onerror="document.title='ran'">`,
    "长".repeat(10_000),
    "W".repeat(10_000),
    "\u202Eمكافأة 123 (abc)",
    "Z\u0351\u036B\u0343".repeat(60),
    "\u200B",
    "👩‍👩‍👧‍👦".repeat(60),
  ];
  const rows = titles.map((title) => `2026-01-01,"${title.replaceAll('"', '""')}",50`);
  const csv = ["date,description,points", ...rows].join("\n");
  await page.setViewportSize({ width: 320, height: 700 });
  await page
    .getByLabel(/Choose a file/)
    .setInputFiles({ name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expectNoHorizontalScroll(page, "the preview");
  await page.getByRole("button", { name: "Create the wallet" }).click();
  await page.getByRole("button", { name: "Open this wallet" }).click();
  await expect(balance(page)).toHaveText("350 points");
  for (const address of ["/activity/print", "/donate/strays", "/activity"]) {
    await page.goto(address);
    if (address === "/donate/strays") {
      await page.getByRole("button", { name: /^All/ }).click();
      await page.getByText(/^Where (it|they) came from/).click();
    }
    await expect(page.getByText("<img src=x onerror=").first()).toBeVisible();
    await expectNoHorizontalScroll(page, address);
  }
  await page.getByRole("main").getByRole("link", { name: /^W/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "W".repeat(10_000) })).toBeVisible();
  await expect(page.getByText("Earned", { exact: true })).toBeInViewport();
  await expectNoHorizontalScroll(page, "an entry");
  await page.getByRole("link", { name: "Home" }).click();
  await page
    .getByRole("list", { name: "Your points by when they expire" })
    .getByRole("button", { disabled: false })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toContainText("<img src=x onerror=");
  await expectNoHorizontalScroll(page, "the lots");
  await expect(page).toHaveTitle("Home · AliPoint points wallet");
});

test("A member says which columns hold the date and the points, and how dates are written", async ({
  page,
}) => {
  await openWallet(page, "new", "/import");
  const csv = "When;Where;What;Sum\n1/2/2026;Bank;Gift;100\n3/2/2026;Shop;Tea;-20\n";
  await page
    .getByLabel(/Choose a file/)
    .setInputFiles({ name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  const create = page.getByRole("button", { name: "Create the wallet" });
  await expect(create).toBeDisabled();
  await page.getByLabel("1. When").selectOption("Date");
  await page.getByLabel("3. What").selectOption("Description");
  await page.getByLabel("4. Sum").selectOption("Points, with a minus for spent");
  await expect(create).toBeDisabled();
  await page.getByLabel("1/2/2026 means").selectOption("2 January 2026");
  await expect(page.getByText("2 rows fit.")).toBeVisible();
  await expect(page.getByRole("row", { name: /2 Mar 2026.*Tea/ })).toBeVisible();
  await create.click();
  await page.getByRole("button", { name: "Open this wallet" }).click();
  await expect(balance(page)).toHaveText("80 points");
});
