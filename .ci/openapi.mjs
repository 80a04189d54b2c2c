import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";
import { root } from "./shell.mjs";

/** Writes the OpenAPI description of the contract, the same that the service answers with. */
const { module } = await runnerImport(join(root, "src/contract/openapi.ts"), { configFile: false });
mkdirSync(join(root, "dist"), { recursive: true });
writeFileSync(join(root, "dist/openapi.json"), `${JSON.stringify(module.openApi(), null, 2)}\n`);
console.log("dist/openapi.json");
