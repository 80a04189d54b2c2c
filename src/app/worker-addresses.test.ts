import { expect, it } from "vitest";
import { checkedWorkerAddress } from "./worker-addresses.ts";

const page = "https://points.example/activity?q=towel";

it("allows the workers of the build", () => {
  for (const address of [
    "/sw.js",
    "https://points.example/sw.js",
    "https://points.example/assets/plan-worker-B0b-79_X.js",
  ]) {
    expect(checkedWorkerAddress(address, page)).toBe(address);
  }
});

it("refuses every other script", () => {
  for (const address of [
    "https://elsewhere.example/sw.js",
    "//elsewhere.example/sw.js",
    "data:text/javascript,alert(1)",
    "blob:https://points.example/0b7f",
    "/assets/index-LyUk5ZEl.js",
    "/uploads/sw.js",
    "/sw.js/other",
  ]) {
    expect(() => checkedWorkerAddress(address, page)).toThrow(TypeError);
  }
});
