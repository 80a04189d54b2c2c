import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import type { Env } from "./request.ts";

export const contract = new Hono<Env>();

contract.get(routes.readContract.path, async () => {
  // Few ask for it: nobody else loads what makes it.
  const { openApi } = await import("../../contract/openapi.ts");
  return Response.json(openApi());
});
