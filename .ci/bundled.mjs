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
  // In node_modules, so that the packages that are not bundled are found.
  const outDir = join(root, `node_modules/.bundled-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: { ssr: join(root, script), outDir, minify: false },
    // sql.js reads its WASM file from its own folder.
    ssr: { external: ["sql.js"] },
  });
  process.chdir(root);
  try {
    await import(pathToFileURL(join(outDir, basename(script).replace(/ts$/, "js"))).href);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}
