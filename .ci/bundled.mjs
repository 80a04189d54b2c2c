import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { root } from "./shell.mjs";

/**
 * Bundles a TypeScript script with the sources that it imports, and runs it.
 * @param {string} script path from the root
 */
export async function runBundled(script) {
  await withBundle(script, async (url) => {
    process.chdir(root);
    await import(url);
  });
}

/**
 * Bundles a TypeScript script, and deletes the bundle when `act` is done with it.
 * @param {string} script path from the root
 * @param {(url: string) => Promise<void>} act
 */
export async function withBundle(script, act) {
  // In node_modules, so that the packages that are not bundled are found.
  const outDir = join(root, `node_modules/.bundled-${process.pid}`);
  try {
    await build({
      root,
      configFile: false,
      logLevel: "error",
      build: { ssr: join(root, script), outDir, minify: false, copyPublicDir: false },
      // sql.js reads its WASM file from its own folder.
      ssr: { external: ["sql.js"] },
    });
    await act(pathToFileURL(join(outDir, basename(script).replace(/ts$/, "js"))).href);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
