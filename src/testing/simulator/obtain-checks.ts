import { periodOf } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import type { Programme } from "../../rules/programme.ts";
import { sumOf } from "../../rules/testing/ledger-totals.ts";
import type { Store } from "../../server/store/store.ts";
import type { CatalogTask } from "../../catalog/catalog.ts";
import { sampleCatalog } from "../../catalog/sample-catalog.ts";

const { cards, partners, tasks } = sampleCatalog;

type Granted = Extract<Entry, { kind: "grant" }>;
type Promised = Extract<Entry, { kind: "pending" }>;
type Obtained = readonly (Granted | Promised)[];
type Say = (fault: string) => void;

/** Says what does not agree of what one member obtained, and of what the service keeps of it beside the ledger. */
export async function checkObtained(
  store: Store,
  memberId: string,
  ledger: readonly Entry[],
  programme: Programme,
  say: Say,
): Promise<void> {
  const obtained = byPlace(ledger);
  for (const { id, rate, cap, balance } of partners) {
    const entries = obtained.get(`exchange ${id}`) ?? [];
    const account = await store.readResource(`partner:${memberId}:${id}`);
    const left = balance - (sumOf(entries) * rate.theirs) / rate.ours;
    if ((account?.balance ?? balance) !== left) say(`${id} has ${account?.balance}, not ${left}`);
    const given = new Map<number, number>();
    for (const { at, points } of entries) {
      const period = periodOf(at, cap.per, programme);
      given.set(period, (given.get(period) ?? 0) + points);
    }
    if (Math.max(0, ...given.values()) > cap.points) say(`${id} gave more than its cap`);
    if (account && account.given.points !== given.get(account.given.period))
      say(`${id} says that it gave ${account.given.points}`);
  }
  for (const task of tasks) {
    const rewards = obtained.get(`task ${task.id}`) ?? [];
    const done = checkRewards(task, rewards, programme, say);
    const noted = await store.readResource(`task:${memberId}:${task.id}`);
    if (noted?.period !== done?.period || noted?.inARow !== done?.inARow)
      say(`${task.id} is noted for ${noted?.period}, ${noted?.inARow} in a row`);
  }
  await checkPromises(store, memberId, ledger, say);
}

/** A task is rewarded once in its period, and a streak when it is full. Gives the last period, and how many made it in a row. */
function checkRewards(task: CatalogTask, rewards: Obtained, programme: Programme, say: Say) {
  const given = new Map<number, number[]>();
  for (const { at, points } of rewards) {
    const period = task.period === "once" ? 0 : periodOf(at, task.period, programme);
    given.set(period, [...(given.get(period) ?? []), points]);
  }
  let done: { readonly period: number; readonly inARow: number } | undefined;
  for (const [period, points] of given) {
    const inARow: number = done?.period === period - 1 ? done.inARow + 1 : 1;
    const isFull = task.streak && inARow % task.streak.length === 0;
    const due = isFull ? [task.reward, task.streak.reward] : [task.reward];
    if (points.join() !== due.join()) say(`${task.id} gave ${points.join()}, not ${due.join()}`);
    done = { period, inARow };
  }
  return done;
}

/** What is promised comes once or never; what came of a purchase is taken back at most once, and whole. */
async function checkPromises(store: Store, memberId: string, ledger: readonly Entry[], say: Say) {
  for (const promised of ledger) {
    if (promised.kind !== "pending") continue;
    const { seq, source, creditAt, points } = promised;
    const since = ledger.filter((entry) => "of" in entry && entry.of === seq);
    const came = since.find((entry): entry is Granted => entry.kind === "grant");
    if (since.length > 1) say(`${seq} is settled ${since.length} times`);
    if (came && came.points !== points) say(`${seq} gives ${came.points}, not ${points}`);
    if (source === "exchange") {
      if (came && came.at !== creditAt) say(`${seq} is not credited at ${creditAt}`);
      continue;
    }
    let taken = 0;
    for (const entry of came ? ledger : []) {
      if (entry.kind === "clawback" && entry.of === came?.seq)
        taken += sumOf(entry.allocations) + entry.owed;
    }
    if (taken !== 0 && taken !== points) say(`${taken} of ${points} of ${seq} are taken back`);
    const before = since.length === 0 ? "pending" : came ? "credited" : "cancelled";
    const due = taken > 0 ? "clawed-back" : before;
    const kept = await store.readResource(`purchase:${memberId}:${seq}`);
    if (kept?.state !== due) say(`purchase ${seq} is ${kept?.state}, not ${due}`);
  }
}

/** A card is in one wallet at most, and is known to be. */
export async function checkCards(
  store: Store,
  ledgers: ReadonlyMap<string, readonly Entry[]>,
  say: Say,
): Promise<void> {
  const obtained = [...ledgers].map(([id, ledger]) => [id, byPlace(ledger)] as const);
  for (const { number } of cards) {
    const users = obtained.flatMap(([id, places]) =>
      (places.get(`top-up ${number}`) ?? []).map(() => id),
    );
    const kept = await store.readResource(`card:${number}`);
    if (users.length > 1 || kept?.usedBy !== users[0])
      say(`card ${number} is used by ${users.join()}, and ${kept?.usedBy} is noted`);
  }
}

/** What was obtained or promised at each place of the catalogue; not its later coming. */
function byPlace(ledger: readonly Entry[]): Map<string, (Granted | Promised)[]> {
  const places = new Map<string, (Granted | Promised)[]>();
  for (const entry of ledger) {
    if (entry.kind !== "pending" && (entry.kind !== "grant" || entry.of !== undefined)) continue;
    if (!("id" in entry.subject)) continue;
    const place = `${entry.source} ${entry.subject.id}`;
    const there = places.get(place);
    if (there) there.push(entry);
    else places.set(place, [entry]);
  }
  return places;
}
