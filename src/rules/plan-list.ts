import type { Owed } from "./plan-owed.ts";

/** What some number of redemptions can come to, by its points: what it costs at least, and the step that led there. */
export type List = {
  readonly sums: Float64Array;
  readonly costs: Float64Array;
  readonly steps: Int32Array;
  length: number;
};

export function emptyList(size = 0): List {
  return {
    sums: new Float64Array(size),
    costs: new Float64Array(size),
    steps: new Int32Array(size),
    length: 0,
  };
}

/** What a part adds to each of a list's entries from `begin` to `end`. */
export type Move = {
  readonly begin: number;
  readonly end: number;
  readonly points: number;
  readonly cost: number;
};

/** Every step that was worth it: the part that was taken, and the step before. */
export class Trail {
  #parts = new Int32Array(1024);
  #before = new Int32Array(1024);
  #length = 0;

  add(part: number, before: number): number {
    if (this.#length === this.#parts.length) {
      this.#parts = doubled(this.#parts);
      this.#before = doubled(this.#before);
    }
    this.#parts[this.#length] = part;
    this.#before[this.#length] = before;
    return this.#length++;
  }

  /** The parts that led to a step, the first first. */
  to(step: number): readonly number[] {
    const parts: number[] = [];
    for (let at = step; at >= 0; at = this.#before[at] as number) {
      parts.push(this.#parts[at] as number);
    }
    return parts.toReversed();
  }
}

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}

/**
 * Writes into `out` what `list` holds and what `move` makes of `from`, the cheaper one of equal sums, and the earlier
 * of equal costs; of the new ones only those from which a plan below `limit` may come.
 */
export function merge(
  out: List,
  list: List,
  from: List,
  { begin, end, points, cost }: Move,
  owed: Owed,
  limit: number,
  addStep: (before: number) => number,
) {
  const { sums, costs, steps, length } = list;
  let line = 0;
  let old = 0;
  let to = 0;
  for (let at = begin; at < end; at++) {
    const sum = (from.sums[at] as number) + points;
    const total = (from.costs[at] as number) + cost;
    for (; old < length && (sums[old] as number) < sum; old++) {
      put(out, to++, sums[old] as number, costs[old] as number, steps[old] as number);
    }
    const same = old < length && sums[old] === sum;
    if (same && (costs[old] as number) <= total) continue;
    line = highestLine(owed, line, sum);
    if (total + owedAt(owed, line, sum) > limit - 1) continue;
    if (same) old += 1;
    put(out, to++, sum, total, addStep(from.steps[at] as number));
  }
  for (; old < length; old++) {
    put(out, to++, sums[old] as number, costs[old] as number, steps[old] as number);
  }
  out.length = to;
}

/** Keeps only that from which a plan below `limit` may come. */
export function prune(list: List, owed: Owed, limit: number) {
  const { sums, costs, steps, length } = list;
  let line = 0;
  let to = 0;
  for (let at = 0; at < length; at++) {
    const sum = sums[at] as number;
    const cost = costs[at] as number;
    line = highestLine(owed, line, sum);
    if (cost + owedAt(owed, line, sum) <= limit - 1)
      put(list, to++, sum, cost, steps[at] as number);
  }
  list.length = to;
}

function put({ sums, costs, steps }: List, at: number, sum: number, cost: number, step: number) {
  sums[at] = sum;
  costs[at] = cost;
  steps[at] = step;
}

/** From one line on, for ever greater sums. */
function highestLine(owed: Owed, from: number, sum: number): number {
  let line = from;
  while (line + 1 < owed.length && owedAt(owed, line + 1, sum) >= owedAt(owed, line, sum))
    line += 1;
  return line;
}

function owedAt({ starts, slopes }: Owed, line: number, sum: number): number {
  return (starts[line] as number) - (slopes[line] as number) * sum;
}
