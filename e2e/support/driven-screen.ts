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
  /** A page that was loaded again has lost the library. */
  const inPage = (expression: string) =>
    `(typeof TestingLibraryDom === "undefined" ? null : ${expression})`;
  const query = (container: string, role: string, name: Name) =>
    inPage(
      `TestingLibraryDom.queryByRole(${container}, ${JSON.stringify(role)}, { name: ${literal(name)} })`,
    );
  const byRole = (role: string, name: Name) => query("document.body", role, name);
  const byLabel = (label: Name) =>
    inPage(
      `TestingLibraryDom.queryByLabelText(document.body, ${literal(label)}, { selector: "input" })`,
    );

  /** Waits until the page has the element, and acts on it once. */
  function once(expression: string, act: (expression: string) => Promise<unknown>) {
    const isDone = async () => {
      if (await page.evaluate(`typeof TestingLibraryDom === "undefined"`)) {
        await page.evaluate(`(() => { ${testingLibrary}; })()`);
      }
      return act(expression);
    };
    return expect.poll(isDone, { message: expression }).toBe(true);
  }

  return {
    goto: (path: string) => page.goto(`${address}${path}`),
    press: (role: "button" | "link", name: Name) =>
      once(byRole(role, name), (element) => page.click(element)),
    /** Presses a button of the dialog that is open. */
    pressInDialog: (name: Name) =>
      once(query(openDialog, "button", name), (button) => page.click(button)),
    fill: (label: Name, text: string) => once(byLabel(label), (field) => page.fill(field, text)),
    upload: (label: Name, path: string) =>
      once(byLabel(label), (field) => page.upload(field, path)),
    expectRole: (role: string, name: Name) =>
      once(byRole(role, name), (element) => page.evaluate(`${element} !== null`)),
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
