type Run = (count: number) => void;

const ROUNDS = 9;

/**
 * Operations per second of processor time. The runs alternate in rounds of at least 0.05 s, and the best round counts, so
 * that other work on the machine has little effect, and the same on all.
 */
export function perSecond(...runs: readonly Run[]): number[] {
  const counts = runs.map(countForRound);
  const best = runs.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, run] of runs.entries()) {
      const count = counts[index] ?? 1;
      const speed = count / cpuSeconds(() => run(count));
      best[index] = Math.max(best[index] ?? 0, speed);
    }
  }
  return best;
}

/** The number of operations that takes 0.05 s after the code has been compiled. */
function countForRound(run: Run): number {
  let count = 1;
  for (let spent = 0; spent < 1;) {
    const seconds = cpuSeconds(() => run(count));
    if (seconds < 0.05) count *= 2;
    spent += seconds;
  }
  return count;
}

/** Of all threads, so that garbage collection counts too. */
function cpuSeconds(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** 12345678 -> "12.3 M" */
export function short(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toPrecision(3)} M`;
  if (value >= 1e3) return `${(value / 1e3).toPrecision(3)} k`;
  return value.toPrecision(3);
}

/** One row of a table in columns of equal width. */
export function row(...cells: readonly (string | number)[]): void {
  console.log(cells.map((cell) => String(cell).padStart(14)).join(""));
}
