import type { Charge, Need } from "./plan-charge.ts";
import { emptyList, merge, prune, Trail, type List } from "./plan-list.ts";
import { owedBy } from "./plan-owed.ts";
import { floorsOf, partsOf, type Found, type Part, type Task } from "./plan-task.ts";

/** What is asked of a plan. */
export type Aim = Need & {
  /** How much of `lost` may be lost before the last redemption. */
  readonly early: number;
  /** No plan costs less. */
  readonly least: number;
  /** Only plans that cost less are looked for. */
  readonly limit: number;
};

type End = { readonly cost: number; readonly part: Part; readonly step: number };

/**
 * Looks for the cheapest plan below a limit. Offer by offer, the largest first, it keeps for every number of
 * redemptions and every sum of their points the cheapest way there, unless the charges say that no plan below the
 * limit goes that way.
 */
export class Sweep {
  readonly #task: Task;
  readonly #aim: Aim;
  readonly #goal: number;
  /** The most points after which something may follow. */
  readonly #most: number;
  readonly #floors: Float64Array;
  readonly #lists: List[];
  readonly #owed: ReturnType<typeof owedBy>;
  readonly #parts: Part[] = [];
  readonly #trail = new Trail();
  #spare = emptyList();
  #end: End | undefined;
  /** How many entries were looked at. */
  work = 0;

  constructor(task: Task, aim: Aim, charges: readonly Charge[]) {
    this.#task = task;
    this.#aim = aim;
    this.#goal = task.last.points - aim.lost;
    const { balance, minimum } = task;
    this.#most = aim.anyLast
      ? Math.min(this.#goal - 1, balance - minimum - aim.early)
      : this.#goal - 1;
    this.#floors = floorsOf(task, aim.early);
    this.#lists = Array.from({ length: task.last.actions }, () => emptyList());
    if (this.#floors[0] === 0 && this.#most >= 0) this.#lists[0] = { ...emptyList(1), length: 1 };
    this.#lists[0]?.steps.fill(-1);
    this.#owed = owedBy(charges, task.last.actions);
  }

  run(): Found | undefined {
    const { least } = this.#aim;
    for (let place = 0; place < this.#task.offers.length; place++) {
      for (const part of partsOf(this.#task, place, this.#goal)) this.#take(part);
      if (this.#limit() <= least) break;
      for (const [actions, list] of this.#lists.entries()) {
        this.work += list.length;
        if (list.length > 0) prune(list, this.#owed(place + 1, actions), this.#limit());
      }
    }
    if (this.#aim.anyLast) this.#takeLast();
    if (!this.#end) return undefined;
    const { cost, part, step } = this.#end;
    const parts = [...this.#trail.to(step).map((each) => this.#parts[each] as Part), part];
    return { cost, picks: parts.flatMap(({ place, units }) => Array(units).fill(place)) };
  }

  #limit(): number {
    return this.#end?.cost ?? this.#aim.limit;
  }

  #take(part: Part) {
    const { units, again } = part;
    const most = this.#task.last.actions - units;
    this.#parts.push(part);
    for (let turn = 0; turn <= most; turn++) {
      const actions = again ? turn : most - turn;
      const from = this.#lists[actions] as List;
      if (from.length === 0) continue;
      const lowest = this.#lowest(part, actions);
      if (!this.#aim.anyLast) this.#endWith(part, from, lowest);
      // After the last one nothing can follow.
      if (actions < most) this.#follow(part, actions, lowest);
    }
  }

  /** The least sum from which a part keeps to the deadlines that come while it is redeemed. */
  #lowest({ place, units }: Part, actions: number): number {
    const { points } = this.#task.offers[place] as Task["offers"][number];
    let lowest = 0;
    for (let unit = 1; unit < units; unit++) {
      lowest = Math.max(lowest, (this.#floors[actions + unit] as number) - unit * points);
    }
    return lowest;
  }

  #follow(part: Part, actions: number, lowest: number) {
    const { place, units } = part;
    const { points, cost } = this.#task.offers[place] as Task["offers"][number];
    const from = this.#lists[actions] as List;
    const to = actions + units;
    const step = units * points;
    const begin = placeOf(from, Math.max(lowest, (this.#floors[to] as number) - step));
    const end = placeOf(from, this.#most - step + 1);
    if (begin >= end) return;
    const list = this.#lists[to] as List;
    const size = list.length + end - begin;
    const out = this.#spare.sums.length < size ? emptyList(2 * size) : this.#spare;
    const index = this.#parts.length - 1;
    this.work += size;
    merge(
      out,
      list,
      from,
      { begin, end, points: step, cost: units * cost },
      this.#owed(place, to),
      this.#limit(),
      (before) => this.#trail.add(index, before),
    );
    this.#lists[to] = out;
    this.#spare = list;
  }

  /** Any offer may come last, as long as the balance is not below the minimum by then. */
  #takeLast() {
    const { offers, stock, kept } = this.#task;
    for (const [place, { product }] of offers.entries()) {
      if (!(kept[product] ?? (stock[product] as number) > 0)) continue;
      for (const list of this.#lists) this.#endWith({ place, units: 1, again: false }, list, 0);
    }
  }

  #endWith(part: Part, list: List, lowest: number) {
    const { points, cost } = this.#task.offers[part.place] as Task["offers"][number];
    const { balance, last } = this.#task;
    const step = part.units * points;
    const least = this.#goal - step;
    const end = placeOf(list, least + balance - last.points + 1);
    for (let at = placeOf(list, Math.max(lowest, least)); at < end; at++) {
      const total = (list.costs[at] as number) + part.units * cost;
      if (total < this.#limit()) this.#end = { cost: total, part, step: list.steps[at] as number };
    }
  }
}

/** The place of the first entry with so many points or more. */
function placeOf({ sums, length }: List, points: number): number {
  let begin = 0;
  let end = length;
  while (begin < end) {
    const middle = (begin + end) >>> 1;
    if ((sums[middle] as number) < points) begin = middle + 1;
    else end = middle;
  }
  return begin;
}
