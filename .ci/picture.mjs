import { mkdirSync } from "node:fs";
import { launchChromium, serveBuild } from "./browser.mjs";

/** Takes the README's screenshot: the overview of the demo member `regular`. */
const server = await serveBuild();
const browser = await launchChromium();
const page = await browser.newPage({
  viewport: { width: 1280, height: 860 },
  deviceScaleFactor: 2,
  colorScheme: "light",
  locale: "en",
  timezoneId: "Asia/Shanghai",
});
await page.goto(server.address);
await page.getByRole("button", { name: /^Lin/ }).click();
await page.getByRole("heading", { name: "Latest entries" }).waitFor();
mkdirSync(".github", { recursive: true });
await page.screenshot({ path: ".github/wallet.png", animations: "disabled" });
await browser.close();
await server.close();
console.log("Written: .github/wallet.png");
