import { expectAccessible, expectNoHorizontalScroll } from "./support/accessible.ts";
import { expect, test, type Page } from "./support/test.ts";
import { openWallet } from "./support/wallet.ts";

/** Records the notifications that the page shows, and whether it asks for permission. */
async function recordNotifications(page: Page) {
  const recorded: string[] = [];
  await page.exposeFunction("recordNotification", (what: string) => recorded.push(what));
  await page.addInitScript(() => {
    const { recordNotification } = window as unknown as {
      recordNotification: (what: string) => void;
    };
    window.Notification = class extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        recordNotification(title);
      }
      static override requestPermission() {
        recordNotification("asked");
        return super.requestPermission();
      }
    };
  });
  return recorded;
}

test.describe("with permission", () => {
  test.use({ permissions: ["notifications"] });

  test("A member is notified of each expiry once, in two tabs and after a reload", async ({
    page,
    context,
  }) => {
    const first = await recordNotifications(page);
    const other = await context.newPage();
    const second = await recordNotifications(other);
    await page.goto("/");
    await other.goto("/");
    await expect(page.getByRole("button", { name: /^Lin/ })).toBeVisible();
    expect(first).toEqual([]);
    await openWallet(page, "regular", "/settings");
    await expect(page.getByText(/^Notifications are on/)).toBeVisible();
    const points = () => [...first, ...second].filter((title) => title.startsWith("389 "));
    await expect.poll(points).toHaveLength(1);
    await page.reload();
    await expect(page.getByText(/^Notifications are on/)).toBeVisible();
    await expect(other.getByRole("link", { name: /^Balance/ })).toBeVisible();
    expect(points()).toHaveLength(1);
    expect([...first, ...second]).not.toContain("asked");
    await expectAccessible(page, "settings");
  });
});

test("A member is asked for permission by a click and never on load", async ({ page }) => {
  const recorded = await recordNotifications(page);
  // A browser without a window cannot ask: the member's answer is made up here.
  await page.addInitScript(() => {
    let permission: NotificationPermission = "default";
    Object.defineProperty(Notification, "permission", { get: () => permission });
    const ask = Notification.requestPermission.bind(Notification);
    Notification.requestPermission = async () => {
      await ask();
      return (permission = "denied");
    };
  });
  await openWallet(page, "regular");
  const notify = page.getByRole("button", { name: "Notify me" });
  await expect(notify).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoHorizontalScroll(page, "home");
  expect(recorded).toEqual([]);
  await notify.click();
  await expect(page.getByText(/^Notifications are blocked\./)).toBeVisible();
  expect(recorded).toEqual(["asked"]);
  await expectAccessible(page, "home");
});
