import { describe, expect, it } from "vitest";
import { instant } from "../../rules/calendar.ts";
import { fen, points } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { aLot, NOW, walletOf } from "../../rules/testing/fixtures.ts";
import type { PlanInput, PlanMessage } from "./plan-input.ts";
import { searchPlan } from "./search-plan.ts";

const input: PlanInput = {
  wallet: walletOf(aLot({ expiresAt: instant(NOW + 86_400_000), granted: points(100) })),
  products: [60, 50, 40, 30].map((amount) => {
    const id = `p${amount}`;
    return { id, stock: 99, prices: [{ id, points: points(amount), fen: fen(0) }] };
  }),
  now: NOW,
  programme: aliPoint,
};

/** Searches with a clock that moves on by `tick` milliseconds whenever it is read. */
function searchWith(tick: number) {
  const messages: PlanMessage[] = [];
  let time = 0;
  const plan = searchPlan(
    input,
    () => (time += tick),
    (message) => messages.push(message),
  );
  return { plan, messages };
}

describe("a search for a plan", () => {
  it("posts no progress when it is quick", () => {
    expect(searchWith(1)).toMatchObject({ plan: { saved: 100, isComplete: true }, messages: [] });
  });

  it("posts its progress from half a second on", () => {
    const { plan, messages } = searchWith(250);
    expect(plan.isComplete).toBe(true);
    expect(messages.map(({ kind }) => kind)).toEqual(["progress", "progress", "progress"]);
    expect(messages[0]).toMatchObject({ share: 0.5, plan: { isComplete: false } });
  });

  it("ends after five seconds with the best plan so far", () => {
    const { plan, messages } = searchWith(5_000);
    expect(plan).toMatchObject({ saved: 60, isComplete: false });
    expect(messages).toEqual([]);
  });
});
