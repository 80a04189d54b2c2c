import { expect, it } from "vitest";
import type { Instant } from "../calendar.ts";
import { decide, type Outcome } from "../decide.ts";
import { points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import {
  afterClaim,
  nextClaimAt,
  streakAt,
  taskStateAt,
  type ClaimTask,
  type Task,
  type TaskProgress,
} from "./task.ts";
import { at, NOW } from "../testing/fixtures.ts";
import { emptyWallet, type Wallet } from "../ledger/wallet.ts";

const MOST = Number.MAX_SAFE_INTEGER;
const once: Task = {
  subject: { kind: "product", id: "profile" },
  reward: points(50),
  period: "once",
};
const daily: Task = { subject: { kind: "product", id: "quiz" }, reward: points(5), period: "day" };
const monthly: Task = {
  subject: { kind: "product", id: "survey" },
  reward: points(30),
  period: "month",
};
const signIn: Task = { ...daily, streak: { length: 7, reward: points(20) } };

const claim = (
  task: Task,
  progress: TaskProgress | undefined,
  evidenceAt: Instant | undefined,
): ClaimTask => ({ kind: "task", task, progress, evidenceAt });

type Tried = { readonly done: TaskProgress | undefined; readonly outcome: Outcome };

const did = (
  task: Task,
  done: TaskProgress | undefined,
  when: Instant,
  wallet: Wallet = emptyWallet,
): Outcome => decide(wallet, claim(task, done, when), when, aliPoint);

/** Completes the task at each instant. Returns the last outcome and the progress. */
function doneAt(task: Task, ...times: string[]): Tried {
  let done: TaskProgress | undefined;
  let outcome: Outcome = { wallet: emptyWallet, entries: [] };
  for (const time of times) {
    const when = at(time);
    outcome = did(task, done, when, outcome.wallet);
    expect(outcome.refusal).toBeUndefined();
    done = afterClaim(claim(task, done, when), when, aliPoint);
  }
  return { done, outcome };
}
const days = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const day = String(from + index).padStart(2, "0");
    return `2026-03-${day}T${index % 2 === 0 ? "00:00:00.000" : "23:59:59.999"}+08:00`;
  });
const having = (amount: number) =>
  decide(
    emptyWallet,
    { kind: "grant", subject: { words: "x" }, points: points(amount) },
    at("2026-03-01T00:00:00+08:00"),
    aliPoint,
  ).wallet;

it("grants the reward", () => {
  expect(did(once, undefined, NOW).entries).toMatchObject([
    { kind: "grant", source: "task", subject: once.subject, points: 50, balanceAfter: 50 },
  ]);
});

it("never grants a task with the period `once` again", () => {
  const { done } = doneAt(once, "2026-03-30T12:00:00+08:00");
  expect(done).toEqual({ period: 0, inARow: 1 });
  expect(did(once, done, at("2056-01-01T00:00:00+08:00")).refusal).toEqual({
    code: "cap-reached",
    most: 0,
    nextAt: null,
  });
});

it("refuses a daily task until the last millisecond of the day in China, and grants it at midnight", () => {
  const { done } = doneAt(daily, "2026-03-30T00:00:00.000+08:00");
  const midnight = at("2026-03-31T00:00:00.000+08:00");
  expect(did(daily, done, at("2026-03-30T23:59:59.999+08:00")).refusal).toEqual({
    code: "cap-reached",
    most: 0,
    nextAt: midnight,
  });
  expect(did(daily, done, midnight).refusal).toBeUndefined();
});

it("refuses a monthly task until the last millisecond of the month in China, and grants it on the 1st", () => {
  const { done } = doneAt(monthly, "2026-03-01T00:00:00.000+08:00");
  const first = at("2026-04-01T00:00:00.000+08:00");
  expect(did(monthly, done, at("2026-03-31T23:59:59.999+08:00")).refusal).toEqual({
    code: "cap-reached",
    most: 0,
    nextAt: first,
  });
  expect(did(monthly, done, first).refusal).toBeUndefined();
});

it("changes the day at midnight in another programme's time zone", () => {
  const newYork = { ...aliPoint, zone: "America/New_York" };
  const first = at("2026-03-30T00:00:00-04:00");
  const done = afterClaim(claim(daily, undefined, first), first, newYork);
  const again = (when: string) =>
    decide(emptyWallet, claim(daily, done, at(when)), at(when), newYork).refusal?.code;
  expect(again("2026-03-30T23:59:59.999-04:00")).toBe("cap-reached");
  expect(again("2026-03-31T00:00:00.000-04:00")).toBeUndefined();
});

it("adds the reward of the streak as a second lot on the 7th day in a row, and not on the 6th", () => {
  expect(doneAt(signIn, ...days(1, 6)).outcome.entries).toMatchObject([{ points: 5 }]);
  const seventh = doneAt(signIn, ...days(1, 7));
  expect(seventh.outcome.entries).toMatchObject([
    { kind: "grant", source: "task", subject: signIn.subject, points: 5 },
    { kind: "grant", source: "task", subject: signIn.subject, points: 20 },
  ]);
  expect(seventh.done?.inARow).toBe(7);
});

it("adds it again on the 14th day, and not on the 8th or the 13th", () => {
  expect(doneAt(signIn, ...days(1, 8)).outcome.entries).toHaveLength(1);
  expect(doneAt(signIn, ...days(1, 13)).outcome.entries).toHaveLength(1);
  expect(doneAt(signIn, ...days(1, 14)).outcome.entries).toHaveLength(2);
});

it("starts a new streak after a missed day", () => {
  const broken = doneAt(signIn, ...days(1, 6), ...days(8, 8));
  expect(broken.outcome.entries).toHaveLength(1);
  expect(broken.done?.inARow).toBe(1);
  expect(doneAt(signIn, ...days(1, 6), ...days(8, 13)).outcome.entries).toHaveLength(1);
  expect(doneAt(signIn, ...days(1, 6), ...days(8, 14)).outcome.entries).toHaveLength(2);
});

it("adds the reward of a streak of length 1 each time", () => {
  const each = { ...daily, streak: { length: 1, reward: points(20) } };
  expect(doneAt(each, ...days(1, 1)).outcome.entries).toHaveLength(2);
  expect(doneAt(each, ...days(1, 2)).outcome.entries).toHaveLength(2);
});

it("adds no reward if the task has no streak", () => {
  expect(doneAt(daily, ...days(1, 7)).outcome.entries).toHaveLength(1);
});

it("counts months in a row over the end of the year", () => {
  const survey = { ...monthly, streak: { length: 2, reward: points(1) } };
  const turn = doneAt(survey, "2025-12-31T23:59:59.999+08:00", "2026-01-01T00:00:00+08:00");
  expect(turn.outcome.entries).toHaveLength(2);
  const missed = doneAt(survey, "2025-12-31T23:59:59.999+08:00", "2026-02-01T00:00:00+08:00");
  expect(missed.outcome.entries).toHaveLength(1);
});

it("grants up to the last safe integer, with the reward of the streak", () => {
  const { done } = doneAt(signIn, ...days(1, 6));
  const seventh = at("2026-03-07T12:00:00+08:00");
  expect(did(signIn, done, seventh, having(MOST - 25)).refusal).toBeUndefined();
  expect(did(signIn, done, seventh, having(MOST - 24)).refusal).toEqual({
    code: "too-many-points",
    most: 24,
  });
  expect(did(daily, done, seventh, having(MOST - 5)).refusal).toBeUndefined();
  expect(did(daily, done, seventh, having(MOST - 4)).refusal?.code).toBe("too-many-points");
});

it("refuses a completed task before it checks for too many points", () => {
  const { done } = doneAt(daily, "2026-03-07T12:00:00+08:00");
  const again = did(daily, done, at("2026-03-07T13:00:00+08:00"), having(MOST));
  expect(again.refusal?.code).toBe("cap-reached");
});

it("fails on a reward of no points", () => {
  expect(() => did({ ...once, reward: points(0) }, undefined, NOW)).toThrow("a grant of 0 points");
});

it("can be completed now, at the start of the next period, or never again", () => {
  const last = at("2026-03-31T23:59:59.999+08:00");
  const midnight = at("2026-04-01T00:00:00+08:00");
  const next = (task: Task, done: TaskProgress | undefined, when: Instant) =>
    nextClaimAt({ task, progress: done }, when, aliPoint);
  for (const task of [once, daily, monthly]) expect(next(task, undefined, last)).toBe(last);
  const after = (task: Task) => afterClaim(claim(task, undefined, last), last, aliPoint);
  expect(next(once, after(once), midnight)).toBeNull();
  for (const task of [daily, monthly]) {
    expect(next(task, after(task), last)).toBe(midnight);
    expect(next(task, after(task), midnight)).toBe(midnight);
  }
});

it("keeps a streak until the end of the next period", () => {
  const { done } = doneAt(signIn, ...days(1, 3));
  const streak = (when: string) => streakAt({ task: signIn, progress: done }, at(when), aliPoint);
  expect(streak("2026-03-03T23:59:59.999+08:00")).toBe(3);
  expect(streak("2026-03-04T23:59:59.999+08:00")).toBe(3);
  expect(streak("2026-03-05T00:00:00+08:00")).toBe(0);
  expect(streakAt({ task: signIn, progress: undefined }, NOW, aliPoint)).toBe(0);
  expect(streakAt({ task: once, progress: { period: 0, inARow: 1 } }, NOW, aliPoint)).toBe(1);
});

const claimed = (task: Task, evidence: string | undefined, when: string) =>
  decide(
    emptyWallet,
    claim(task, undefined, evidence === undefined ? undefined : at(evidence)),
    at(when),
    aliPoint,
  ).refusal?.code;

it("refuses every task without evidence, and says so only where it was not claimed", () => {
  for (const task of [once, daily, monthly, signIn]) {
    expect(claimed(task, undefined, "2026-03-30T12:00:00+08:00")).toBe("task-not-done");
  }
  const { done } = doneAt(daily, "2026-03-30T00:00:00+08:00");
  const again = claim(daily, done, undefined);
  expect(decide(emptyWallet, again, at("2026-03-30T12:00:00+08:00"), aliPoint).refusal?.code).toBe(
    "cap-reached",
  );
});

it("refuses a task that was not done before it checks for too many points", () => {
  const command = claim(daily, undefined, undefined);
  expect(decide(having(MOST), command, NOW, aliPoint).refusal?.code).toBe("task-not-done");
});

it.each([
  ["the first instant of the day", daily, "2026-03-30T00:00:00.000+08:00", undefined],
  ["the last instant before the day", daily, "2026-03-29T23:59:59.999+08:00", "task-not-done"],
  ["the first instant of the month", monthly, "2026-03-01T00:00:00.000+08:00", undefined],
  ["the last instant before the month", monthly, "2026-02-28T23:59:59.999+08:00", "task-not-done"],
  ["the same day a year before", daily, "2025-03-30T12:00:00.000+08:00", "task-not-done"],
  ["the same month a year before", monthly, "2025-03-30T12:00:00.000+08:00", "task-not-done"],
  ["ten years before, for a task of one time", once, "2016-03-30T12:00:00+08:00", undefined],
])("judges evidence of %s", (_when, task, evidence, code) => {
  expect(claimed(task, evidence, "2026-03-30T12:00:00+08:00")).toBe(code);
});

it("counts evidence of a month to its last millisecond in China", () => {
  const evidence = "2026-02-01T00:00:00.000+08:00";
  expect(claimed(monthly, evidence, "2026-02-28T23:59:59.999+08:00")).toBeUndefined();
  expect(claimed(monthly, evidence, "2026-03-01T00:00:00.000+08:00")).toBe("task-not-done");
});

it("is to do, done, then claimed until the next period, in which the evidence no longer counts", () => {
  const evidence = at("2026-03-30T08:00:00+08:00");
  const noon = at("2026-03-30T12:00:00+08:00");
  const midnight = at("2026-03-31T00:00:00+08:00");
  const done = afterClaim(claim(daily, undefined, evidence), noon, aliPoint);
  expect(taskStateAt(claim(daily, undefined, undefined), noon, aliPoint)).toBe("to-do");
  expect(taskStateAt(claim(daily, undefined, evidence), noon, aliPoint)).toBe("done");
  expect(taskStateAt(claim(daily, done, evidence), noon, aliPoint)).toBe("claimed");
  expect(taskStateAt(claim(daily, done, evidence), midnight, aliPoint)).toBe("to-do");
  expect(taskStateAt(claim(once, done, evidence), midnight, aliPoint)).toBe("claimed");
});
