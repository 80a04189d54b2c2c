import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { chromiumArguments, provideChromium } from "./chromium.mjs";
import { root, stop } from "./shell.mjs";

/** Takes the README's screenshot: the overview of the demo member `regular`. */
process.chdir(root);
const found = await provideChromium();
if ("missing" in found) stop(found.missing);
await build({ logLevel: "warn" });
const server = await preview({ logLevel: "warn", preview: { host: "127.0.0.1", port: 4373 } });
const { port } = new URL(server.resolvedUrls?.local[0] ?? "http://localhost:4373/");
const browser = await chromium.launch({ executablePath: found.path, args: chromiumArguments });
const page = await browser.newPage({
  viewport: { width: 1280, height: 860 },
  deviceScaleFactor: 2,
  colorScheme: "light",
  locale: "en",
  timezoneId: "Asia/Shanghai",
});
await page.goto(`http://localhost:${port}/`);
await page.getByRole("button", { name: /^Lin/ }).click();
await page.getByRole("heading", { name: "Latest entries" }).waitFor();
mkdirSync(".github", { recursive: true });
await page.screenshot({ path: ".github/wallet.png", animations: "disabled" });
await browser.close();
await server.close();
console.log("Written: .github/wallet.png");
