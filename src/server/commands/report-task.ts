import * as z from "zod/mini";
import type { CatalogTask } from "../../catalog/catalog.ts";
import { taskReportReceipt, type TaskReportBody } from "../../contract/partner.ts";
import { later, type Instant } from "../../rules/calendar.ts";
import { isDone } from "../../rules/obtain/task.ts";
import type { Terms } from "../ports.ts";
import { taskClaim } from "./claim-task.ts";
import type { RecordCommand } from "./execute-records.ts";

/** Records that the member did the task. A second report in the task's period changes nothing, and says so. */
export function reportTask(
  key: string,
  { programme }: Pick<Terms, "programme">,
  task: CatalogTask,
  { memberId, taskId }: TaskReportBody,
  now: Instant,
): RecordCommand {
  const name = `evidence:${memberId}:${taskId}` as const;
  return {
    memberId,
    resources: [name],
    decide(state) {
      // A claim is decided at the same time, which is never before the last entry.
      const at = later(now, state.wallet?.at ?? now);
      const before = state.resource(name);
      const isRepeated = isDone(taskClaim(task, undefined, before, at), at, programme);
      const evidence = isRepeated && before ? before : { at };
      return {
        writes: isRepeated ? [] : [[name, evidence]],
        body: z.encode(taskReportReceipt, {
          operation: { key },
          report: { memberId, taskId, at: evidence.at, isRepeated },
        }),
      };
    },
  };
}
