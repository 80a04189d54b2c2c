import { chargeOf, type Need } from "./plan-charge.ts";
import { meet, type Met } from "./plan-meet.ts";
import type { Aim } from "./plan-sweep.ts";
import { likelyPrices, type Prices } from "./plan-prices.ts";
import { commonDivisor, countsOf, only, within, type Found, type Task } from "./plan-task.ts";

/** How much prices are varied: which ones bound best changes with what was redeemed before. */
const SCALES = [0.9, 1, 1.1];
/** At first, so many offers are tried besides those that the bound favours. */
const MORE = 8;
/** So many ways are followed at once at first; more of them are given up. */
const NARROW = { most: 4_000, left: 0 };
const WHOLE = { most: Infinity, left: 0 };
/** So large is the first sample in which one of the very cheapest plans is looked for. */
const SAMPLE = 700;

/** `from`: no plan costs less, as far as is known. */
type Asked = Pick<Aim, "lost" | "anyLast" | "alone"> & { readonly from: number };

/**
 * The cheapest plan that loses so much; each price of a product has the whole stock, see `search`. It is looked for
 * below a limit that rises from what is certain until there is one: offers that no plan below the limit can contain
 * are left out, and most of what is dearer is never looked at.
 *
 * Where very many ways are almost as cheap, one of the very cheapest is mostly soon found among some of them: that is
 * tried before all are followed, however many.
 */
export function cheapest(given: Task, { lost, anyLast, alone, from }: Asked): Found | undefined {
  if (given.last.points <= lost) return { cost: 0, picks: [] };
  const counts = countsOf(given, lost);
  const task = within(given, counts.at(-1) ?? 0);
  if (task.last.actions === 0) return undefined;
  const need = { lost, full: counts.length === 1, anyLast };
  const bound = boundOf(task, need);
  const dearest = task.offers.reduce((most, { cost }) => Math.max(most, cost), 0);
  const most = task.last.actions * dearest + 1;
  if (bound.least >= most) return undefined;
  let room = Math.max(firstRoom(bound), from - bound.least + 1);
  let width = alone ? WHOLE : NARROW;
  let growth = 1.5;
  for (;;) {
    const limit = Math.min(most, bound.least + room);
    const aim = { ...need, alone, limit, least: Math.max(bound.least, from), width };
    const { found, isWhole } = below(task, bound, aim);
    if (isWhole && (found || limit === most)) return found;
    if (!isWhole) {
      const sure = surely(task, need, bound.least);
      if (sure) return sure;
      width = WHOLE;
      // From the last limit below which there was none: from here on a limit too high takes long.
      room /= growth;
      growth = 1.25;
    }
    room = Math.ceil(room * growth);
  }
}

/** What every plan costs at least, and by place: how much more each costs that redeems that offer. */
type Bound = {
  readonly prices: readonly Prices[];
  readonly least: number;
  readonly excess: readonly number[];
};

function boundOf(task: Task, need: Need): Bound {
  const prices = likelyPrices(task, need);
  const charges = prices.map((each) => chargeOf(task, each, need));
  const step = task.offers.reduce((common, { cost }) => commonDivisor(cost, common), 0) || 1;
  const highest = (costs: readonly number[]) =>
    costs.reduce((most, cost) => Math.max(most, Math.ceil(cost / step) * step), 0);
  const least = highest(charges.map(({ owed }) => owed(0, 0)));
  const excess = task.offers.map(
    (_, place) => highest(charges.map(({ owed, excess }) => owed(0, 0) + excess(place))) - least,
  );
  return { prices, least, excess };
}

/** How far above what is certain a first plan is looked for. */
function firstRoom({ excess }: Bound): number {
  const favoured = excess.filter((more) => more <= 0).length;
  return Math.max(1, excess.toSorted((a, b) => a - b)[favoured + MORE] ?? 1);
}

/**
 * A plan of the least cash that is possible, as far as can be said beforehand, and of the fewest redemptions with
 * which it is, if a sample of all ways has one. Cash is whole: what would be less is as much as the next whole fen.
 */
function surely(task: Task, need: Need, bound: number): Found | undefined {
  const offers = task.offers.map((offer) => ({
    ...offer,
    cost: Math.floor(offer.cost / task.perFen),
  }));
  const leastCash = (actions: number) => boundOf(within({ ...task, offers }, actions), need).least;
  const cash = leastCash(task.last.actions);
  let fewest = need.full ? task.last.actions : 1;
  for (let enough = task.last.actions; fewest < enough;) {
    const middle = (fewest + enough) >> 1;
    if (leastCash(middle) <= cash) enough = middle;
    else fewest = middle + 1;
  }
  const least = Math.max(cash * task.perFen + fewest, bound);
  const shorter = within(task, Math.min(task.last.actions, least - cash * task.perFen));
  const bounded = boundOf(shorter, need);
  // Until some of the ways lead there, or it were all of them.
  for (let most = SAMPLE; ; most *= 3) {
    const width = { most, left: most / 2 };
    const aim = { ...need, alone: false, limit: least + 1, least, width };
    const { found, isWhole } = below(shorter, bounded, aim);
    if (found || isWhole) return found;
  }
}

function below(task: Task, { prices, least, excess }: Bound, aim: Omit<Aim, "early">): Met {
  const places = [...task.offers.keys()].filter(
    (place) => least + (excess[place] as number) < aim.limit,
  );
  const some = only(task, places);
  const scaled = prices.flatMap((each) =>
    scalesOf(each).map((scale) => each.map((price) => price * scale)),
  );
  let met: Met = { found: undefined, isWhole: true };
  for (const early of earlyLosses(task, aim)) {
    const limit = met.found?.cost ?? aim.limit;
    const next = meet(some, { ...aim, early, limit }, scaled);
    met = { found: next.found ?? met.found, isWhole: met.isWhole && next.isWhole };
  }
  const { found, isWhole } = met;
  return {
    isWhole,
    found: found && { ...found, picks: found.picks.map((place) => places[place] as number) },
  };
}

function scalesOf(prices: Prices): readonly number[] {
  return prices.some((price) => price !== 0) ? SCALES : [1];
}

/**
 * How much may be lost before the last redemption. It matters only to the minimum then: all that may be lost in all,
 * or exactly what leaves the minimum.
 */
function earlyLosses(task: Task, { lost, anyLast }: Need): readonly number[] {
  if (!anyLast) return [lost];
  const least = Math.max(0, lost - task.minimum + 1);
  if (task.deadlines.length === 1) return [least];
  return Array.from({ length: lost - least + 1 }, (_, more) => least + more);
}
