import { expect, it } from "vitest";
import { languageOf } from "./language.ts";

it.each([
  [["en-GB", "zh-CN"], "en"],
  [["zh"], "zh-CN"],
  [["zh-Hant-TW", "en"], "zh-CN"],
  [["de-DE", "zh-CN", "en"], "zh-CN"],
  [["enm", "fr"], "en"],
  [[], "en"],
])("shows a reader of %j the language %s", (wanted, language) => {
  expect(languageOf(wanted)).toBe(language);
});
