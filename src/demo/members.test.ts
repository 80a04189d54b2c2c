import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { aliPoint } from "../catalog/alipoint.ts";
import { readCsv } from "../server/import/read-file.ts";
import { demoMembers } from "./members.ts";

const files = demoMembers.flatMap(({ statement }) => statement ?? []);

async function rowsOf(name: string) {
  const file = await readCsv(await readFile(`src/demo/statements/${name}.csv`, "utf8"), aliPoint);
  if (!file.ok) throw new Error(file.fault);
  return file.rows.map(({ at, kind, points }) => ({ at, kind, points }));
}

it.each(files)("$en has the same rows in both languages", async (statement) => {
  const english = await rowsOf(statement.en);
  expect(english.length).toBeGreaterThan(0);
  expect(await rowsOf(statement["zh-CN"])).toEqual(english);
});
