import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { signInBody } from "../../contract/session.ts";
import type * as z from "zod/mini";
import { problemResponse } from "../problem.ts";
import { jsonBody, reply, signedIn, type Env } from "./request.ts";
import { findOrMake, nameOf } from "../../demo/demo-members-store.ts";

export const session = new Hono<Env>();

session.get(routes.readSession.path, signedIn, (c) => {
  const { member, memberId } = c.var.reader;
  return reply(routes.readSession, { memberId, name: nameOf(member, c.var.language) });
});

session.post(routes.signIn.path, jsonBody(signInBody), async (c) => {
  const { makings, language } = c.var;
  const { store, clock, readDemoStatement: readStatement } = c.var.ports;
  const { memberId } = c.var.body as z.infer<typeof signInBody>;
  const found = await findOrMake(store, memberId, clock(), {
    readStatement,
    makings,
    language,
  });
  if (!found) return problemResponse("not-found", clock());
  const { member, making } = found;
  const told = { memberId, name: nameOf(member, language) };
  if (making) return reply(routes.signIn, { ...told, making }, { status: 202 });
  await store.commit({}, () => ({ result: undefined, resources: [["session", { memberId }]] }));
  return reply(routes.signIn, told);
});

session.delete(routes.signOut.path, async (c) => {
  await c.var.ports.store.commit({}, () => ({
    result: undefined,
    resources: [["session", { memberId: null }]],
  }));
  return new Response(null, { status: 204 });
});
