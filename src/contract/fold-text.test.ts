import { expect, it } from "vitest";
import { foldText } from "./fold-text.ts";

it.each([
  ["ＰＴ－２０８１７", "pt-20817"],
  ["Café", "cafe"],
  ["Cafe\u0301", "CAFÉ"],
  ["Ｗａｔｅｒ　Ｂｉｌｌ", "water bill"],
  ["ｶﾌｪ", "カフェ"],
  ["İzmir", "izmir"],
  ["ﬁn", "FIN"],
])("compares %s and %s as equal", (one, other) => {
  expect(foldText(one)).toBe(foldText(other));
});

it("keeps letters and syllables apart that are not the same", () => {
  expect(foldText("각")).not.toContain(foldText("가"));
  expect(foldText("水费")).not.toBe(foldText("电费"));
  expect(foldText("o1")).not.toBe(foldText("o2"));
});

it("changes nothing that it has folded", () => {
  for (const text of ["ＡＢ", "ΟΔΟΣ", "İ", "Straße", "각"]) {
    expect(foldText(foldText(text))).toBe(foldText(text));
  }
});
