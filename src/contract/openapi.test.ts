import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { openApi, problemCodesOf } from "./openapi.ts";
import { problems, type ProblemCode } from "./problem.ts";
import { routeDocs } from "./route-docs.ts";
import { allRoutes, type RouteName } from "./demo-routes.ts";

it("is a valid OpenAPI 3.1 document", async () => {
  const { valid, errors } = await new Validator().validate(openApi());
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

it("has every route once", () => {
  const operations = Object.values(openApi().paths).flatMap(Object.values);
  expect(
    operations.map(({ operationId }: { operationId: string }) => operationId).toSorted(),
  ).toEqual(Object.keys(allRoutes).toSorted());
});

it("names every problem code among the answers of some route", () => {
  const named = new Set((Object.keys(allRoutes) as RouteName[]).flatMap(problemCodesOf));
  expect(Object.keys(problems).filter((code) => !named.has(code as ProblemCode))).toEqual([]);
});

it("names the codes of each status of a route, so that no answer has another", () => {
  const { post } = openApi().paths["/api/donations"] as { post: Operation };
  const schema = post.responses[409]?.content["application/problem+json"].schema;
  expect(schema?.properties.code.enum).toEqual(routeDocs.donate.refusals);
});

it("has the payload of every webhook", () => {
  const { webhooks, components } = openApi();
  expect(Object.keys(webhooks)).toEqual([
    "payment.held",
    "payment.released",
    "redemption.created",
    "points.expiring",
  ]);
  for (const { post } of Object.values(webhooks)) {
    const { $ref } = post.requestBody.content["application/json"].schema;
    expect(components.schemas).toHaveProperty([$ref.split("/").at(-1) ?? ""]);
  }
});

type Schema = { readonly properties: { readonly code: { readonly enum: readonly string[] } } };
type Operation = {
  readonly responses: Record<
    number,
    { readonly content: { readonly "application/problem+json": { readonly schema: Schema } } }
  >;
};
