import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { reply, type Env } from "./request.ts";

export const programme = new Hono<Env>();

programme.get(routes.readProgramme.path, (c) => reply(routes.readProgramme, c.var.ports.programme));
