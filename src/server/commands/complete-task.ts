import { afterTask, type CompleteTask } from "../../rules/obtain/task.ts";
import type { Terms } from "../ports.ts";
import type { State } from "../store/store.ts";
import type { CommandHandler } from "./run-command.ts";

/** `undefined` where the catalog has no such task. */
export function completeTask(
  { programme, catalog }: Terms,
  memberId: string,
  taskId: string,
): CommandHandler | undefined {
  const task = catalog.tasks.find(({ id }) => id === taskId);
  if (!task) return undefined;
  const name = `task:${memberId}:${taskId}` as const;
  const command = (state: State): CompleteTask => ({
    kind: "task",
    task: { ...task, subject: { kind: "task", id: taskId } },
    progress: state.resource(name),
  });
  return {
    resources: [name],
    command,
    writes: (state, { at }) => [[name, afterTask(command(state), at, programme)]],
  };
}
