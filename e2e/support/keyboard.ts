import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the target has the focus. No element that has the focus on the way may be covered. */
export async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeEnabled();
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await page.evaluate(coveredFocus)).toBeUndefined();
  }
  throw new Error("the target cannot be reached with Tab");
}

/** Runs in the page. Says what covers the middle of the focused element, if anything does. */
function coveredFocus(): string | undefined {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  const shown = focused.closest("label") ?? focused;
  const { x, y, width, height } = shown.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return shown.contains(top) ? undefined : `${shown.outerHTML}, behind ${top?.outerHTML}`;
}
