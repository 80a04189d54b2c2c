import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { entryKind } from "../contract/entry.ts";
import { problems } from "../contract/problem.ts";
import { faults, importFault, rowFault } from "../contract/demo.ts";
import { statementQuery } from "../contract/statement.ts";
import { sumNames } from "../features/verify/compare.ts";
import { stateNames } from "../demo/controls/states.ts";
import { typedFaults } from "../ui/typed-number.ts";
import { en } from "./en.ts";
import { zhCn } from "./zh-cn.ts";

/** Areas whose messages are chosen by a code of the contract: one for each code, and no other. */
const byCode: Readonly<Record<string, readonly string[]>> = {
  problem: Object.keys(problems),
  rowFault: rowFault.options,
  fileFault: importFault.options,
  kind: entryKind.options,
  typed: typedFaults,
  format: statementQuery.shape.format.options,
  formatNote: statementQuery.shape.format.options,
  verifySum: sumNames,
  fault: Object.keys(faults.shape),
  demoState: stateNames,
};

const src = fileURLToPath(new URL("..", import.meta.url));
const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && /(?<!\.test)\.tsx?$/.test(file.name))
  .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));

const ids = Object.entries(en).flatMap(([area, texts]) =>
  Object.keys(texts).map((id) => [area, id] as const),
);

/** The arguments and tags that a message takes, in any order and number. */
function argumentsOf(text: string): string[] {
  const taken = Array.from(
    text.matchAll(/\{(\w+)(?=[,}])|<(\w+)>/g),
    ([, name, tag]) => name ?? tag,
  );
  // In `one {point}` what is in braces is a text, not an argument.
  const texts = new Set(
    Array.from(text.matchAll(/(?:one|other|=\d+) \{(\w+)\}/g), ([, word]) => word),
  );
  return [...new Set(taken)]
    .filter((name) => !texts.has(name))
    .map(String)
    .toSorted();
}

function textOf(messages: typeof en | typeof zhCn, area: string, id: string): string {
  return (messages as Record<string, Record<string, string>>)[area]?.[id] ?? "";
}

describe("the messages", () => {
  it.each(ids)("%s.%s takes the same arguments in Chinese", (area, id) => {
    expect(argumentsOf(textOf(zhCn, area, id))).toEqual(argumentsOf(textOf(en, area, id)));
  });

  it.each(ids.filter(([area]) => !(area in byCode)))("%s.%s is used", (area, id) => {
    const users = sources.filter((text) => text.includes(`useTranslations("${area}")`));
    const isUsed = users.some((text) => new RegExp(`["\`]${id}["\`]`).test(text));
    expect(isUsed, `nothing that speaks of ${area} says "${id}"`).toBe(true);
  });

  it.each(Object.entries(byCode))("%s has words for each code, and no others", (area, codes) => {
    const worded = ids.filter(([other]) => other === area).map(([, id]) => id);
    expect(worded.toSorted()).toEqual([...codes].toSorted());
  });

  it("finds an argument that is missing, and takes a plural's texts for none", () => {
    expect(argumentsOf("{count, plural, one {point} other {# of {most}}} <time></time>")).toEqual([
      "count",
      "most",
      "time",
    ]);
  });
});
