import { createHash } from "node:crypto";

/** What happened in a run, line by line; and a fault, which ends it. */
export type Trace = ReturnType<typeof createTrace>;

/** Something that the wallet promises did not hold. */
export class Broken extends Error {
  override name = "Broken";
}

export function createTrace(now: () => number) {
  const lines: string[] = [];
  let fault: string | undefined;
  return {
    lines,
    say(line: string): void {
      lines.push(`${now()} ${line}`);
    },
    /** Notes the first fault; the run ends after what is happening just now. */
    fault(what: string): void {
      fault ??= what;
    },
    stopAtFault(): void {
      if (fault !== undefined) throw new Broken(fault);
    },
    hash: () => createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16),
  };
}
