import type { Random } from "../../demo/random.ts";

const FAULT_KINDS = [
  "lost request",
  "lost answer",
  "duplicated request",
  "delayed message",
  "unavailable service",
  "slow store",
  "aborted commit",
  "unknown commit",
  "full database",
  "full storage",
  "stopped service",
  "killed tab",
  "killed browser",
  "clock moved by a day",
  "clock moved by four years",
  "other member signed in",
  "ended session",
] as const;
type FaultKind = (typeof FAULT_KINDS)[number];

/** Decides when faults occur. The seed of a run chooses the kinds and their probabilities. */
export type FaultInjector = ReturnType<typeof createFaultInjector>;

export function createFaultInjector(random: Random) {
  const probabilities = new Map<FaultKind, number>();
  for (const kind of FAULT_KINDS) {
    if (random.chance(0.4)) probabilities.set(kind, random.pick([0.03, 0.1, 0.3]));
  }
  let isStopped = false;
  return {
    summary:
      [...probabilities].map(([kind, probability]) => `${kind} ${probability}`).join(", ") ||
      "none",
    isStopped: () => isStopped,
    stop: () => (isStopped = true),
    /** Whether a fault of this kind occurs now. */
    occurs(kind: FaultKind): boolean {
      const probability = probabilities.get(kind);
      return !isStopped && probability !== undefined && random.chance(probability);
    },
  };
}
