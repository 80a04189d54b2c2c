import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { runnerImport } from "vite";
import { root } from "./shell.mjs";

/** Writes the JSON Schema of programme files beside them. */
const { module } = await runnerImport(join(root, "src/catalog/programme-schema.ts"), {
  configFile: false,
});
const file = "src/catalog/programme.schema.json";
const text = await format(JSON.stringify(module.programmeSchema()), {
  filepath: file,
  printWidth: 100,
});
writeFileSync(join(root, file), text);
console.log(file);
