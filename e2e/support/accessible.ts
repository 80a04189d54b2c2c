import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

const script = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const themes: readonly ["light" | "dark", axe.RunOptions][] = [
  [
    "light",
    {
      // WCAG 2.2 AA rules that axe runs only on request.
      rules: { "target-size": { enabled: true }, "label-content-name-mismatch": { enabled: true } },
    },
  ],
  ["dark", { runOnly: ["color-contrast", "link-in-text-block"] }],
];

/**
 * Expects no axe violation and no horizontal scroll. The light theme is checked by all rules, the dark theme by the
 * rules about colour alone, because nothing else differs.
 */
export async function expectAccessible(page: Page, label: string): Promise<void> {
  await page.evaluate(script);
  for (const [colorScheme, options] of themes) {
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate(runAxe, options), `${label}, ${colorScheme}`).toEqual([]);
  }
  await expectNoHorizontalScroll(page, label);
}

/** Runs in the page. Returns the first element that breaks each broken rule. */
async function runAxe(options: axe.RunOptions): Promise<string[]> {
  const { run } = (window as unknown as { axe: typeof axe }).axe;
  const { violations } = await run({ ...options, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

/** Polls, because some components measure their width again a few frames after the window changes. */
export async function expectNoHorizontalScroll(page: Page, label: string): Promise<void> {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow, `${label}: too wide`).toBeLessThanOrEqual(0);
}

/**
 * Doubles the text size. A real browser scales the breakpoints too, but this way of setting it does not: the window is
 * therefore narrower than the first breakpoint.
 */
async function expectRoomForLargeText(page: Page, label: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 639, height: 700 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await expectNoHorizontalScroll(page, `${label}, text at 200 %`);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  if (before) await page.setViewportSize(before);
}

/** Opens each address, waits until it has loaded, and checks its accessibility, also with large text. */
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
