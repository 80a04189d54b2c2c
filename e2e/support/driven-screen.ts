import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "@playwright/test";
import type { DrivenPage } from "./drivers.ts";

const testingLibrary = readFileSync(
  createRequire(import.meta.url).resolve(
    "@testing-library/dom/dist/@testing-library/dom.umd.min.js",
  ),
  "utf8",
);

type Name = string | RegExp;

export type DrivenScreen = ReturnType<typeof createDrivenScreen>;

/** Or an empty element. */
const openDialog = "(document.querySelector('dialog[open]') ?? document.createElement('dialog'))";

/** Finds elements by role and name, as a member does. Each call waits until the page has what it needs. */
export function createDrivenScreen(page: DrivenPage, address: string) {
  const query = (container: string, role: string, name: Name) =>
    `TestingLibraryDom.queryByRole(${container}, ${JSON.stringify(role)}, { name: ${literal(name)} })`;
  const byRole = (role: string, name: Name) => query("document.body", role, name);
  const byLabel = (label: Name) =>
    `TestingLibraryDom.queryByLabelText(document.body, ${literal(label)}, { selector: "input" })`;

  async function find(expression: string): Promise<string> {
    const isThere = async () => {
      // A page that was loaded again has lost it.
      if (await page.evaluate(`typeof TestingLibraryDom === "undefined"`)) {
        await page.evaluate(`(() => { ${testingLibrary}; })()`);
      }
      return page.evaluate(`${expression} !== null`);
    };
    await expect.poll(isThere, { message: expression }).toBe(true);
    return expression;
  }

  return {
    goto: (path: string) => page.goto(`${address}${path}`),
    press: async (role: "button" | "link", name: Name) =>
      page.click(await find(byRole(role, name))),
    /** Presses a button of the dialog that is open. */
    pressInDialog: async (name: Name) => page.click(await find(query(openDialog, "button", name))),
    fill: async (label: Name, text: string) => page.fill(await find(byLabel(label)), text),
    upload: async (label: Name, path: string) => page.upload(await find(byLabel(label)), path),
    expectRole: async (role: string, name: Name) => void (await find(byRole(role, name))),
    /** The balance in the app bar. */
    expectBalance: (points: string) =>
      expect
        .poll(() => page.evaluate("document.querySelector('header')?.innerText ?? ''"))
        .toMatch(new RegExp(`\\b${points}\\s*points`)),
    /** Whether the page's text has it, with its white space as it is shown. */
    expectText: (text: Name) =>
      expect.poll(() => page.evaluate("document.body.innerText")).toMatch(text),
    /** Resolves when the service worker controls the page, so that it opens without a network. */
    expectControlled: () =>
      expect.poll(() => page.evaluate("navigator.serviceWorker.controller !== null")).toBe(true),
    evaluate: (expression: string) => page.evaluate(expression),
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  };
}

/** A string or a regular expression as JavaScript. */
const literal = (name: Name) => (typeof name === "string" ? JSON.stringify(name) : String(name));
