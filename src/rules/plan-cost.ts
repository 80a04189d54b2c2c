import { chargeOf, type Need } from "./plan-charge.ts";
import { likelyPrices, type Prices } from "./plan-prices.ts";
import { Sweep, type Aim } from "./plan-sweep.ts";
import { commonDivisor, countsOf, only, within, type Found, type Task } from "./plan-task.ts";

/** How much prices are varied: which ones bound best changes with what was redeemed before. */
const SCALES = [0.6, 0.85, 0.95, 1, 1.05, 1.15, 1.4, 2, 5];
/** At first, so many offers are tried besides those that the bound favours. */
const MORE = 8;
/** To look at fewer entries than this is nothing. */
const EASY = 8_000;

/**
 * The cheapest plan that loses so much; each price of a product has the whole stock, see `search`. It is looked for
 * below a limit that rises from what is certain until there is one: offers that no plan below the limit can contain
 * are left out, and most of what is dearer is never looked at. `from`: none costs less, as far as is known.
 */
export function cheapest(
  given: Task,
  {
    lost,
    anyLast,
    from,
  }: { readonly lost: number; readonly anyLast: boolean; readonly from: number },
): Found | undefined {
  if (given.last.points <= lost) return { cost: 0, picks: [] };
  const counts = countsOf(given, lost);
  const task = within(given, counts.at(-1) ?? 0);
  if (task.last.actions === 0) return undefined;
  const need = { lost, full: counts.length === 1, anyLast };
  const prices = likelyPrices(task, lost);
  const { least, excess } = boundOf(task, prices, need);
  const dearest = task.offers.reduce((most, { cost }) => Math.max(most, cost), 0);
  const most = task.last.actions * dearest + 1;
  if (least >= most) return undefined;
  let room = Math.max(firstRoom(excess), from - least + 1);
  let before = 0;
  for (;;) {
    const limit = Math.min(most, least + room);
    const places = [...task.offers.keys()].filter((place) => (excess[place] as number) < room);
    const { found, work } = below(only(task, places), prices, {
      ...need,
      least: Math.max(least, from),
      limit,
    });
    if (found) return { ...found, picks: found.picks.map((place) => places[place] as number) };
    if (limit === most) return undefined;
    // What more room makes hardly harder is far from enough of it.
    room = Math.ceil(room * (work < EASY || work < 1.1 * before ? 2 : 1.35));
    before = work;
  }
}

/** What every plan costs at least, and by place: how much more each costs that redeems that offer. */
function boundOf(task: Task, prices: readonly Prices[], need: Need) {
  const charges = prices.map((each) => chargeOf(task, each, need));
  const step = task.offers.reduce((common, { cost }) => commonDivisor(cost, common), 0);
  const highest = (costs: readonly number[]) =>
    costs.reduce((most, cost) => Math.max(most, Math.ceil(cost / step) * step), 0);
  const least = highest(charges.map(({ owed }) => owed(0, 0)));
  const excess = task.offers.map(
    (_, place) => highest(charges.map(({ owed, excess }) => owed(0, 0) + excess(place))) - least,
  );
  return { least, excess };
}

/** How far above what is certain a first plan is looked for. */
function firstRoom(excess: readonly number[]): number {
  const favoured = excess.filter((more) => more <= 0).length;
  return Math.max(1, excess.toSorted((a, b) => a - b)[favoured + MORE] ?? 1);
}

function below(
  task: Task,
  prices: readonly Prices[],
  aim: Omit<Aim, "early">,
): { readonly found: Found | undefined; readonly work: number } {
  const charges = prices
    .flatMap((each) => scalesOf(each).map((scale) => each.map((price) => price * scale)))
    .map((each) => chargeOf(task, each, aim));
  let found: Found | undefined;
  let work = 0;
  for (const early of earlyLosses(task, aim)) {
    const sweep = new Sweep(task, { ...aim, early, limit: found?.cost ?? aim.limit }, charges);
    found = sweep.run() ?? found;
    work += sweep.work;
  }
  return { found, work };
}

function scalesOf(prices: Prices): readonly number[] {
  return prices.some((price) => price > 0) ? SCALES : [1];
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
