type Run = (count: number) => void;

const ROUNDS = 9;

/**
 * Operations a second of each, by the processor's time and not the clock's: rounds of at least 0.05 s, turn and turn
 * about, of which the best counts. So other work on the machine disturbs all of them alike, and little.
 */
export function perSecond(...runs: readonly Run[]): number[] {
  const counts = runs.map(enough);
  const best = runs.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [place, run] of runs.entries()) {
      const count = counts[place] ?? 1;
      const speed = count / cpuSeconds(() => run(count));
      best[place] = Math.max(best[place] ?? 0, speed);
    }
  }
  return best;
}

/** How many take 0.05 s, once all is compiled that will be. */
function enough(run: Run): number {
  let count = 1;
  for (let spent = 0; spent < 1;) {
    const seconds = cpuSeconds(() => run(count));
    if (seconds < 0.05) count *= 2;
    spent += seconds;
  }
  return count;
}

/** Of all threads: a collector that cleans up beside the program costs too. */
function cpuSeconds(run: () => void): number {
  const begun = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

/** 12345678 -> "12.3 M": three digits are all that a noisy machine gives. */
export function short(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toPrecision(3)} M`;
  if (value >= 1e3) return `${(value / 1e3).toPrecision(3)} k`;
  return value.toPrecision(3);
}

/** One row of a table in columns of equal width. */
export function row(...cells: readonly (string | number)[]): void {
  console.log(cells.map((cell) => String(cell).padStart(14)).join(""));
}
