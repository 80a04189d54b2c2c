import naughty from "big-list-of-naughty-strings/blns.json" with { type: "json" };
import { openApi } from "../../contract/openapi.ts";

/** A body that every route must refuse, and why. */
export type BadBody = { readonly why: string; readonly body: BodyInit };

type Json = Readonly<Record<string, unknown>>;
type Schema = { readonly properties?: Readonly<Record<string, Property>> };
type Property = { readonly type?: string; readonly minimum?: number };

const utf8 = new TextEncoder();
const LONG = "长".repeat(10_000);
const INVALID_UTF8 = [
  [0xff],
  [0xc3, 0x28],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
];

/** Values that no field accepts, except that a field of the right type accepts some. */
const WRONG: readonly unknown[] = [
  null,
  [],
  {},
  [1],
  { points: 1 },
  -1,
  1.5,
  -0.1,
  2 ** 53,
  1e300,
  "",
];
const WRONG_BY_TYPE: Readonly<Record<string, readonly unknown[]>> = {
  string: [0, 1, true, false],
  integer: ["1", "１", "0x10", "1e3", true, "NaN", LONG],
  number: ["0.5", true, 2],
  boolean: ["true", 0, 1],
};

/**
 * At least `count` bodies, each made from the good body by one change: a field that is missing, unknown, of a wrong type
 * or out of range, text that is not JSON, and so on.
 */
export function badBodies(schemaName: string, good: Json, count: number): BadBody[] {
  const { properties = {} } = (openApi().components.schemas[schemaName] ?? {}) as Schema;
  const bad = [
    ...missingFields(good),
    ...wrongValues(good, properties),
    ...unknownFields(good),
    ...notJson(good),
    ...bytes(good),
  ];
  for (let index = 0; bad.length < count; index++) {
    const text = naughty[index % naughty.length] ?? "";
    bad.push({ why: `a field called ${text}`, body: changed(good, { [`${text}${index}`]: text }) });
  }
  return bad;
}

const changed = (good: Json, by: Json) => JSON.stringify({ ...good, ...by });

function missingFields(good: Json): BadBody[] {
  return Object.keys(good).map((field) => {
    const { [field]: _removed, ...rest } = good;
    return { why: `without ${field}`, body: JSON.stringify(rest) };
  });
}

function wrongValues(good: Json, properties: Readonly<Record<string, Property>>): BadBody[] {
  return Object.entries(properties).flatMap(([field, { type = "", minimum }]) => {
    const below = minimum === undefined ? [] : [minimum - 1];
    const texts = type === "string" ? [LONG] : naughty;
    return [...WRONG, ...(WRONG_BY_TYPE[type] ?? []), ...below, ...texts].map((value) => ({
      why: `${field} is ${JSON.stringify(value)?.slice(0, 40)}`,
      body: changed(good, { [field]: value }),
    }));
  });
}

function unknownFields(good: Json): BadBody[] {
  const text = JSON.stringify(good).slice(1);
  const raw = ["__proto__", "constructor", "toString", "prototype", "", "id", "memberId", "seq"];
  return raw.flatMap((name) =>
    ["{}", '{"admin":true}', "null", "1"].map((value) => ({
      why: `an unknown field ${name}`,
      body: `{${JSON.stringify(name)}:${value}${text === "}" ? "}" : `,${text}`}`,
    })),
  );
}

function notJson(good: Json): BadBody[] {
  const text = JSON.stringify(good);
  const cut = Array.from({ length: text.length }, (_, end) => text.slice(0, end));
  const others = [
    "null",
    "true",
    "0",
    '"{}"',
    "[]",
    `[${text}]`,
    `${text},`,
    `${text}${text}`,
    "NaN",
  ];
  const quoted = text.replaceAll('"', "'");
  return [...cut, ...others, ...(quoted === text ? [] : [quoted]), "{a:1}", `\u0000${text}`].map(
    (body) => ({ why: `the text ${body.slice(0, 40)}`, body }),
  );
}

function bytes(good: Json): BadBody[] {
  const text = JSON.stringify(good);
  const whole = utf8.encode(text);
  const broken = INVALID_UTF8.map((invalid) => ({
    why: `invalid UTF-8 ${invalid.join(" ")}`,
    body: new Uint8Array([
      ...whole.slice(0, -1),
      ...utf8.encode(',"x":"'),
      ...invalid,
      ...utf8.encode('"}'),
    ]),
  }));
  const long = text + " ".repeat(64 * 1024 + 1 - whole.length);
  const deep = "[".repeat(20_000) + "]".repeat(20_000);
  return [...broken, { why: "64 KiB and a byte", body: long }, { why: "deep", body: deep }];
}

/** Identifiers that belong to nothing. */
export const strangeIds: readonly string[] = [
  ...naughty.filter((text) => text.length > 0 && text !== "." && text !== ".."),
  "new-0",
  "new--1",
  "new-1.5",
  "new-1e3",
  "new-9007199254740993",
  "new-999",
  "regular-1",
  LONG.slice(0, 200),
];
