import { expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { snapshotWith } from "../../spend/testing.ts";
import { previewDraw } from "./preview-draw.ts";

it("takes the cost and shows no prize", () => {
  expect(previewDraw(snapshotWith(100))).toMatchObject({ points: 20, left: 80 });
  expect(previewDraw(snapshotWith(20))).toMatchObject({ left: 0, isFew: true });
});

it("finds the roll that wins nothing in any order of prizes", () => {
  const prizes = aliPoint.draw.prizes.toReversed();
  const turned = { ...aliPoint, draw: { ...aliPoint.draw, prizes } };
  expect(previewDraw(snapshotWith(100, turned))).toMatchObject({ left: 80 });
});

it.each([
  [9, { code: "below-minimum", missing: 1 }],
  [19, { code: "insufficient-points", missing: 1 }],
])("with %i points is refused as the service would", (amount, refusal) => {
  expect(previewDraw(snapshotWith(amount))).toEqual({ refusal });
});
