/** Operations a second of the best of five rounds of at least 0.1 s: the one that other work disturbed least. */
export function perSecond(run: (count: number) => void): number {
  let count = 1;
  while (timed(() => run(count)) < 100) count *= 2;
  let best = 0;
  for (let round = 0; round < 5; round++) {
    best = Math.max(best, count / timed(() => run(count)));
  }
  return best * 1_000;
}

/** Milliseconds of the best of `rounds`. */
export function fastest(run: () => void, rounds = 3): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) best = Math.min(best, timed(run));
  return best;
}

function timed(run: () => void): number {
  const begun = performance.now();
  run();
  return performance.now() - begun;
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
