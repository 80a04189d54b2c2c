import type { Random } from "../../demo/random.ts";

/** What can go wrong. Each exists in some runs only, and there as often as the run's seed says. */
const TROUBLES = [
  "request lost",
  "answer lost",
  "duplicate",
  "delay",
  "unavailable",
  "slow store",
  "aborted",
  "unsure",
  "database full",
  "storage full",
  "service stopped",
  "tab killed",
  "browser killed",
  "a day",
  "four years",
  "other member",
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Which troubles there are, how often, and whether they are over. */
export type Weather = ReturnType<typeof weatherOf>;

export function weatherOf(dice: Random) {
  const often = new Map<Trouble, number>();
  for (const trouble of TROUBLES) {
    if (dice.chance(0.4)) often.set(trouble, dice.pick([0.03, 0.1, 0.3]));
  }
  let isCalm = false;
  return {
    troubles: [...often].map(([trouble, share]) => `${trouble} ${share}`).join(", ") || "none",
    isCalm: () => isCalm,
    calm: () => (isCalm = true),
    /** Whether it happens this time. */
    strikes: (trouble: Trouble) =>
      !isCalm && often.has(trouble) && dice.chance(often.get(trouble) ?? 0),
  };
}
