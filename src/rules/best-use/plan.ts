import { dayOf, later, startOfDay, type Instant } from "../calendar.ts";
import { fen, minus, points, type Fen, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { settleDue } from "../expiry/settle-due.ts";
import type { Wallet } from "../ledger/wallet.ts";
import { compareScores, Table, type Score } from "./table.ts";
import { DayTable } from "./day-table.ts";
import { placesOf } from "./places.ts";
import { mostRedemptions, taskOf } from "./task.ts";
import type { DatedOffer, Offer, PlanTask, Redeemable } from "./task.ts";

export type PlannedRedemption = Omit<Offer, "stockIndex"> & {
  /** The first instant at which it is allowed: now, or the start of a later programme day. */
  readonly at: Instant;
};

export type Plan = {
  /** In the order in which they are to be made. */
  readonly redemptions: readonly PlannedRedemption[];
  /** How many fewer points expire than if nothing is done. */
  readonly saved: Points;
  readonly stillLost: Points;
  readonly cash: Fen;
  /** No plan is better. Otherwise it is the best found so far. */
  readonly isComplete: boolean;
};

/** The share of the offers that have been tried, from 0 to 1. It starts again whenever stock is divided. */
export type PlanProgress = { readonly share: number; readonly planSoFar: () => Plan };

/**
 * The redemptions with which the fewest points expire this programme month and the next; of those the least cash, then
 * the fewest redemptions, then the fewest points spent. Larger ones come first, or of a day's products the one with the
 * largest price, even where a price below the minimum balance would be possible only before a larger one. The order in
 * which products are stored does not matter.
 *
 * Payments and donations take any number of points, so they are not planned. Pending points are left out; holds count
 * as paid. A search can take seconds: it yields often, and its caller may stop it.
 */
export function* planRedemptions(
  wallet: Wallet,
  products: readonly Redeemable[],
  at: Instant,
  programme: Programme,
  // 128 MB. Where 270,000 points expire in 60 days, only the first redemptions are planned.
  maxStates = 2 ** 24,
): Generator<PlanProgress, Plan> {
  const now = later(at, wallet.at);
  const settled = settleDue(wallet, now, programme).wallet;
  const task = taskOf(settled, products, now, programme);
  const planOf = (picks: readonly DatedOffer[], isComplete: boolean): Plan => {
    const stillLost = points(lostWith(task, picks));
    return {
      redemptions: picks.map(({ productId, priceId, points, fen, day }) => {
        const at = day > 0 ? startOfDay(dayOf(now, programme), day, programme) : now;
        return { at, productId, priceId, points, fen };
      }),
      saved: minus(points(task.due), stillLost),
      stillLost,
      cash: fen(picks.reduce((total, pick) => total + pick.fen, 0)),
      isComplete,
    };
  };
  const { count, per } = programme.redemptionLimit;
  if (per === "product") {
    const places = placesOf(task, settled, now, programme);
    // A choice takes a quarter of the memory of a state.
    const taken = places.slice(0, Math.floor((4 * maxStates) / task.width));
    const table = new DayTable(task);
    for (const share of table.fill(taken)) {
      yield { share, planSoFar: () => planOf(table.picks(), false) };
    }
    return planOf(table.picks(), taken.length === places.length);
  }
  const today = mostRedemptions(1, settled, undefined, now, programme);
  const inTurn: MakePlan = (picks, isComplete) => {
    const dayOfTurn = (index: number) => Math.max(0, Math.ceil((index - today + 1) / count));
    const dated = picks.map((pick, index) => ({ ...pick, day: dayOfTurn(index) }));
    return planOf(dated, isComplete);
  };
  const redemptions = Math.min(task.redemptions, Math.floor(maxStates / task.width) - 1);
  if (redemptions < 1) return planOf([], task.redemptions === 0);
  const best = yield* searchBest({ ...task, redemptions }, inTurn);
  return inTurn(best.picks, redemptions === task.redemptions);
}

/** How many points expire all the same. */
function lostWith({ deadlines }: PlanTask, picks: readonly DatedOffer[]): number {
  let [made, gone, lost] = [0, 0, 0];
  for (const { days, points } of deadlines) {
    for (let pick = picks[made]; pick && pick.day < days; pick = picks[++made]) gone += pick.points;
    lost += Math.max(0, points - gone);
    gone = Math.max(gone, points);
  }
  return lost;
}

type MakePlan = (picks: readonly Offer[], isComplete: boolean) => Plan;
type Best = { readonly picks: readonly Offer[]; readonly end: Score };

/**
 * Returns a better plan than `best`, or that one. In a table each price has the whole stock of its product. Where the
 * plan takes more of a product than there is, the stock is divided between the prices in every way that may be better.
 */
function* searchBest(task: PlanTask, planOf: MakePlan, best?: Best): Generator<PlanProgress, Best> {
  const table = new Table(task);
  const inStock = (picks: readonly Offer[]) =>
    picks.filter((pick, index) => hasUnit(task, pick, picks.slice(0, index)));
  for (const share of table.fill()) {
    yield { share, planSoFar: () => planOf(best?.picks ?? inStock(table.picks()), false) };
  }
  const [end, picks] = [table.end, table.picks()];
  if (best && compareScores(end, best.end) >= 0) return best;
  const missing = picks.find((pick, index) => !hasUnit(task, pick, picks.slice(0, index)));
  if (!missing) return { picks, end };
  let found = yield* searchBest(asTaken(task, inStock(picks)), planOf, best);
  for (let units = 0; units <= (task.stock[missing.stockIndex] as number); units++) {
    if (compareScores(end, found.end) >= 0) break;
    found = yield* searchBest(setApart(task, missing, units), planOf, found);
  }
  return found;
}

function hasUnit({ stock }: PlanTask, { stockIndex }: Offer, before: readonly Offer[]): boolean {
  const used = before.filter((pick) => pick.stockIndex === stockIndex).length;
  return used < (stock[stockIndex] as number);
}

/** Gives some units to one price alone, and the rest to the other prices of its product. */
function setApart({ offers, stock, ...task }: PlanTask, offer: Offer, units: number): PlanTask {
  const { stockIndex } = offer;
  return {
    ...task,
    offers: offers.with(offers.indexOf(offer), { ...offer, stockIndex: stock.length }),
    stock: [...stock.with(stockIndex, (stock[stockIndex] as number) - units), units],
  };
}

/** Divides the stock that the picks use up just as they use it, which finds a good plan soon. */
function asTaken(task: PlanTask, picks: readonly Offer[]): PlanTask {
  let divided = task;
  for (const offer of new Set(picks)) {
    const units = picks.filter((pick) => pick === offer).length;
    if (!hasUnit(task, offer, picks)) divided = setApart(divided, offer, units);
  }
  return divided;
}
