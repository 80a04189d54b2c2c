import { boundsOf, type Bounds } from "./plan-bound.ts";
import { dive } from "./plan-dive.ts";
import { sweep } from "./plan-sweep.ts";
import type { Found, Task } from "./plan-task.ts";

/** So many tries find an easy plan, and prove it; more are better spent on a sweep. */
const TRIES = 4_000;

/**
 * The plan that loses least, and of those the one that costs least; exactly. It is enough to try plans
 *
 * - that leave no time unused. Done sooner, an action leaves no more of the queue gone after it, so nothing
 *   after it becomes impossible or loses more;
 * - that redeem larger prices first. Of two in turn, the larger first leaves more gone at any deadline between
 *   them and no more after both; and it can be done, save that it may leave less than the minimum for the
 *   smaller one. Then nothing could follow both, and the smaller is itself below the minimum (`lastLarger`).
 *
 * First what must be lost, then cost in growing steps above what is certain: most of what is dearer is never looked at.
 */
export function search(task: Task, tries = TRIES): Found {
  const bounds = boundsOf(task);
  let best = dive(task, bounds, { lost: Infinity, cost: Infinity, picks: [] }, Infinity).found;
  const { lost } = best;
  const floor = bounds.aim(lost);
  const watched: number[] = [];
  for (let step = 1; best.cost > floor; step *= 4) {
    const limit = { lost, cost: Math.min(floor + step, best.cost), picks: [] };
    const { found, all } = dive(task, bounds, limit, tries);
    if (found !== limit) best = found;
    if (!all) {
      const below = found === limit ? limit : found;
      best = sweepInStock(task, bounds, below, watched) ?? best;
    }
    if (best.cost <= limit.cost) break;
  }
  return best;
}

/** Sweeps until no product is taken more often than there is; `watched` grows by those that were. */
function sweepInStock(
  task: Task,
  bounds: Bounds,
  limit: Found,
  watched: number[],
): Found | undefined {
  for (;;) {
    const found = sweep(task, bounds, limit, watched);
    const over = found ? overdrawn(task, found) : [];
    if (over.length === 0) return found;
    watched.push(...over);
  }
}

function overdrawn({ offers, stock }: Task, { picks }: Found): number[] {
  const left = stock.slice();
  for (const place of picks) {
    const product = offers[place]?.product ?? 0;
    left[product] = (left[product] ?? 0) - 1;
  }
  return left.flatMap((count, product) => (count < 0 ? [product] : []));
}
