/** One price of a product, in plain whole numbers. */
export type Offer = {
  readonly points: number;
  /** Less cash is less, and of the same cash fewer redemptions are: every one costs 1 or more. */
  readonly cost: number;
  /** The product's place in `stock`, which its prices share. */
  readonly product: number;
};

/** So many points are gone, used or not, once so many redemptions' time has passed. */
export type Deadline = { readonly actions: number; readonly points: number };

export type Task = {
  /** Most points first, then least cost. At least one. */
  readonly offers: readonly Offer[];
  /** By product; no more than there are actions. */
  readonly stock: readonly number[];
  /** With ever more actions and ever more points. */
  readonly deadlines: readonly Deadline[];
  /** The last of them: what is to be saved, and with how many redemptions at most. */
  readonly last: Deadline;
  readonly balance: number;
  /** What one unit of cash costs, of which every price takes a whole number: more than all redemptions do by theirs. */
  readonly perCash: number;
  readonly minimum: number;
  /** By product, where the last redemption may be of a larger price: whether a unit beside `stock` is kept for it. Not said: it is of `stock`. */
  readonly kept: readonly (boolean | undefined)[];
};

/** Redemptions by their offers' places, in the order in which they are done, each as soon as it may be. */
export type Found = { readonly cost: number; readonly picks: readonly number[] };

/** The task with these of its offers. */
export function only(task: Task, places: readonly number[]): Task {
  return { ...task, offers: places.map((place) => task.offers[place] as Offer) };
}

/** The task with at most so many redemptions. */
export function within(task: Task, actions: number): Task {
  const { deadlines, last, stock } = task;
  const reachable = deadlines
    .map((each) => ({ ...each, actions: Math.min(each.actions, actions) }))
    .filter((each, place, all) => each.actions !== all[place + 1]?.actions);
  return {
    ...task,
    deadlines: reachable,
    last: { ...last, actions },
    stock: stock.map((units) => Math.min(units, actions)),
  };
}

/**
 * The places without those of offers for which there are always cheaper ones of as many points. Whatever else is
 * redeemed, one of those has a unit left: together they have as many as there can be redemptions.
 */
export function withoutDearer({ offers, stock, last }: Task): readonly number[] {
  const products = new Set<number>();
  let points = 0;
  let units = 0;
  return [...offers.keys()].filter((place) => {
    const offer = offers[place] as Offer;
    if (offer.points !== points) {
      products.clear();
      units = 0;
    }
    points = offer.points;
    if (units >= last.actions) return false;
    if (!products.has(offer.product)) units += stock[offer.product] as number;
    products.add(offer.product);
    return true;
  });
}

/** By number of redemptions: the most points that they take. */
export function mostPoints({ offers, stock, last }: Task): readonly number[] {
  const left = stock.slice();
  const most = [0];
  for (const { points, product } of offers) {
    const units = Math.min(left[product] as number, last.actions + 1 - most.length);
    for (let unit = 0; unit < units; unit++) most.push((most.at(-1) as number) + points);
    left[product] = 0;
  }
  while (most.length <= last.actions) most.push(most.at(-1) as number);
  return most;
}

/** By number of redemptions, from none on: the points that these picks come to. */
export function pointsAfter({ offers }: Task, picks: readonly number[]): readonly number[] {
  const sums = [0];
  for (const place of picks) sums.push((sums.at(-1) as number) + (offers[place] as Offer).points);
  return sums;
}

/** Whether no more than `lost` is lost at any deadline. */
export function isInTime(task: Task, picks: readonly number[], lost: number): boolean {
  const sums = pointsAfter(task, picks);
  return task.deadlines.every(
    ({ actions, points }) => (sums[actions] ?? (sums.at(-1) as number)) >= points - lost,
  );
}

/** By number of redemptions: the fewest points that they must have taken before the last deadline, if so much is lost. */
export function floorsOf({ deadlines, last }: Task, lost: number): Float64Array {
  const floors = new Float64Array(last.actions + 1);
  for (const { actions, points } of deadlines.slice(0, -1)) {
    floors[actions] = Math.max(0, points - lost);
  }
  return floors;
}

/**
 * The numbers of redemptions whose points can come to what has to be saved, and to no more than the balance. All
 * prices differ by multiples of one number: so many of them come to the same, but for multiples of it.
 */
export function countsOf(task: Task, lost: number): readonly number[] {
  const { offers, last, balance } = task;
  const { points: first } = offers[0] as Offer;
  const { points: least } = offers.at(-1) as Offer;
  const step = stepOf(task);
  const counts: number[] = [];
  for (let count = 0; count <= last.actions; count++) {
    if (count * first < last.points - lost || count * least > balance - lost) continue;
    const beyond = balance - lost - count * first;
    const unused = step === 0 ? beyond : ((beyond % step) + step) % step;
    if (unused <= balance - last.points) counts.push(count);
  }
  return counts;
}

/** By multiples of this all prices differ; 0: all are the same. */
export function stepOf({ offers }: Task): number {
  const { points: first } = offers[0] as Offer;
  return offers.reduce((common, { points }) => commonDivisor(first - points, common), 0);
}

export function commonDivisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : commonDivisor(b, a % b);
}

/** Some units of an offer at once; `again`: as often as there are redemptions. */
export type Part = { readonly place: number; readonly units: number; readonly again: boolean };

/** Parts that make up every number of units that there are and that `goal` may take: 1, 2, 4 and so on, and the rest. */
export function partsOf({ offers, stock, last }: Task, place: number, goal: number): Part[] {
  const { product, points } = offers[place] as Offer;
  const enough = Math.min(last.actions, Math.ceil(goal / points));
  const units = stock[product] as number;
  if (units >= enough) return [{ place, units: 1, again: true }];
  const parts: Part[] = [];
  for (let left = units, next = 1; left > 0; left -= next, next *= 2) {
    parts.push({ place, units: Math.min(next, left), again: false });
  }
  return parts;
}
