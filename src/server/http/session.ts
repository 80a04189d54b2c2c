import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { reply, signedIn, type Env } from "./request.ts";

/** Signing in and out belongs to whoever provides the identity. */
export const session = new Hono<Env>();

session.get(routes.readSession.path, signedIn, (c) => reply(routes.readSession, c.var.reader));
