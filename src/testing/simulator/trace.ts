import { createHash } from "node:crypto";

/** The log of a run, and its first failure, which ends it. */
export type Trace = ReturnType<typeof createTrace>;

/** A check failed. */
export class SimulationFailure extends Error {
  override name = "SimulationFailure";
}

export function createTrace(now: () => number) {
  const lines: string[] = [];
  let failure: string | undefined;
  return {
    lines,
    log(line: string): void {
      lines.push(`${now()} ${line}`);
    },
    /** Records the first failure. The run ends after the current step. */
    fail(message: string): void {
      failure ??= message;
    },
    throwIfFailed(): void {
      if (failure !== undefined) throw new SimulationFailure(failure);
    },
    hash: () => createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16),
  };
}
