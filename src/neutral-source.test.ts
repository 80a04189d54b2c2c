import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Tests, the demo, the programme files and upgrades of old data may name one programme, its currency and its zone. */
const mayName = /\.test\.tsx?$|(^|\/)testing(\/|\.tsx?$)|^(demo|catalog)\/|\/upgrade\.ts$/;

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(tsx?|css)$/.test(file) && !mayName.test(file));

it.each(["AliPoint", "¥", "元", "yuan", "China time", "+08:00", "Asia/Shanghai"])(
  "no source names %s: it comes from the programme file",
  (word) => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => readFileSync(root + file, "utf8").includes(word))).toEqual([]);
  },
);
