import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { aliPoint } from "../../rules/programme.ts";
import { reply, type Env } from "./request.ts";

export const programme = new Hono<Env>();

programme.get(routes.readProgramme.path, () => reply(routes.readProgramme, aliPoint));
