import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until it has the focus. On the way, nothing that has the focus is behind something else. */
export async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeEnabled();
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await page.evaluate(whatHidesTheFocus)).toBeUndefined();
  }
  throw new Error("the keyboard does not lead there");
}

/** In the page: what is seen where the middle of the focused element should be, if that is something else. */
function whatHidesTheFocus(): string | undefined {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  const shown = focused.closest("label") ?? focused;
  const { x, y, width, height } = shown.getBoundingClientRect();
  const seen = document.elementFromPoint(x + width / 2, y + height / 2);
  return shown.contains(seen) ? undefined : `${shown.outerHTML}, behind ${seen?.outerHTML}`;
}
