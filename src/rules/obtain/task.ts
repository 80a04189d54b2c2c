import { assert } from "../assertion.ts";
import { instant, nextPeriod, periodOf, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { refuseTooMany, type Wallet } from "../ledger/wallet.ts";
import { plus, points, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";

/** Earns points once in each period in which the member has done it. */
export type Task = {
  readonly subject: Subject;
  readonly reward: Points;
  readonly period: "once" | "day" | "month";
  /** Every `length` periods in a row earn another reward. */
  readonly streak?: { readonly length: number; readonly reward: Points };
};

/** The last period in which the member claimed the reward, and how many in a row that was. */
export type TaskProgress = { readonly period: number; readonly inARow: number };

export type ClaimTask = {
  readonly kind: "task";
  readonly task: Task;
  readonly progress: TaskProgress | undefined;
  /** When the member has done the task, by the latest evidence. */
  readonly evidenceAt: Instant | undefined;
};

/** `done`: the reward can be claimed. */
export type TaskState = "to-do" | "done" | "claimed";

/**
 * Grants the reward, and the reward of a streak as a second lot. Refuses `cap-reached` if it was claimed in this
 * period, then `task-not-done`, then `too-many-points`.
 */
export function decideTaskClaim(
  wallet: Wallet,
  command: ClaimTask,
  at: Instant,
  programme: Programme,
): Decision {
  const { task } = command;
  const { subject, reward, streak } = task;
  const length = streak?.length ?? 1;
  assert(Number.isSafeInteger(length) && length >= 1, () => `a streak of ${length}`);
  const nextAt = nextClaimAt(command, at, programme);
  if (nextAt !== at) return refuse({ code: "cap-reached", most: points(0), nextAt });
  if (!isDone(command, at, programme)) return refuse({ code: "task-not-done" });
  const isFull =
    streak !== undefined && afterClaim(command, at, programme).inARow % streak.length === 0;
  const tooMany = refuseTooMany(wallet, isFull ? plus(reward, streak.reward) : reward);
  if (tooMany) return tooMany;
  const rewards = isFull ? [reward, streak.reward] : [reward];
  return accept(
    ...rewards.map((each) => newGrant({ source: "task", subject, points: each }, at, programme)),
  );
}

export function taskStateAt(claim: ClaimTask, at: Instant, programme: Programme): TaskState {
  if (nextClaimAt(claim, at, programme) !== at) return "claimed";
  return isDone(claim, at, programme) ? "done" : "to-do";
}

/** Evidence counts in the period of the task in which it lies, from the period's first instant on. */
export function isDone(
  { task: { period }, evidenceAt }: Pick<ClaimTask, "task" | "evidenceAt">,
  at: Instant,
  programme: Programme,
): boolean {
  if (evidenceAt === undefined) return false;
  return (
    period === "once" || periodOf(evidenceAt, period, programme) === periodOf(at, period, programme)
  );
}

/** The progress after the reward was claimed at `at`. */
export function afterClaim(
  { task, progress }: ClaimTask,
  at: Instant,
  programme: Programme,
): TaskProgress {
  assertProgress(progress);
  if (task.period === "once") return { period: 0, inARow: 1 };
  const period = periodOf(at, task.period, programme);
  return { period, inARow: progress?.period === period - 1 ? progress.inARow + 1 : 1 };
}

/** When a claim is not too early: at `at`, or at the start of the next period; `null`: never again. */
export function nextClaimAt(
  { task: { period }, progress }: Pick<ClaimTask, "task" | "progress">,
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
  { task: { period }, progress }: Pick<ClaimTask, "task" | "progress">,
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
