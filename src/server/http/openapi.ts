import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import type { Env } from "./request.ts";

export const openapi = new Hono<Env>();

openapi.get(routes.readContract.path, async () => {
  // Loaded on demand: few clients ask for it.
  const { openApi } = await import("../../contract/openapi.ts");
  return Response.json(openApi());
});
