import { expectAccessible } from "./support/accessible.ts";
import { expect, test, type Page } from "./support/test.ts";
import {
  callPartner,
  callService,
  chinaTime,
  keyOf,
  openWallet,
  setClock,
} from "./support/wallet.ts";

/** Pays an order of ¥31.40 with points alone. Returns the address of its entry. */
async function payOrder(page: Page) {
  await openWallet(page, "regular");
  const { answer } = await callService(page, "POST", "/api/payments", {
    headers: { "Idempotency-Key": keyOf(1) },
    body: { orderId: "regular-W-77", points: 3_140 },
  });
  const payment = (answer["entries"] as { id: string; kind: string }[]).at(-1);
  return `/activity/${payment?.id}`;
}

async function refund(page: Page, address: string, fen: number) {
  const id = address.slice(address.lastIndexOf("/") + 1);
  await callPartner(page, "water", `payments/${id}/refunds`, { body: { fen }, key: 2 });
}

const panel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("A member reads on a receipt what was paid, from which months, and what came back", async ({
  page,
}) => {
  const address = await payOrder(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "City Water" })).toBeVisible();
  await expect(page.getByText("W-77", { exact: true })).toBeVisible();
  await expect(page.getByText("3,140 points (¥31.40)")).toBeVisible();
  const used = panel(page, "Points used");
  await expect(used.getByRole("row").nth(1)).toContainText("389 → 0");
  await expect(used.getByRole("link").first()).toBeHidden();
  await used.getByText(/Where (it|they) came from/).click();
  await expect(used.getByRole("link").first()).toBeVisible();
  await expectAccessible(page, "receipt");

  await setClock(page, chinaTime(31, "12:00:00"));
  await refund(page, address, 3_140);
  await page.goto(address);
  const status = panel(page, "Status");
  await expect(status).toContainText("Points returned2,751 points");
  await expect(status).toContainText("Cash refund¥0.00");
  await expect(status).toContainText("Expired, not returned389 points");
  await expectAccessible(page, "refunded receipt");
});

test("A member follows the links between a spend, its lots and its refund", async ({ page }) => {
  const address = await payOrder(page);
  await refund(page, address, 1_000);
  await page.goto(address);
  const used = panel(page, "Points used");
  await used.getByText(/Where (it|they) came from/).click();
  await used.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Points added" })).toBeVisible();
  await page.getByRole("link", { name: /City Water/ }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await panel(page, "Status").getByRole("link", { name: "Refund" }).click();
  await expect(page.getByText("The returned points are valid for three years")).toBeVisible();
  await page.getByRole("link", { name: /^No\. / }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
});
