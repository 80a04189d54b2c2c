/**
 * Ways to redeem, by the sum of their points; those of one sum by their number of redemptions. One that costs no less
 * for as many points and no fewer redemptions is never needed, unless it left more of what prices share.
 */
export class List {
  sums = new Int32Array(64);
  actions = new Int32Array(64);
  costs = new Float64Array(64);
  /** What was done last on each way: see `Trail`. */
  steps = new Int32Array(64);
  /** What each took of products whose prices share scarce units: see `Use`. */
  used = new Int32Array(64);
  length = 0;

  /** Whether a way is needed behind those that there are. */
  needs(sum: number, cost: number, used: number): boolean {
    for (let at = this.length - 1; at >= 0 && this.sums[at] === sum; at--) {
      const tookNoMore = ((this.used[at] as number) & ~used) === 0;
      if (tookNoMore && (this.costs[at] as number) <= cost) return false;
    }
    return true;
  }

  put(sum: number, actions: number, cost: number, step: number, used: number) {
    if (this.length === this.sums.length) this.#grow();
    this.sums[this.length] = sum;
    this.actions[this.length] = actions;
    this.costs[this.length] = cost;
    this.steps[this.length] = step;
    this.used[this.length] = used;
    this.length += 1;
  }

  /** What these bits say matters no more. */
  forget(bits: number) {
    this.used = this.used.map((used) => used & ~bits);
  }

  keep(isKept: (at: number) => boolean) {
    const { sums, actions, costs, steps, used, length } = this;
    this.length = 0;
    for (let at = 0; at < length; at++) {
      if (!isKept(at)) continue;
      this.put(
        sums[at] as number,
        actions[at] as number,
        costs[at] as number,
        steps[at] as number,
        used[at] as number,
      );
    }
  }

  #grow() {
    this.sums = doubled(this.sums);
    this.actions = doubled(this.actions);
    const costs = new Float64Array(2 * this.costs.length);
    costs.set(this.costs);
    this.costs = costs;
    this.steps = doubled(this.steps);
    this.used = doubled(this.used);
  }
}

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
