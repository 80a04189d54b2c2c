import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/test.ts";
import { callPartner, openWallet, setClock } from "./support/wallet.ts";

test("A member whose points have expired is told in the messages, and has them read in every tab", async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openWallet(page, "guide");
  const bell = page.getByRole("link", { name: /^Messages/ });
  await expect(bell).toHaveAccessibleName("Messages");
  await setClock(page, "2019-06-01T00:00+08:00");
  await expect(bell).toHaveAccessibleName("Messages, 1 unread");
  const other = await context.newPage();
  await other.goto("/settings");
  const otherBell = other.getByRole("link", { name: /^Messages/ });
  await expect(otherBell).toHaveAccessibleName("Messages, 1 unread");

  await bell.click();
  const message = page
    .getByRole("list", { name: "Messages" })
    .getByRole("link", { name: /points expired/ });
  await expect(message).toContainText("New");
  await expectAccessible(page, "messages");
  await expect(bell).toHaveAccessibleName("Messages");
  await expect(otherBell).toHaveAccessibleName("Messages");
  await message.click();
  await expect(page).toHaveURL(/\/activity\/guide-\d+$/);
});

test("A member with an open page is told of a shop's refund", async ({ page }) => {
  await openWallet(page, "regular", "/messages");
  const bell = page.getByRole("link", { name: /^Messages/ });
  await expect(bell).toHaveAccessibleName("Messages");
  await page.getByRole("link", { name: "Pay", exact: true }).first().click();
  await page.goto("/pay/regular-CG-1042");
  await page.getByRole("button", { name: "Pay with 4,680 points" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Pay now" }).click();
  const receipt = page.getByRole("status").getByRole("link", { name: "View details" });
  const id = ((await receipt.getAttribute("href")) ?? "").split("/").at(-1);
  await callPartner(page, "corner", `payments/${id}/refunds`, { body: { fen: 4_680 }, key: 1 });
  await expect(bell).toHaveAccessibleName("Messages, 1 unread");
  await bell.click();
  await expect(page.getByRole("list", { name: "Messages" })).toContainText(
    "Refund: 4,680 points returned",
  );
});
