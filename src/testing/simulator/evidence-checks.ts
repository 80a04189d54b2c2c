import { periodOf, type Instant } from "../../rules/calendar.ts";
import { reporterOf } from "../../server/commands/task-evidence.ts";
import type { Work } from "../../server/store/store.ts";
import type { Environment } from "./environment.ts";

/** A partner's report of a task is applied once in a period. */
export function createEvidenceChecks({ programme, catalog, trace }: Environment) {
  /** The periods of the reports that were applied, by member and task. */
  const applied = new Map<string, Set<number>>();

  const reportedTask = (taskId: string) =>
    catalog.tasks.find((task) => task.id === taskId && reporterOf(task) !== undefined);

  function periodIn(taskId: string, at: Instant): number | undefined {
    const task = reportedTask(taskId);
    if (task === undefined) return undefined;
    return task.period === "once" ? 0 : periodOf(at, task.period, programme);
  }

  return {
    /** Called after every durable write. */
    onCommit({ resources = [] }: Work<unknown>) {
      for (const [name, value] of resources) {
        if (!name.startsWith("evidence:")) continue;
        const period = periodIn(name.split(":")[2] ?? "", (value as { readonly at: Instant }).at);
        if (period === undefined) continue;
        const periods = applied.get(name) ?? new Set();
        if (periods.has(period)) trace.fail(`${name} is applied twice in period ${period}`);
        applied.set(name, periods.add(period));
      }
    },

    /** Whether a report allows the reward of a task at this time; true for tasks that no partner reports. */
    allows(memberId: string, taskId: string, at: Instant): boolean {
      const period = periodIn(taskId, at);
      return (
        period === undefined || applied.get(`evidence:${memberId}:${taskId}`)?.has(period) === true
      );
    },
  };
}
