import { aliPoint } from "../../rules/programme.ts";
import { afterTask, type CompleteTask } from "../../rules/obtain/task.ts";
import type { State } from "../store/store.ts";
import { tasks } from "../../catalog/offers.ts";
import type { CommandHandler } from "./execute.ts";

/** What doing a task is; `undefined` where there is no such task. */
export function completeTask(taskId: string, memberId: string): CommandHandler | undefined {
  const task = tasks.find(({ id }) => id === taskId);
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
    writes: (state, { at }) => [[name, afterTask(command(state), at, aliPoint)]],
  };
}
