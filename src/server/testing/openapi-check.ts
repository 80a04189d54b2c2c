import addFormats from "ajv-formats";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { openApi } from "../../contract/openapi.ts";

type DocumentedOperation = { readonly responses: Record<number, DocumentedResponse> };
type DocumentedResponse = { readonly content?: Record<string, unknown> };

const document = openApi();
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, "contract");
const validators = new Map<string, ValidateFunction>();

/** Throws if the response has a status, type or body that the OpenAPI document does not describe. */
export async function expectInContract(method: string, url: string, response: Response) {
  const { pathname } = new URL(url);
  const found = operationFor(method.toLowerCase(), pathname);
  // Other paths belong to the file server, or are not found.
  if (!found) return;
  const { pointer, operation } = found;
  const what = `${method} ${pathname} ${response.status}`;
  const documented = operation.responses[response.status];
  if (!documented) throw new Error(`${what} is not in the contract`);
  const [type = ""] = (response.headers.get("Content-Type") ?? "").split(";");
  if (!documented.content) return;
  const media = Object.keys(documented.content).find((each) => each.split(";")[0] === type);
  if (media === undefined)
    throw new Error(`${what} is of a type that is not in the contract: ${type}`);
  if (!type.endsWith("json") || !hasSchema(documented.content[media])) return;
  const steps = [...pointer, "responses", String(response.status), "content", media, "schema"];
  const validate = validatorAt(steps);
  if (!validate(await response.clone().json())) {
    throw new Error(`${what} is not as the contract says: ${ajv.errorsText(validate.errors)}`);
  }
}

function operationFor(method: string, pathname: string) {
  // A path without a parameter takes precedence over one with a parameter in the same position.
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
  return { pointer: ["paths", path, method], operation: operation as DocumentedOperation };
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
