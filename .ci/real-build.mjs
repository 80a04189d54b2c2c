import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { build, runnerImport } from "vite";
import { root } from "./shell.mjs";

/**
 * Builds the page for a real service and fails if anything of the demo is in it: a text of the demo's messages in either
 * language, or the word itself, which is also in the demo's routes and addresses. The page's property `demo` is no fault:
 * it is where the demo is handed in.
 */
const WORD = /.{0,40}(?:demo(?!:[\w$]+[,}])|演示).{0,40}/giu;
/** A shorter text may also stand in other words. */
const MIN_LENGTH = 12;
const READ = /\.(?:js|css|html|svg|csv|webmanifest|json)$/;

process.chdir(root);
process.env["VITE_API_URL"] = "https://points.example";
const outDir = mkdtempSync(join(tmpdir(), "points-wallet-"));
await build({ logLevel: "error", build: { outDir, emptyOutDir: true } });
const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && READ.test(file.name))
  .map((file) => join(file.parentPath, file.name));
const texts = await demoTexts();
if (files.length === 0 || texts.length === 0) throw new Error("there is nothing to look at");

let faults = 0;
for (const file of files) {
  const content = readFileSync(file, "utf8");
  const found = [
    ...Array.from(content.matchAll(WORD), ([match]) => match),
    ...texts.filter((text) => content.includes(text)),
  ];
  for (const text of found) console.log(`${relative(outDir, file)}: ${text}`);
  faults += found.length;
}
rmSync(outDir, { recursive: true });
if (faults > 0) {
  console.log(`The build for a real service has ${faults} parts of the demo.`);
  process.exitCode = 1;
}

/** The longest fixed part of each message of the demo, unless the page's messages have it too. */
async function demoTexts() {
  const page = (await messagesOf("src/locales", ["en", "zh-cn"])).join("\n");
  const demo = await messagesOf("src/demo/messages", ["frame", "en", "zh-cn"]);
  return demo
    .map((text) => text.split(/[{}<>#"]/).toSorted((a, b) => b.length - a.length)[0] ?? "")
    .filter(
      (part) => part.trim().length >= (/\p{Script=Han}/u.test(part) ? MIN_LENGTH / 2 : MIN_LENGTH),
    )
    .filter((part) => !page.includes(part));
}

/**
 * @param {string} folder
 * @param {readonly string[]} names
 */
async function messagesOf(folder, names) {
  const modules = await Promise.all(
    names.map((name) => runnerImport(join(root, folder, `${name}.ts`), { configFile: false })),
  );
  return modules.flatMap(({ module }) => textsIn(module));
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function textsIn(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
