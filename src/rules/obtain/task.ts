import { assert } from "../assertion.ts";
import { instant, nextPeriod, periodOf, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { refuseTooMany, type Wallet } from "../ledger/wallet.ts";
import { plus, points, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";

/** Earns points once in each period. */
export type Task = {
  readonly subject: Subject;
  readonly reward: Points;
  readonly period: "once" | "day" | "month";
  /** Every `length` periods in a row earn another reward. */
  readonly streak?: { readonly length: number; readonly reward: Points };
};

/** The last period in which the member completed the task, and how many in a row that was. */
export type TaskProgress = { readonly period: number; readonly inARow: number };

export type CompleteTask = {
  readonly kind: "task";
  readonly task: Task;
  readonly progress: TaskProgress | undefined;
};

/** Grants the reward, and the reward of a streak as a second lot. Refuses `cap-reached`, then `too-many-points`. */
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
  const isFull =
    streak !== undefined && afterTask(command, at, programme).inARow % streak.length === 0;
  const tooMany = refuseTooMany(wallet, isFull ? plus(reward, streak.reward) : reward);
  if (tooMany) return tooMany;
  const rewards = isFull ? [reward, streak.reward] : [reward];
  return accept(
    ...rewards.map((each) => newGrant({ source: "task", subject, points: each }, at, programme)),
  );
}

/** The progress after the task was completed at `at`. */
export function afterTask(
  { task, progress }: CompleteTask,
  at: Instant,
  programme: Programme,
): TaskProgress {
  assertProgress(progress);
  if (task.period === "once") return { period: 0, inARow: 1 };
  const period = periodOf(at, task.period, programme);
  return { period, inARow: progress?.period === period - 1 ? progress.inARow + 1 : 1 };
}

/** When the task can be completed: `at`, or the start of the next period; `null`: never again. */
export function nextTaskAt(
  { task: { period }, progress }: Pick<CompleteTask, "task" | "progress">,
  at: Instant,
  programme: Programme,
): Instant | null {
  assertProgress(progress);
  if (progress === undefined) return instant(at);
  if (period === "once") return null;
  return progress.period === periodOf(at, period, programme)
    ? nextPeriod(at, period, programme)
    : at;
}

/** The current streak. It is not broken yet if the last period is the one before that of `at`. */
export function streakAt(
  { task: { period }, progress }: Pick<CompleteTask, "task" | "progress">,
  at: Instant,
  programme: Programme,
): number {
  assertProgress(progress);
  if (progress === undefined || period === "once") return progress?.inARow ?? 0;
  return progress.period >= periodOf(at, period, programme) - 1 ? progress.inARow : 0;
}

function assertProgress(progress: TaskProgress | undefined): void {
  if (progress === undefined) return;
  const { period, inARow } = progress;
  assert(Number.isSafeInteger(period) && period >= 0, () => `no period: ${period}`);
  assert(Number.isSafeInteger(inARow) && inARow >= 1, () => `${inARow} periods in a row`);
}
