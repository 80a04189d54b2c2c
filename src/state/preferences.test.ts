// @vitest-environment happy-dom
import { expect, it } from "vitest";

it("keeps the preferences that version 1 saved", async () => {
  localStorage.setItem(
    "points-wallet",
    '{"state":{"language":"zh-CN","theme":"dark","dismissed":{"regular":"1574956800000:120"},"isTold":false},"version":1}',
  );
  const { usePreferences } = await import("./preferences.ts");
  expect(usePreferences.getState()).toMatchObject({
    language: "zh-CN",
    theme: "dark",
    dismissed: { regular: "1574956800000:120" },
    isExpiryBannerOn: false,
  });
});
