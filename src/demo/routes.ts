import type { MiddlewareHandler } from "hono";
import { Hono } from "hono/tiny";
import type * as z from "zod/mini";
import {
  faults,
  importQuery,
  NO_FAULTS,
  renameMemberBody,
  setClockBody,
  signInBody,
  type Faults,
} from "../contract/demo.ts";
import { routes } from "../contract/routes.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import {
  invalid,
  jsonBody,
  operationKey,
  parseQuery,
  reply,
  signedIn,
  type Env,
} from "../server/http/request.ts";
import { problemResponse } from "../server/problem.ts";
import type { ResourceWrite } from "../server/store/resources.ts";
import { demoPartners } from "./partners.ts";
import type { ReceivedFile } from "./import-file.ts";
import type { DemoPorts } from "./ports.ts";
import { findOrCreateMember, isImported, listMembers, memberTime, nameOf } from "./member-store.ts";
import type { Provisioning } from "./provisioning.ts";

const MAX_FILE = 50 * 1024 * 1024;

const receivedFile: MiddlewareHandler<Env> = async (c, next) => {
  const parsed = parseQuery(c, importQuery);
  if (!parsed.ok) return parsed.response;
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.byteLength > MAX_FILE) return invalid(c, [{ pointer: "", code: "too-large" }]);
  c.set("body", { bytes, query: parsed.query } satisfies ReceivedFile);
  return next();
};

/** The page sends a key with an import; a request without one is never a repeated one. */
const optionalKey: MiddlewareHandler<Env> = (c, next) => {
  if (c.req.header("Idempotency-Key") !== undefined) return operationKey(c, next);
  c.set("key", c.var.ports.newId());
  return next();
};

/** What only the demo has: members to sign in as, their clocks, faults on purpose, and wallets from imported files. */
export function createDemoRoutes(ports: DemoPorts, provisioning: Provisioning) {
  const { store, clock: device } = ports;
  const demo = new Hono<Env>();

  demo.post(demoRoutes.signIn.path, jsonBody(signInBody), async (c) => {
    const { memberId } = c.var.body as z.infer<typeof signInBody>;
    const { language } = c.var;
    const found = await findOrCreateMember(ports, provisioning, memberId);
    if (!found) return problemResponse("not-found", device());
    const { member, progress } = found;
    const session = { memberId, name: nameOf(ports, member, language) };
    if (progress)
      return reply(demoRoutes.signIn, { ...session, provisioning: progress }, { status: 202 });
    await write(["session", { memberId }]);
    return reply(demoRoutes.signIn, session);
  });

  demo.delete(routes.signOut.path, async () => {
    await write(["session", { memberId: null }]);
    return new Response(null, { status: 204 });
  });

  demo.get(demoRoutes.listDemoMembers.path, async (c) => {
    const items = await listMembers(ports, provisioning, c.var.language);
    return reply(demoRoutes.listDemoMembers, { items });
  });

  demo.put(demoRoutes.renameDemoMember.path, jsonBody(renameMemberBody), async (c) => {
    const { name: given } = c.var.body as z.infer<typeof renameMemberBody>;
    const id = c.req.param("id");
    if (!isImported(id)) return problemResponse("not-found", device());
    const name = `member:${id}` as const;
    const isFound = await store.commit({ resources: [name] }, (state) => {
      const member = state.resource(name);
      const resources: ResourceWrite[] = member ? [[name, { ...member, name: given.trim() }]] : [];
      return { result: member !== undefined, resources };
    });
    return isFound ? new Response(null, { status: 204 }) : problemResponse("not-found", device());
  });

  demo.delete(demoRoutes.removeDemoMember.path, async (c) => {
    const id = c.req.param("id");
    if (!isImported(id) || !(await store.readResource(`member:${id}`))) {
      return problemResponse("not-found", device());
    }
    await store.removeMember(id);
    return new Response(null, { status: 204 });
  });

  demo.get(demoRoutes.readDemoClock.path, signedIn, async (c) => {
    const { memberId, now } = c.var.reader;
    const clock = (await store.readResource(`member:${memberId}`))?.clock ?? null;
    return reply(demoRoutes.readDemoClock, {
      now: clock === null ? null : now,
      running: clock?.running ?? true,
    });
  });

  demo.put(demoRoutes.setDemoClock.path, signedIn, jsonBody(setClockBody), async (c) => {
    const { now, running = true } = c.var.body as z.infer<typeof setClockBody>;
    const name = `member:${c.var.reader.memberId}` as const;
    const clock = now === null ? null : { now, setAt: device(), running };
    await store.commit({ resources: [name] }, (state) => {
      const member = state.resource(name);
      return { result: undefined, resources: member ? [[name, { ...member, clock }]] : [] };
    });
    return reply(demoRoutes.setDemoClock, {
      now: clock === null ? null : memberTime(clock, device()),
      running: clock?.running ?? true,
    });
  });

  demo.get(demoRoutes.readDemoFaults.path, async () => {
    return reply(demoRoutes.readDemoFaults, (await store.readResource("faults")) ?? NO_FAULTS);
  });

  demo.put(demoRoutes.setDemoFaults.path, jsonBody(faults), async (c) => {
    const set = c.var.body as Faults;
    await write(["faults", set]);
    return reply(demoRoutes.setDemoFaults, set);
  });

  demo.post(demoRoutes.makeDemoPartners.path, async (c) => {
    const items = await demoPartners(ports, new URL(c.req.url).origin);
    return reply(demoRoutes.makeDemoPartners, { items: [...items] });
  });

  demo.post(demoRoutes.resetDemo.path, async () => {
    await store.clear();
    return new Response(null, { status: 204 });
  });

  demo.post(demoRoutes.previewFile.path, receivedFile, async (c) => {
    const { previewImport } = await import("./import-file.ts");
    const file = await previewImport(ports, c.var.body as ReceivedFile, c.var.language);
    if (!file.ok) return invalid(c, [{ pointer: file.pointer, code: file.fault }]);
    return reply(demoRoutes.previewFile, file.preview);
  });

  demo.post(demoRoutes.importFile.path, optionalKey, receivedFile, async (c) => {
    const { importMember } = await import("./import-file.ts");
    const file = await importMember(ports, c.var.body as ReceivedFile, c.var.key);
    if (!file.ok) return invalid(c, [{ pointer: file.pointer, code: file.fault }]);
    if (file.isReused) return problemResponse("idempotency-key-reused", device());
    return reply(demoRoutes.importFile, file.result, { status: 201 });
  });

  return demo;

  async function write(resource: ResourceWrite): Promise<void> {
    await store.commit({}, () => ({ result: undefined, resources: [resource] }));
  }
}
