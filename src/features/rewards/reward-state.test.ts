import { expect, it } from "vitest";
import type { RewardView } from "../../contract/reward.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { shownStateOf } from "./reward-state.tsx";

const useBy = at("2026-12-31T16:00:00Z");
const reward = (state: RewardView["state"]): RewardView => ({
  id: "new-1",
  entryId: "new-1",
  title: "Delivery coupon",
  picture: "coupon",
  kind: "code",
  state,
  useBy,
  instructions: "",
  at: at("2026-11-30T16:00:00Z"),
  isNew: false,
});

it("can be used up to the last instant before its use-by date", () => {
  const last = at("2026-12-31T15:59:59.999Z");
  expect(shownStateOf(reward("ready"), last)).toBe("ready");
  expect(shownStateOf(reward("ready"), useBy)).toBe("expired");
  expect(shownStateOf(reward("sent"), useBy)).toBe("expired");
});

it("does not expire once it is used or cancelled", () => {
  expect(shownStateOf(reward("used"), useBy)).toBe("used");
  expect(shownStateOf(reward("cancelled"), useBy)).toBe("cancelled");
});
