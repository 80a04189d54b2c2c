import { openApi } from "../../contract/openapi.ts";

/** Values at the limits of a field, and one step beyond each. */
export type FieldLimits = {
  readonly field: string;
  readonly inside: readonly unknown[];
  readonly outside: readonly unknown[];
};

type Range = readonly [least: number, most: number];
type Property = {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Property[];
};

/** Written here once more, so that a mistake in the contract is found. Every other text is an id. */
const ID_LENGTH: Range = [1, 100];
const textLengths: Readonly<Record<string, Range>> = {
  "TopUp.number": [1, 40],
  "TopUp.password": [1, 40],
  "NewPartnerOrder.item": [1, 200],
  "RenameDemoMember.name": [1, 60],
};

/** Every other number is a number of points or fen, or a draw's. */
const AMOUNT: Range = [1, Number.MAX_SAFE_INTEGER];
const numberRanges: Readonly<Record<string, Range>> = {
  "Faults.latencyMs": [0, 60_000],
  "Faults.loseRequests": [0, 1],
  "Faults.loseAnswers": [0, 1],
  "Faults.breakAnswers": [0, 1],
};

const MAX_ADDRESS_LENGTH = 2_000;

/** The limits of all texts and numbers of a body. Dates and other texts with a pattern are left out. */
export function limitsOfFields(schemaName: string): FieldLimits[] {
  const schema = openApi().components.schemas[schemaName] as {
    readonly properties?: Readonly<Record<string, Property>>;
  };
  return Object.entries(schema.properties ?? {}).flatMap(([field, property]): FieldLimits[] => {
    const name = `${schemaName}.${field}`;
    const { type, format, pattern, enum: values } = property.anyOf?.[0] ?? property;
    if (pattern !== undefined || values !== undefined) return [];
    if (format === "uri") return [{ field, ...limitsOfAddress() }];
    if (type === "string") return [{ field, ...limitsOfText(textLengths[name] ?? ID_LENGTH) }];
    const step = type === "integer" ? 1 : type === "number" ? 1e-6 : undefined;
    if (step === undefined) return [];
    const [least, most] = numberRanges[name] ?? AMOUNT;
    return [{ field, inside: [least, most], outside: [least - step, most + step] }];
  });
}

/** Counted in characters: these take three bytes each. */
function limitsOfText([least, most]: Range) {
  const inside = [least, most].map((length) => "长".repeat(length));
  return { inside, outside: ["长".repeat(least - 1), "长".repeat(most + 1)] };
}

function limitsOfAddress() {
  const addressOf = (length: number) => "https://shop.example/".padEnd(length, "a");
  return { inside: [addressOf(MAX_ADDRESS_LENGTH)], outside: [addressOf(MAX_ADDRESS_LENGTH + 1)] };
}
