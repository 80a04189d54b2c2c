import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Of WCAG 2.2 A and AA, what axe leaves out unless it is asked for. */
const also = { "target-size": { enabled: true }, "label-content-name-mismatch": { enabled: true } };

/**
 * Nothing on the page is in anybody's way, and nothing of it scrolls sideways. All of axe's rules in one theme; in
 * the other those about colours alone, since nothing else is different there.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const [colorScheme, axe] of [
    ["light", new AxeBuilder({ page }).options({ rules: also })],
    ["dark", new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"])],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
    expect(found, `${where}, ${colorScheme}`).toEqual([]);
  }
  await expectNoSidewaysScroll(page, where);
}

export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, `${where}: too wide`).toBeLessThanOrEqual(0);
}

/** Opens each address in turn, waits until it is whole, and holds it to the above. */
export async function expectScreensAccessible(
  page: Page,
  addresses: readonly string[],
): Promise<void> {
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await expectAccessible(page, address);
  }
}
