import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { openApi, problemCodesOf } from "./openapi.ts";
import { problems, type ProblemCode } from "./problem.ts";
import { routes } from "./routes.ts";

it("is a valid OpenAPI 3.1 document", async () => {
  const { valid, errors } = await new Validator().validate(openApi());
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

it("has every route once", () => {
  const operations = Object.values(openApi().paths).flatMap(Object.values);
  expect(
    operations.map(({ operationId }: { operationId: string }) => operationId).toSorted(),
  ).toEqual(Object.keys(routes).toSorted());
});

it("names every problem code among the answers of some route", () => {
  const named = new Set((Object.keys(routes) as (keyof typeof routes)[]).flatMap(problemCodesOf));
  expect(Object.keys(problems).filter((code) => !named.has(code as ProblemCode))).toEqual([]);
});
