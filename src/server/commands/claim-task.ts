import type { CatalogTask } from "../../catalog/catalog.ts";
import type { Instant } from "../../rules/calendar.ts";
import { afterClaim, type ClaimTask, type TaskProgress } from "../../rules/obtain/task.ts";
import type { Terms } from "../ports.ts";
import type { Evidence } from "../store/resources.ts";
import type { State } from "../store/store.ts";
import type { CommandHandler } from "./run-command.ts";

/** `undefined` where the catalog has no such task. */
export function claimTask(
  { programme, catalog }: Terms,
  memberId: string,
  taskId: string,
): CommandHandler | undefined {
  const task = catalog.tasks.find(({ id }) => id === taskId);
  if (!task) return undefined;
  const name = `task:${memberId}:${taskId}` as const;
  const evidence = `evidence:${memberId}:${taskId}` as const;
  const command = (state: State, at: Instant): ClaimTask =>
    taskClaim(task, state.resource(name), state.resource(evidence), at);
  return {
    resources: [name, evidence],
    command,
    writes: (state, { at }) => [[name, afterClaim(command(state, at), at, programme)]],
  };
}

/** A claim at `at`. The session is evidence of a sign-in at any time. */
export function taskClaim(
  task: CatalogTask,
  progress: TaskProgress | undefined,
  evidence: Evidence | undefined,
  at: Instant,
): ClaimTask {
  return {
    kind: "task",
    task: { ...task, subject: { kind: "task", id: task.id } },
    progress,
    evidenceAt: task.evidence === "sign-in" ? at : evidence?.at,
  };
}
