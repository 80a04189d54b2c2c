import { Hono } from "hono/tiny";
import type * as z from "zod/mini";
import { routes } from "../../contract/routes.ts";
import { faults, NO_FAULTS, setClockBody, type Faults } from "../../contract/demo.ts";
import { aliPoint } from "../../rules/programme.ts";
import { shownBy } from "../service-clock.ts";
import { bodyText, invalid, jsonBody, reply, signedIn, type Env } from "./request.ts";
import { keepMember, listMembers } from "../../demo/demo-members-store.ts";
import { replayStatement } from "../import/replay-rows.ts";
import { readStatement } from "../import/rows.ts";

const MAX_STATEMENT = 50 * 1024 * 1024;

/** What only the embedded service has: members to sign in as, their clocks, and wallets made of statements. */
export const demo = new Hono<Env>();

demo.get(routes.listDemoMembers.path, async (c) => {
  const items = await listMembers(c.var.ports.store, c.var.makings, c.var.language);
  return reply(routes.listDemoMembers, { items });
});

demo.get(routes.readDemoClock.path, signedIn, (c) => {
  const { member, now } = c.var.reader;
  const shown = member.clock === null ? null : now;
  return reply(routes.readDemoClock, { now: shown, running: member.clock?.running ?? true });
});

demo.put(routes.setDemoClock.path, signedIn, jsonBody(setClockBody), async (c) => {
  const { now, running = true } = c.var.body as z.infer<typeof setClockBody>;
  const { store, clock: device } = c.var.ports;
  const { member } = c.var.reader;
  const clock = now === null ? null : { now, setAt: device(), running };
  const changed = { ...member, clock };
  await store.commit({}, () => ({
    result: undefined,
    resources: [[`member:${member.id}`, changed]],
  }));
  const shown = clock === null ? null : shownBy(clock, device());
  return reply(routes.setDemoClock, { now: shown, running: clock?.running ?? true });
});

demo.get(routes.readDemoFaults.path, async (c) => {
  const set = await c.var.ports.store.readResource("faults");
  return reply(routes.readDemoFaults, set ?? NO_FAULTS);
});

demo.put(routes.setDemoFaults.path, jsonBody(faults), async (c) => {
  const set = c.var.body as Faults;
  await c.var.ports.store.commit({}, () => ({ result: undefined, resources: [["faults", set]] }));
  return reply(routes.setDemoFaults, set);
});

demo.post(routes.resetDemo.path, async (c) => {
  await c.var.ports.store.clear();
  return new Response(null, { status: 204 });
});

demo.post(routes.importFile.path, async (c) => {
  const { store, clock, newId: ids } = c.var.ports;
  const text = await bodyText(c, MAX_STATEMENT);
  if (text === undefined) return invalid(c, [{ pointer: "", code: "too-large-or-not-utf-8" }]);
  const statement = await readStatement(text, aliPoint, c.req.header("Content-Type"));
  if (!statement.ok)
    return invalid(c, [{ pointer: `/line/${statement.line}`, code: statement.fault }]);
  const now = clock();
  const replayed = replayStatement(statement.rows, now, aliPoint);
  const problems = [...statement.problems, ...replayed.problems].toSorted(
    (a, b) => a.line - b.line,
  );
  const member = await keepMember(
    store,
    { id: `statement-${ids()}`, madeAt: now, clock: null },
    replayed,
  );
  return reply(
    routes.importFile,
    { memberId: member.id, applied: replayed.applied, problems },
    { status: 201 },
  );
});
