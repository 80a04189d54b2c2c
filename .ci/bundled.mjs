import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { root } from "./shell.mjs";

/**
 * Bundles a script in TypeScript with the code of ours that it is about, and runs it.
 * @param {string} script its path from the root
 */
export async function runBundled(script) {
  // Among the packages, so that those that are not bundled are found.
  const outDir = join(root, `node_modules/.bundled-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: { ssr: join(root, script), outDir, minify: false },
    // Read from where they are installed: they find their own files beside themselves.
    ssr: { external: ["sql.js"] },
  });
  process.chdir(root);
  try {
    await import(pathToFileURL(join(outDir, basename(script).replace(/ts$/, "js"))).href);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}
