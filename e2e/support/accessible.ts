import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

const script = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const themes: readonly ["light" | "dark", axe.RunOptions][] = [
  [
    "light",
    {
      // Of WCAG 2.2 A and AA, what axe leaves out unless it is asked for.
      rules: { "target-size": { enabled: true }, "label-content-name-mismatch": { enabled: true } },
    },
  ],
  ["dark", { runOnly: ["color-contrast", "link-in-text-block"] }],
];

/**
 * Nothing on the page is in anybody's way, and nothing of it scrolls sideways. All of axe's rules in one theme; in
 * the other those about colours alone, since nothing else is different there.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.evaluate(script);
  for (const [colorScheme, options] of themes) {
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate(runAxe, options), `${where}, ${colorScheme}`).toEqual([]);
  }
  await expectNoSidewaysScroll(page, where);
}

/** In the page: of each rule that is broken, the first place. */
async function runAxe(options: axe.RunOptions): Promise<string[]> {
  const { run } = (window as unknown as { axe: typeof axe }).axe;
  const { violations } = await run({ ...options, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

/** Within a few frames: what measures its room draws itself anew after the window has another width. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(over, `${where}: too wide`).toBeLessThanOrEqual(0);
}

/**
 * A browser's text at twice its size. The layout's widths grow with that; as it is set here they do not, so the
 * window is below the first of them.
 */
async function expectRoomForLargeText(page: Page, where: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 639, height: 700 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await expectNoSidewaysScroll(page, `${where}, text at 200 %`);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  if (before) await page.setViewportSize(before);
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
    await expectRoomForLargeText(page, address);
  }
}
