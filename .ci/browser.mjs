import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { chromiumArguments, provideChromium } from "./chromium.mjs";
import { root, stop } from "./shell.mjs";

/** Starts a Chromium, and installs one before if there is none. */
export async function launchChromium() {
  const found = await provideChromium();
  if ("missing" in found) stop(found.missing);
  return chromium.launch({ executablePath: found.path, args: chromiumArguments });
}

/**
 * Builds a page for production into a temporary folder, and serves it until `close`.
 * @param {import("vite").InlineConfig} config of the build; by default, the wallet's
 */
export async function serveBuild(config = {}) {
  process.chdir(root);
  const outDir = mkdtempSync(join(tmpdir(), "points-wallet-"));
  const options = { ...config.build, outDir, emptyOutDir: true };
  await build({ logLevel: "error", ...config, build: options });
  const server = await preview({
    root,
    configFile: false,
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const listening = server.httpServer.address();
  if (typeof listening !== "object" || !listening) throw new Error("the server has no address");
  const close = async () => {
    await server.close();
    rmSync(outDir, { recursive: true });
  };
  return { address: `http://localhost:${listening.port}`, outDir, close };
}
