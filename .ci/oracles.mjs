import { existsSync } from "node:fs";
import { runBundled } from "./bundled.mjs";
import { run, stop } from "./shell.mjs";

/**
 * Loads exports into Beancount and hledger, and compares their balance of each lot with the wallet. Repeats draws with
 * openssl, by the commands that the page shows.
 */
const programs = [
  {
    name: "beancount",
    commands: [
      ["bean-check", "--version"],
      ["bean-query", "--version"],
    ],
  },
  { name: "hledger", commands: [["hledger", "--version"]] },
  { name: "openssl", commands: [["openssl", "version"]] },
  { name: "xxd", commands: [["xxd", "-v"]] },
];
/** @type {string[]} */
const missing = [];
for (const { name, commands } of programs) {
  for (const [command = "", ...args] of commands) {
    if (!(await run(command, args)).ok && !missing.includes(name)) missing.push(name);
  }
}
if (missing.length > 0) {
  if (!existsSync("/etc/debian_version")) stop(`Install ${missing.join(" and ")} first.`);
  await run("apt-get", ["update"], { show: true });
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const installed = await run("apt-get", ["install", "-y", ...missing], { env, show: true });
  if (!installed.ok) stop(`apt-get could not install ${missing.join(" and ")}.`);
}
await runBundled(".ci/oracles/draws.ts");
await runBundled(".ci/oracles/exports.ts");
