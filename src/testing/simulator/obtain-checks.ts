import type { CatalogTask } from "../../catalog/catalog.ts";
import { periodOf } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import type { Programme } from "../../rules/programme.ts";
import { sumOf } from "../../rules/testing/ledger-totals.ts";
import type { Terms } from "../../server/ports.ts";
import type { Store } from "../../server/store/store.ts";

type Grant = Extract<Entry, { kind: "grant" }>;
type Pending = Extract<Entry, { kind: "pending" }>;
type Obtained = Grant | Pending;
type Report = (violation: string) => void;

/** Checks what one member has obtained, and what is stored of it beside the ledger. */
export async function checkObtained(
  store: Store,
  memberId: string,
  ledger: readonly Entry[],
  { programme, catalog }: Terms,
  report: Report,
): Promise<void> {
  const { merchants } = catalog;
  const obtained = byCatalogItem(ledger);
  for (const { id, rate, cap, balance } of catalog.partners) {
    const entries = obtained.get(`exchange ${id}`) ?? [];
    const account = await store.readResource(`partner:${memberId}:${id}`);
    const left = balance - (sumOf(entries) * rate.theirs) / rate.ours;
    if ((account?.balance ?? balance) !== left)
      report(`${id} has ${account?.balance} points left, not ${left}`);
    const given = new Map<number, number>();
    for (const { at, points } of entries) {
      const period = periodOf(at, cap.per, programme);
      given.set(period, (given.get(period) ?? 0) + points);
    }
    if (Math.max(0, ...given.values()) > cap.points) report(`${id} gave more than its cap`);
    const expected = account && given.get(account.given.period);
    if (account && account.given.points !== expected)
      report(`${id} gave ${expected} points, not ${account.given.points}`);
  }
  for (const task of catalog.tasks) {
    const rewards = obtained.get(`task ${task.id}`) ?? [];
    const expected = checkRewards(task, rewards, programme, report);
    if (typeof task.evidence === "object" && "ledger" in task.evidence)
      checkBillsPaid(task, rewards, paidBills(ledger, merchants), programme, report);
    const stored = await store.readResource(`task:${memberId}:${task.id}`);
    if (stored?.period !== expected?.period || stored?.inARow !== expected?.inARow)
      report(`${task.id} is stored with period ${stored?.period}, ${stored?.inARow} in a row`);
  }
  await checkPending(store, memberId, ledger, report);
}

/** A task is rewarded once in a period, and a complete streak too. Returns the progress after the last reward. */
function checkRewards(
  task: CatalogTask,
  rewards: readonly Obtained[],
  programme: Programme,
  report: Report,
) {
  const given = new Map<number, number[]>();
  for (const { at, points } of rewards) {
    const period = task.period === "once" ? 0 : periodOf(at, task.period, programme);
    given.set(period, [...(given.get(period) ?? []), points]);
  }
  let progress: { readonly period: number; readonly inARow: number } | undefined;
  for (const [period, points] of given) {
    const inARow: number = progress?.period === period - 1 ? progress.inARow + 1 : 1;
    const isComplete = task.streak && inARow % task.streak.length === 0;
    const expected = isComplete ? [task.reward, task.streak.reward] : [task.reward];
    if (points.join() !== expected.join())
      report(`${task.id} gave ${points.join()} points, not ${expected.join()}`);
    progress = { period, inARow };
  }
  return progress;
}

/** Each reward has a utility bill that was paid before it in the same period. */
function checkBillsPaid(
  { id, period }: CatalogTask,
  rewards: readonly Obtained[],
  paid: readonly Entry[],
  programme: Programme,
  report: Report,
) {
  const periodAt = (at: Entry["at"]) => (period === "once" ? 0 : periodOf(at, period, programme));
  for (const { seq, at } of rewards) {
    if (!paid.some((entry) => entry.seq < seq && periodAt(entry.at) === periodAt(at)))
      report(`${id} is rewarded by ${seq} without a paid bill`);
  }
}

/** The entries that end the payment of a utility bill. */
function paidBills(ledger: readonly Entry[], merchants: Terms["catalog"]["merchants"]) {
  const utilities = new Set(merchants.filter(({ kind }) => kind === "utility").map(({ id }) => id));
  return ledger.filter(
    (entry) =>
      "id" in entry.subject &&
      utilities.has(entry.subject.id) &&
      (entry.kind === "capture" || (entry.kind === "payment" && entry.heldUntil === undefined)),
  );
}

/** Pending points are credited once or cancelled. What a purchase gave is clawed back once at most, and whole. */
async function checkPending(
  store: Store,
  memberId: string,
  ledger: readonly Entry[],
  report: Report,
) {
  for (const pending of ledger) {
    if (pending.kind !== "pending") continue;
    const { seq, source, creditAt, points } = pending;
    const ends = ledger.filter((entry) => "of" in entry && entry.of === seq);
    const grant = ends.find((entry): entry is Grant => entry.kind === "grant");
    if (ends.length > 1) report(`pending entry ${seq} ends ${ends.length} times`);
    if (grant && grant.points !== points) report(`${seq} gives ${grant.points}, not ${points}`);
    if (source === "exchange") {
      if (grant && grant.at !== creditAt) report(`${seq} is not credited at ${creditAt}`);
      continue;
    }
    let clawedBack = 0;
    for (const entry of grant ? ledger : []) {
      if (entry.kind === "clawback" && entry.of === grant?.seq)
        clawedBack += sumOf(entry.allocations) + entry.owed;
    }
    if (clawedBack !== 0 && clawedBack !== points)
      report(`${clawedBack} of the ${points} points of ${seq} are clawed back`);
    const stateBefore = ends.length === 0 ? "pending" : grant ? "credited" : "cancelled";
    const expected = clawedBack > 0 ? "clawed-back" : stateBefore;
    const stored = await store.readResource(`purchase:${memberId}:${seq}`);
    if (stored?.state !== expected) report(`purchase ${seq} is ${stored?.state}, not ${expected}`);
  }
}

/** A card is in one wallet at most, and is recorded as used by it. */
export async function checkCards(
  store: Store,
  ledgers: ReadonlyMap<string, readonly Entry[]>,
  { cards }: Terms["catalog"],
  report: Report,
): Promise<void> {
  const obtained = [...ledgers].map(([id, ledger]) => [id, byCatalogItem(ledger)] as const);
  for (const { number } of cards) {
    const users = obtained.flatMap(([id, items]) =>
      (items.get(`top-up ${number}`) ?? []).map(() => id),
    );
    const stored = await store.readResource(`card:${number}`);
    if (users.length > 1 || stored?.usedBy !== users[0])
      report(`card ${number} is used by ${users.join()} and stored for ${stored?.usedBy}`);
  }
}

/** What was granted or made pending, by source and item of the catalogue. Credits of pending points are left out. */
function byCatalogItem(ledger: readonly Entry[]): Map<string, Obtained[]> {
  const items = new Map<string, Obtained[]>();
  for (const entry of ledger) {
    if (entry.kind !== "pending" && (entry.kind !== "grant" || entry.of !== undefined)) continue;
    if (!("id" in entry.subject)) continue;
    const item = `${entry.source} ${entry.subject.id}`;
    const entries = items.get(item);
    if (entries) entries.push(entry);
    else items.set(item, [entry]);
  }
  return items;
}
