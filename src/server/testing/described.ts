import addFormats from "ajv-formats";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { openApi } from "../../contract/openapi.ts";

type Operation = { readonly responses: Record<number, Described> };
type Described = { readonly content?: Record<string, unknown> };

const document = openApi();
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, "contract");
const validators = new Map<string, ValidateFunction>();

/** Stops at an answer that is not as the OpenAPI document says: another status, type or form. */
export async function expectDescribed(method: string, url: string, response: Response) {
  const { pathname } = new URL(url);
  const found = operationFor(method.toLowerCase(), pathname);
  // What the contract has no route for is the file server's, or not found.
  if (!found) return;
  const { pointer, operation } = found;
  const told = `${method} ${pathname} ${response.status}`;
  const described = operation.responses[response.status];
  if (!described) throw new Error(`${told} is not in the contract`);
  const [type = ""] = (response.headers.get("Content-Type") ?? "").split(";");
  if (!described.content) return;
  const media = Object.keys(described.content).find((each) => each.split(";")[0] === type);
  if (media === undefined)
    throw new Error(`${told} is of a type that is not in the contract: ${type}`);
  if (!type.endsWith("json") || !hasSchema(described.content[media])) return;
  const steps = [...pointer, "responses", String(response.status), "content", media, "schema"];
  const validate = validatorAt(steps);
  if (!validate(await response.clone().json())) {
    throw new Error(`${told} is not as the contract says: ${ajv.errorsText(validate.errors)}`);
  }
}

function operationFor(method: string, pathname: string) {
  // An address without an identifier in it goes before one that has one in the same place.
  const paths = Object.keys(document.paths).toSorted(
    (a, b) => Number(a.includes("{")) - Number(b.includes("{")),
  );
  const path = paths.find(
    (each) =>
      new RegExp(`^${each.replace("{id}", "[^/]+")}$`).test(pathname) &&
      document.paths[each]?.[method],
  );
  const operation = path && document.paths[path]?.[method];
  if (!operation) return undefined;
  return { pointer: ["paths", path, method], operation: operation as Operation };
}

function hasSchema(media: unknown): boolean {
  return Object.keys((media as { schema: object }).schema).length > 0;
}

function validatorAt(steps: readonly string[]): ValidateFunction {
  const pointer = steps.map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
  const known = validators.get(pointer);
  if (known) return known;
  const validate = ajv.compile({ $ref: `contract#/${encodeURI(pointer)}` });
  validators.set(pointer, validate);
  return validate;
}
