import { assert } from "../assertion.ts";
import { instant, nextPeriod, periodOf, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { refuseTooMany } from "../ledger/wallet.ts";
import { plus, points, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** Something to do for points, once in each period. */
export type Task = {
  readonly subject: Subject;
  readonly reward: Points;
  readonly period: "once" | "day" | "month";
  /** So many periods in a row earn a reward more, each time that many are full. */
  readonly streak?: { readonly length: number; readonly reward: Points };
};

/** The last period in which a member did the task, and how many in a row that made. */
export type TaskProgress = { readonly period: number; readonly inARow: number };

export type CompleteTask = {
  readonly kind: "task";
  readonly task: Task;
  readonly progress: TaskProgress | undefined;
};

/** Grants the reward, and the streak's beside it as a lot of its own. Refuses `cap-reached`, then `too-many-points`. */
export function decideTask(
  wallet: Wallet,
  command: CompleteTask,
  at: Instant,
  programme: Programme,
): Decision {
  const { task } = command;
  const { subject, reward, streak } = task;
  const length = streak?.length ?? 1;
  assert(Number.isSafeInteger(length) && length >= 1, () => `a streak of ${length}`);
  const nextAt = nextTaskAt(command, at, programme);
  if (nextAt !== at) return refuse({ code: "cap-reached", most: points(0), nextAt });
  const full =
    streak !== undefined && afterTask(command, at, programme).inARow % streak.length === 0;
  const tooMany = refuseTooMany(wallet, full ? plus(reward, streak.reward) : reward);
  if (tooMany) return tooMany;
  const rewards = full ? [reward, streak.reward] : [reward];
  return accept(
    ...rewards.map((each) => newGrant({ source: "task", subject, points: each }, at, programme)),
  );
}

/** What is known of the task after it was done at `at`. */
export function afterTask(
  { task, progress: done }: CompleteTask,
  at: Instant,
  programme: Programme,
): TaskProgress {
  assertDone(done);
  if (task.period === "once") return { period: 0, inARow: 1 };
  const period = periodOf(at, task.period, programme);
  return { period, inARow: done?.period === period - 1 ? done.inARow + 1 : 1 };
}

/** When the task can be done: `at` itself, the start of the next period, or never again. */
export function nextTaskAt(
  { task: { period }, progress: done }: Pick<CompleteTask, "task" | "progress">,
  at: Instant,
  programme: Programme,
): Instant | null {
  assertDone(done);
  if (done === undefined) return instant(at);
  if (period === "once") return null;
  return done.period === periodOf(at, period, programme) ? nextPeriod(at, period, programme) : at;
}

/** The periods in a row that still count: up to this one, or up to the one before, which this one may carry on. */
export function streakAt(
  { task: { period }, progress: done }: Pick<CompleteTask, "task" | "progress">,
  at: Instant,
  programme: Programme,
): number {
  assertDone(done);
  if (done === undefined || period === "once") return done?.inARow ?? 0;
  return done.period >= periodOf(at, period, programme) - 1 ? done.inARow : 0;
}

function assertDone(done: TaskProgress | undefined): void {
  if (done === undefined) return;
  const { period, inARow } = done;
  assert(Number.isSafeInteger(period) && period >= 0, () => `no period: ${period}`);
  assert(Number.isSafeInteger(inARow) && inARow >= 1, () => `${inARow} periods in a row`);
}
