import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { root } from "./shell.mjs";

/** Bundles one of the benchmarks beside this file with the code that it measures, and runs it. */
const [name = "rules"] = process.argv.slice(2);
// Among the packages, so that those that are not bundled are found.
const outDir = join(root, "node_modules/.bench");
await build({
  root,
  configFile: false,
  logLevel: "error",
  build: { ssr: join(root, ".ci/bench", `${name}.ts`), outDir, minify: false },
  // Read from where they are installed: they find their own files beside themselves.
  ssr: { external: ["sql.js"] },
});
process.chdir(root);
try {
  await import(pathToFileURL(join(outDir, `${name}.js`)).href);
} finally {
  rmSync(outDir, { recursive: true });
}
