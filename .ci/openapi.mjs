import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";
import { root } from "./shell.mjs";

/** Writes the contract as OpenAPI, the same that the service answers with, for whoever builds a service to it. */
const { module } = await runnerImport(join(root, "src/contract/openapi.ts"), { configFile: false });
mkdirSync(join(root, "dist"), { recursive: true });
writeFileSync(join(root, "dist/openapi.json"), `${JSON.stringify(module.openApi(), null, 2)}\n`);
console.log("dist/openapi.json");
