import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { expect } from "@playwright/test";
import puppeteer, { type ElementHandle } from "puppeteer-core";
import { Builder, Capabilities, type WebElement } from "selenium-webdriver";

/** A released browser that Playwright does not drive: it needs patched ones of Firefox and WebKit. */
export type DrivenBrowser = {
  /** Opens a page with a storage of its own. */
  open(): Promise<DrivenPage>;
  close(): Promise<void>;
};

/**
 * `expression` is JavaScript that runs in the page. Where an element is meant, it returns that element, or `null` as long
 * as there is none: the answer then is `false`, and nothing was done.
 */
export type DrivenPage = {
  goto(address: string): Promise<void>;
  evaluate(expression: string): Promise<unknown>;
  click(expression: string): Promise<boolean>;
  /** Types over what the field has. */
  fill(expression: string, text: string): Promise<boolean>;
  /** Chooses a file in a file field. */
  upload(expression: string, path: string): Promise<boolean>;
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
};

/** @param preferences as in about:config */
export async function launchFirefox(
  path: string,
  preferences: Record<string, unknown> = {},
): Promise<DrivenBrowser> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    protocol: "webDriverBiDi",
    executablePath: path,
    headless: true,
    extraPrefsFirefox: preferences,
  });
  return {
    open: async () => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      const withElement = async (
        expression: string,
        act: (element: ElementHandle<HTMLInputElement>) => Promise<void>,
      ) => {
        const found = (await page.evaluateHandle(expression)).asElement();
        if (found) await act(found as ElementHandle<HTMLInputElement>);
        return found !== null;
      };
      return {
        goto: async (address) => void (await page.goto(address)),
        evaluate: (expression) => page.evaluate(expression),
        click: (expression) => withElement(expression, (element) => element.click()),
        fill: (expression, text) =>
          withElement(expression, async (element) => {
            await element.evaluate((field) => field.select());
            await page.keyboard.type(text);
          }),
        upload: (expression, file) =>
          withElement(expression, (element) => element.uploadFile(file)),
        screenshot: async () => Buffer.from(await page.screenshot()),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** @param path of WebKitGTK's MiniBrowser, which gets a virtual screen */
export async function launchWebKit(path: string): Promise<DrivenBrowser> {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1440x1000x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [display] = (await once(screen.stdio[3] as Readable, "data")) as [Buffer];
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", ["--host=127.0.0.1", `--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${display.toString().trim()}` },
    stdio: "ignore",
  });
  const server = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${server}/status`).then(
      ({ ok }) => ok,
      () => false, // It does not listen yet.
    );
  await expect.poll(isReady).toBe(true);
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: path, args: ["--automation"] },
  });
  return {
    open: async () => {
      const session = await new Builder()
        .usingServer(server)
        .withCapabilities(capabilities)
        .build();
      const withElement = async (
        expression: string,
        act: (element: WebElement) => Promise<void>,
      ) => {
        const found = await session.executeScript<WebElement | null>(`return ${expression}`);
        if (found) await act(found);
        return found !== null;
      };
      return {
        goto: (address) => session.get(address),
        evaluate: (expression) => session.executeScript(`return ${expression}`),
        click: (expression) => withElement(expression, (element) => element.click()),
        fill: (expression, text) =>
          withElement(expression, async (element) => {
            await session.executeScript("arguments[0].select()", element);
            await element.sendKeys(text);
          }),
        upload: (expression, file) => withElement(expression, (element) => element.sendKeys(file)),
        screenshot: async () => Buffer.from(await session.takeScreenshot(), "base64"),
        close: () => session.quit(),
      };
    },
    close: async () => {
      const ended = Promise.all([once(driver, "exit"), once(screen, "exit")]);
      driver.kill();
      screen.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
