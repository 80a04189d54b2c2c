import { periodOf } from "../rules/calendar.ts";
import type { Entry, Item, Source } from "../rules/entry.ts";
import type { Programme } from "../rules/programme.ts";
import { sumOf } from "../rules/testing/tally.ts";
import type { Store } from "../server/store/store.ts";
import { cards, partners, tasks, type CatalogueTask } from "../server/worlds/offers.ts";

type Ledger = readonly Entry[];
type Granted = Extract<Entry, { kind: "grant" }>;
type Promised = Extract<Entry, { kind: "pending" }>;

/** What one member obtained, and what the service keeps of it beside the ledger: whatever does not agree, in words. */
export async function* obtainFaults(
  store: Store,
  memberId: string,
  ledger: Ledger,
  programme: Programme,
): AsyncGenerator<string> {
  yield* exchangeFaults(store, memberId, ledger, programme);
  yield* taskFaults(store, memberId, ledger, programme);
  yield* promiseFaults(store, memberId, ledger);
}

/** A partner's account is debited with each exchange, and gives no more in a day or month than its cap. */
async function* exchangeFaults(
  store: Store,
  memberId: string,
  ledger: Ledger,
  programme: Programme,
) {
  for (const { id, rate, cap, balance } of partners) {
    const account = await store.readResource(`partner:${memberId}:${id}`);
    const given = new Map<number, number>();
    let all = 0;
    for (const entry of ledger.filter((entry) => isObtained(entry, "exchange", "partner", id))) {
      const period = periodOf(entry.at, cap.per, programme);
      given.set(period, (given.get(period) ?? 0) + entry.points);
      all += entry.points;
    }
    for (const [period, points] of given) {
      if (points > cap.points) yield `${id} gave ${points} in ${cap.per} ${period}`;
    }
    const left = balance - (all * rate.theirs) / rate.ours;
    if ((account?.balance ?? balance) !== left)
      yield `${id} has ${account?.balance} and not ${left}`;
    if (account && account.given.points !== given.get(account.given.period))
      yield `${id} says that it gave ${account.given.points}`;
  }
}

/** A task is rewarded once in its period, and a streak when it is full. */
async function* taskFaults(store: Store, memberId: string, ledger: Ledger, programme: Programme) {
  for (const task of tasks) {
    const rewards = new Map<number, number[]>();
    for (const entry of ledger.filter((entry) => isObtained(entry, "task", "task", task.id))) {
      const period = task.period === "once" ? 0 : periodOf(entry.at, task.period, programme);
      rewards.set(period, [...(rewards.get(period) ?? []), entry.points]);
    }
    let inARow = 0;
    let last: number | undefined;
    for (const [period, given] of rewards) {
      inARow = last === period - 1 ? inARow + 1 : 1;
      last = period;
      const due = rewardsOf(task, inARow).join();
      if (given.join() !== due) yield `${task.id} gave ${given.join()} and not ${due}`;
    }
    const done = await store.readResource(`task:${memberId}:${task.id}`);
    if (done?.period !== last || (done?.inARow ?? 0) !== inARow)
      yield `${task.id} is noted for ${done?.period}, ${done?.inARow} in a row`;
  }
}

function rewardsOf({ reward, streak }: CatalogueTask, inARow: number): number[] {
  return streak && inARow % streak.length === 0 ? [reward, streak.reward] : [reward];
}

/** What is promised comes once or never; what came of a purchase is taken back at most once, and whole. */
async function* promiseFaults(store: Store, memberId: string, ledger: Ledger) {
  for (const promised of ledger) {
    if (promised.kind !== "pending") continue;
    const { seq, source, creditAt } = promised;
    const came = ledger.filter(
      (entry): entry is Granted => entry.kind === "grant" && entry.of === seq,
    );
    const never = ledger.filter((entry) => entry.kind === "cancellation" && entry.of === seq);
    if (came.length + never.length > 1)
      yield `${seq} is settled ${came.length + never.length} times`;
    if (came.some(({ points }) => points !== promised.points)) yield `${seq} gives other points`;
    if (source === "exchange") {
      if (came.some(({ at }) => at !== creditAt)) yield `${seq} is not credited at ${creditAt}`;
      continue;
    }
    const back = ledger.filter((entry) => entry.kind === "clawback" && entry.of === came[0]?.seq);
    const state = never.length > 0 ? "cancelled" : came.length === 0 ? "pending" : "credited";
    const kept = await store.readResource(`purchase:${memberId}:${seq}`);
    const due = back.length > 0 ? "clawed-back" : state;
    if (kept?.state !== due) yield `purchase ${seq} is ${kept?.state} and not ${due}`;
    if (back.length > 0) yield* clawbackFaults(promised, back);
  }
}

function* clawbackFaults({ seq, points }: Promised, back: Ledger) {
  let taken = 0;
  for (const entry of back)
    if (entry.kind === "clawback") taken += sumOf(entry.allocations) + entry.owed;
  if (taken !== points) yield `${taken} of ${points} points of purchase ${seq} are taken back`;
}

/** A card is in one wallet at most, and is known to be. */
export async function* cardFaults(
  store: Store,
  ledgers: ReadonlyMap<string, Ledger>,
): AsyncGenerator<string> {
  for (const { number } of cards) {
    const users = [...ledgers].flatMap(([id, ledger]) =>
      ledger.filter((entry) => isObtained(entry, "top-up", "card", number)).map(() => id),
    );
    const kept = await store.readResource(`card:${number}`);
    if (users.length > 1 || kept?.usedBy !== users[0])
      yield `card ${number} is used by ${users.join()}, and by ${kept?.usedBy} it is said`;
  }
}

/** An entry by which points were obtained or promised at a place of the catalogue; not their later coming. */
function isObtained(
  entry: Entry,
  source: Source,
  kind: Item["kind"],
  id: string,
): entry is Granted | Promised {
  if (entry.kind !== "pending" && (entry.kind !== "grant" || entry.of !== undefined)) return false;
  const { subject } = entry;
  return entry.source === source && "kind" in subject && subject.kind === kind && subject.id === id;
}
