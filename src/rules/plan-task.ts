/** One price of a product, in plain whole numbers. */
export type Offer = {
  readonly points: number;
  /** Less cash is less, and of the same cash fewer actions are: every action costs 1 or more. */
  readonly cost: number;
  /** The product's place in `stock`, which its prices share. */
  readonly product: number;
};

/** So many points are gone from the queue, used or not, once so many actions' time has passed. */
export type Deadline = { readonly actions: number; readonly points: number };

/**
 * The wallet as one queue of points, those that expire first in front. Redeeming and expiring both take from
 * its front, so how much of it is gone is all that the past decides about the future.
 */
export type Task = {
  /** Most points first, then least cost. At least one. */
  readonly offers: readonly Offer[];
  readonly stock: readonly number[];
  /** With ever more actions and ever more points. */
  readonly deadlines: readonly Deadline[];
  /** The last of them: what is to be saved, and until when. */
  readonly last: Deadline;
  /** What `deadlines` say, by the number of actions. */
  readonly expired: readonly number[];
  /** The whole queue. */
  readonly balance: number;
  readonly minimum: number;
};

/** Where some actions lead to, once it is time for the next one. */
export type Reached = {
  readonly actions: number;
  readonly gone: number;
  readonly lost: number;
  readonly cost: number;
};

/** A plan: its offers by their places, in the order in which they are redeemed, each as soon as it may be. */
export type Found = {
  readonly lost: number;
  readonly cost: number;
  readonly picks: readonly number[];
};

export function startOf({ expired: [gone = 0] }: Task): Reached {
  return { actions: 0, gone, lost: gone, cost: 0 };
}

/** `undefined`: the balance or the minimum does not allow it. */
export function afterOne(task: Task, from: Reached, offer: Offer): Reached | undefined {
  const left = task.balance - from.gone;
  if (left < task.minimum || left < offer.points) return undefined;
  const actions = from.actions + 1;
  const taken = from.gone + offer.points;
  const gone = Math.max(taken, task.expired[actions] ?? 0);
  return { actions, gone, lost: from.lost + gone - taken, cost: from.cost + offer.cost };
}

/** What is lost in all if nothing more is done. */
export function lostAt({ last }: Task, { lost, gone }: Reached): number {
  return lost + Math.max(0, last.points - gone);
}

/** Nothing is left to save, or no time. */
export function isOver({ last }: Task, { gone }: Reached): boolean {
  return gone >= last.points;
}

/**
 * Whether a larger price may come last, see `search`: only where a price is below the minimum, and where the
 * balance may be too before everything is saved.
 */
export function isGated({ offers, balance, last, minimum }: Task): boolean {
  return (offers.at(-1)?.points ?? 0) < minimum && balance - last.points + 1 < minimum;
}

/**
 * What can be done last although its price is larger than the one before: only where that one was below the
 * minimum, see `search`.
 */
export function* lastLarger(task: Task, from: Reached, place: number) {
  if ((task.offers[place]?.points ?? 0) >= task.minimum) return;
  for (let larger = 0; larger < place; larger++) {
    const offer = task.offers[larger];
    const end = offer && afterOne(task, from, offer);
    if (end) yield { larger, product: offer.product, lost: lostAt(task, end), cost: end.cost };
  }
}
