import { Hono } from "hono/tiny";
import { taskReportBody } from "../../contract/partner.ts";
import { routes } from "../../contract/routes.ts";
import { reportTask } from "../commands/report-task.ts";
import { reporterOf } from "../commands/task-evidence.ts";
import { recordCommand } from "./partner.ts";
import { invalid, type Env } from "./request.ts";

export const taskReports = new Hono<Env>();

/** Tasks of other partners, and those whose evidence the service has itself, are not found. */
taskReports.post(
  routes.reportTask.path,
  ...recordCommand(taskReportBody, async (body, c) => {
    const { ports, partnerId, key } = c.var;
    const task = ports.catalog.tasks.find(({ id }) => id === body.taskId);
    if (!task || reporterOf(task) !== partnerId) return undefined;
    const memberTime = await ports.memberTime(body.memberId);
    if (memberTime === undefined) {
      return invalid(c, [{ pointer: "/memberId", code: "unknown-member" }]);
    }
    return reportTask(key, ports, task, body, memberTime);
  }),
);
