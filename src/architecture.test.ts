import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";

/** Which layers a layer may import, besides itself. A feature is a layer of its own. */
const mayImport: Record<string, readonly string[]> = {
  rules: [],
  catalog: ["contract", "rules"],
  contract: ["rules"],
  server: ["contract", "catalog", "rules"],
  demo: ["server", "catalog", "contract", "rules"],
  "demo/screens": [
    "catalog",
    "demo",
    "features",
    "spend",
    "api",
    "contract",
    "rules",
    "ui",
    "state",
    "locales",
  ],
  mocks: ["server", "demo", "catalog", "contract", "rules"],
  api: ["contract", "rules"],
  state: ["contract"],
  ui: [],
  locales: [],
  spend: ["api", "contract", "rules", "ui", "state"],
  features: ["spend", "api", "contract", "rules", "ui", "state"],
  app: ["features", "spend", "api", "ui", "state", "contract", "rules", "locales"],
  main: ["app", "api", "mocks", "demo/screens"],
  testing: [],
};

/** What a folder of the rules may import, besides itself and the files at the top. No two know each other. */
const mayImportRules: Record<string, readonly string[]> = {
  ledger: [],
  obtain: ["ledger"],
  spend: ["ledger"],
  expiry: ["obtain", "ledger"],
  "best-use": ["spend", "expiry", "ledger"],
};
/** Path below src -> source text. */
type Sources = Readonly<Record<string, string>>;
type Import = { readonly specifier: string; readonly dynamic: boolean };
type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

const isModule = (path: string) => /\.tsx?$/.test(path);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
/** What tests share stands in a folder or a file called testing. It may import anything. */
const isForTests = (path: string) => /(^|\/)testing(\/|\.tsx?$)/.test(path);

const demoScreens = new Set(["controls", "import", "messages", "settings", "shop", "sign-in"]);

/** `features/redeem/form.tsx` -> `features/redeem`, `rules/lot.ts` -> `rules`, `main.tsx` -> `main`. The demo's screens are a layer of their own. */
function layerOf(path: string): string {
  const [first = "", second = "", third] = path.split("/");
  if (first === "features" && third !== undefined) return `features/${second}`;
  if (first === "demo" && demoScreens.has(second)) return "demo/screens";
  return /^main(-service)?\.tsx$/.test(first) ? "main" : first;
}

const kindOf = (layer: string) => layer.replace(/^features\/.*/, "features");

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(nodesIn);
  return "type" in value ? [value as Node, ...inner] : inner;
}

/** Static, dynamic and type imports, and what is exported from elsewhere. */
function importsIn(nodes: readonly Node[]): Import[] {
  return nodes
    .filter(({ type, source }) => source && /^(Import|Export|TSImport)/.test(type))
    .map(({ type, source }) => {
      const { value, quasis } = source as {
        value?: string;
        quasis?: { value: { cooked: string } }[];
      };
      const only = quasis?.length === 1 ? quasis[0]?.value.cooked : undefined;
      return { specifier: value ?? only ?? "(computed)", dynamic: type === "ImportExpression" };
    });
}

function faultOfImport(
  from: string,
  { specifier, dynamic }: Import,
  sources: Sources,
  packages: readonly string[],
) {
  const layer = layerOf(from);
  if (!specifier.startsWith(".")) {
    const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
    if (layer === "rules") {
      const isAllowed = isForTests(from) && /^(fast-check|temporal-polyfill)$/.test(name);
      return isAllowed ? undefined : "rules import rules only";
    }
    if (name.startsWith("node:") && isForTests(from)) return undefined;
    if (name === "msw" && layer !== "mocks") return "only mocks know MSW";
    return packages.includes(name) ? undefined : "no package of ours: an alias hides the direction";
  }
  const target = posix.join(posix.dirname(from), specifier.replace(/\?.*/, ""));
  if (target.startsWith("..")) return "leaves src";
  if (!(target in sources)) return "no such file: imports are written with their extension";
  const other = layerOf(target);
  if (isForTests(from)) return undefined;
  if (isForTests(target)) return "only tests import what is for tests";
  if (layer === "rules" && other === layer) return faultOfRulesImport(from, target);
  if (other === layer) return undefined;
  if (layer === "server" && other === "catalog" && !/^catalog\/(catalog|text)\.ts$/.test(target))
    return "the service is given its catalog";
  if (other === "mocks" && !dynamic)
    return "mocks come by import() only: a real service ships none";
  // A style sheet or the like beside main.tsx is a part of it.
  if (layer === "main" && !target.includes("/") && !isModule(target)) return undefined;
  const isOtherFeature = kindOf(layer) === "features" && kindOf(other) === "features";
  const isAllowed = !isOtherFeature && mayImport[kindOf(layer)]?.includes(kindOf(other));
  return isAllowed ? undefined : `${layer} must not import ${other}`;
}

/** `rules/ledger/lot.ts` -> `ledger`; a file at the top of the rules has no folder. */
const rulesFolderOf = (path: string) =>
  path.split("/").length > 2 ? path.split("/")[1] : undefined;

function faultOfRulesImport(from: string, target: string): string | undefined {
  const folder = rulesFolderOf(from);
  const other = rulesFolderOf(target);
  if (folder === undefined || other === undefined || folder === other) return undefined;
  return mayImportRules[folder]?.includes(other)
    ? undefined
    : `rules/${folder} must not import rules/${other}`;
}

/** The first circle of imports, types among them, as the files on it. */
function circleIn(sources: Sources): string[] | undefined {
  const targets = new Map(
    Object.entries(sources)
      .filter(([path]) => isModule(path) && !isTest(path))
      .map(([path, text]) => [path, targetsOf(path, text).filter((target) => target in sources)]),
  );
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    const start = trail.indexOf(path);
    if (start >= 0) return trail.slice(start);
    if (done.has(path)) return undefined;
    for (const target of targets.get(path) ?? []) {
      const circle = visit(target, [...trail, path]);
      if (circle) return circle;
    }
    done.add(path);
    return undefined;
  };
  for (const path of targets.keys()) {
    const circle = visit(path, []);
    if (circle) return circle;
  }
  return undefined;
}

function targetsOf(path: string, text: string): string[] {
  const program = parseAst(text, { lang: path.endsWith("x") ? "tsx" : "ts" });
  return importsIn(nodesIn(program.body))
    .filter(({ specifier, dynamic }) => specifier.startsWith(".") && !dynamic)
    .map(({ specifier }) => posix.join(posix.dirname(path), specifier));
}

/** The rules read no clock. (The linter knows Date.now and Math.random, but not these two.) */
function readsClock({ type, callee, arguments: given }: Node): boolean {
  const isDate = (callee as { name?: string } | undefined)?.name === "Date";
  if (type === "CallExpression") return isDate;
  return type === "NewExpression" && isDate && (given as unknown[]).length === 0;
}

/**
 * Where a number may be called points, fen or an instant without being looked at: at the doors, which do look at it,
 * and where sums are made entry by entry of what came through them.
 */
const mayCast = /^rules\/(points|calendar|ledger\/(expiry-rows|fold|lot-queue))\.ts$/;

function goesAroundDoors({ type, typeAnnotation }: Node): boolean {
  const { typeName } = (typeAnnotation ?? {}) as { typeName?: { name?: string } };
  const isCast = type === "TSAsExpression" || type === "TSTypeAssertion";
  return isCast && /^(Points|Fen|Instant)$/.test(typeName?.name ?? "");
}

function isBarrel(statements: readonly Node[]): boolean {
  const passesOn = ({ type, declaration }: Node) =>
    type === "ExportAllDeclaration" || (type === "ExportNamedDeclaration" && !declaration);
  return (
    statements.some(passesOn) &&
    statements.every((statement) => statement.type === "ImportDeclaration" || passesOn(statement))
  );
}

function faultsOfName(path: string): string[] {
  const stems = path.split("/").map((part) => part.replace(/\..*/, ""));
  const isVague = stems.some((stem) => /(^|-)(utils?|helpers?|common|misc)$/.test(stem));
  return [
    ...(isVague ? ["a name that says nothing"] : []),
    ...(stems.at(-1) === "index" ? ["a barrel"] : []),
    ...(kindOf(layerOf(path)) in mayImport || path.endsWith(".d.ts")
      ? []
      : ["belongs to no layer"]),
  ];
}

/** Every fault in the sources, as `file: what is wrong`. Tests may import what they like. */
function faultsIn(sources: Sources, packages: readonly string[]): string[] {
  return Object.entries(sources).flatMap(([path, text]) => {
    if (!isModule(path) || isTest(path)) return [];
    const program = parseAst(text, { lang: path.endsWith("x") ? "tsx" : "ts" });
    const nodes = nodesIn(program.body);
    const statements = program.body as unknown as readonly Node[];
    const faults = importsIn(nodes).map((found) => {
      const fault = faultOfImport(path, found, sources, packages);
      return fault === undefined ? [] : [`${fault} (${found.specifier})`];
    });
    return [
      ...faultsOfName(path),
      ...(isBarrel(statements) ? ["a barrel"] : []),
      ...(layerOf(path) === "rules" && nodes.some(readsClock) ? ["reads the clock"] : []),
      ...(layerOf(path) === "server" && !isForTests(path) && /\baliPoint\b/.test(text)
        ? ["knows a programme: it is given one"]
        : []),
      ...(mayCast.test(path) || isForTests(path) || !nodes.some(goesAroundDoors)
        ? []
        : ["makes points, fen or an instant by a cast"]),
      ...faults.flat(),
    ].map((fault) => `${path}: ${fault}`);
  });
}

describe("the architecture", () => {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(folder, posix.join(entry.parentPath, entry.name)));
  const sources = Object.fromEntries(
    paths.map((path) => [path, readFileSync(posix.join(folder, path), "utf8")]),
  );
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(posix.join(folder, "../package.json"), "utf8"),
  ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
  const packages = Object.keys({ ...dependencies, ...devDependencies });

  it("has modules to look at, the rules among them", () => {
    const rules = paths.filter(
      (path) => isModule(path) && !isTest(path) && layerOf(path) === "rules",
    );
    expect(rules.length).toBeGreaterThan(0);
  });

  it("has imports that go one way only", () => {
    expect(faultsIn(sources, packages)).toEqual([]);
  });

  it("has no circle of imports, types included", () => {
    expect(circleIn(sources)).toBeUndefined();
  });
});

describe("the check of the architecture", () => {
  const around: Sources = {
    "rules/ledger/lot.ts": "export const lot = 1;",
    "rules/obtain/task.ts": "export const task = 1;",
    "rules/spend/hold.ts": "export const hold = 1;",
    "rules/testing/fixtures.ts": "export const aLot = 1;",
    "contract/wallet.ts": "export const wallet = 1;",
    "server/app.ts": "export const app = 1;",
    "mocks/browser.ts": "export const start = 1;",
    "api/client.ts": "export const client = 1;",
    "catalog/products.ts": "export const products = 1;",
    "demo/members.ts": "export const members = 1;",
    "testing/simulator/run.ts": "export const simulate = 1;",
    "ui/button.tsx": "export const Button = () => <button type='button' />;",
    "locales/en.ts": "export const en = 1;",
    "features/redeem/form.tsx": "export const Form = 1;",
    "features/activity/list.tsx": "export const List = 1;",
    "app/app.tsx": "export const App = 1;",
    "style.css": "",
  };
  const faultsWith = (path: string, text: string) =>
    faultsIn({ ...around, [path]: text }, ["react", "fast-check", "msw"]);

  it.each([
    ["api/queries.ts", 'import { lot } from "../rules/ledger/lot.ts";'],
    ["features/redeem/draft.ts", 'import { Form } from "./form.tsx";'],
    ["features/redeem/draft.ts", 'import { useState } from "react"; import "../../ui/button.tsx";'],
    ["app/routes.tsx", 'const List = lazy(() => import("../features/activity/list.tsx"));'],
    ["rules/testing/a.ts", 'import fc from "fast-check"; import { lot } from "../ledger/lot.ts";'],
    ["rules/obtain/task.ts", 'import { lot } from "../ledger/lot.ts";'],
    ["rules/decide.ts", 'import { task } from "./obtain/task.ts";'],
    ["server/testing/a.ts", 'import { readFile } from "node:fs/promises";'],
    ["rules/calendar.ts", "export const day = (at: number) => new Date(at);"],
    ["rules/points.ts", "export const points = (value: number) => value as Points;"],
    ["rules/testing/a.ts", "export const at = (value: number) => value as Instant;"],
    ["api/queries.ts", "export const day = (value: number) => value as Day;"],
    ["rules/ledger/lot.test.ts", 'import { app } from "../../server/app.ts";'],
    [
      "main.tsx",
      'import "./style.css"; import "./app/app.tsx"; await import("./mocks/browser.ts");',
    ],
  ])("accepts in %s: %s", (path, text) => {
    expect(faultsWith(path, text)).toEqual([]);
  });

  it.each([
    ["a wrong way", "rules/wallet.ts", 'import { client } from "../api/client.ts";'],
    [
      "a wrong way for a type",
      "rules/wallet.ts",
      'import type { C } from "../contract/wallet.ts";',
    ],
    ["a wrong way in a type", "rules/wallet.ts", 'type C = import("../contract/wallet.ts").C;'],
    ["a page that knows the service", "api/queries.ts", 'import { app } from "../server/app.ts";'],
    [
      "a service that knows the demo",
      "server/a.ts",
      'import { members } from "../demo/members.ts";',
    ],
    ["demo data that know the page", "demo/a.ts", 'import { client } from "../api/client.ts";'],
    [
      "a service that knows a catalog",
      "server/a.ts",
      'import { products } from "../catalog/products.ts";',
    ],
    [
      "a service that knows a programme",
      "server/a.ts",
      'import { aliPoint } from "../rules/ledger/lot.ts";',
    ],
    ["an alias", "ui/field.tsx", 'import { client } from "@/api/client";'],
    ["an alias like a folder", "ui/field.tsx", 'import { client } from "src/api/client";'],
    ["an address from the root", "ui/field.tsx", 'import { client } from "/src/api/client.ts";'],
    ["feature to feature", "features/redeem/a.ts", 'import { List } from "../activity/list.tsx";'],
    ["a dynamic import", "ui/field.tsx", 'const load = () => import("../api/client.ts");'],
    ["a dynamic import in a template", "ui/field.tsx", "void import(`../api/client.ts`);"],
    ["a computed import", "ui/field.tsx", "const load = (name: string) => import(name);"],
    ["a static mock", "main.tsx", 'import { start } from "./mocks/browser.ts";'],
    ["a mock outside main", "app/a.tsx", 'void import("../mocks/browser.ts");'],
    ["messages outside app", "ui/field.tsx", 'import { en } from "../locales/en.ts";'],
    ["MSW outside mocks", "api/a.ts", 'import { http } from "msw/http";'],
    ["a package in rules", "rules/wallet.ts", 'import { useState } from "react";'],
    ["Node in rules", "rules/wallet.ts", 'import { readFileSync } from "node:fs";'],
    ["fast-check in rules", "rules/wallet.ts", 'import fc from "fast-check";'],
    ["a way out of src", "server/a.ts", 'import pkg from "../../package.json";'],
    ["Node in the page", "api/a.ts", 'import { readFile } from "node:fs/promises";'],
    ["a test's things", "contract/a.ts", 'import { aLot } from "../rules/testing/fixtures.ts";'],
    [
      "the simulator in the page",
      "main.tsx",
      'import { simulate } from "./testing/simulator/run.ts";',
    ],
    ["obtain that knows spend", "rules/obtain/a.ts", 'import { hold } from "../spend/hold.ts";'],
    [
      "ledger that knows obtain",
      "rules/ledger/a.ts",
      'import type { T } from "../obtain/task.ts";',
    ],
    ["no extension", "contract/a.ts", 'import { lot } from "../rules/ledger/lot";'],
    ["an index", "ui/index.ts", "export const a = 1;"],
    ["a vague file", "ui/date-utils.ts", "export const a = 1;"],
    ["a vague folder", "ui/common/a.ts", "export const a = 1;"],
    ["a clock in rules", "rules/a.ts", "export const now = () => new Date();"],
    ["a clock's text in rules", "rules/a.ts", "export const now = () => Date();"],
    ["points by a cast", "api/a.ts", "export const cost = (value: number) => value as Points;"],
    ["an instant by a cast", "rules/a.ts", "export const end = (at: number) => <Instant>at;"],
    ["no layer", "lib/a.ts", "export const a = 1;"],
    ["no layer at the top", "a.ts", "export const a = 1;"],
  ])("refuses %s", (_name, path, text) => {
    expect(faultsWith(path, text)).toHaveLength(1);
  });

  it.each([
    ["an export of all", 'export * from "./button.tsx";'],
    ["an export from elsewhere", 'export { Button } from "./button.tsx";'],
    ["an import that is passed on", 'import { Button } from "./button.tsx"; export { Button };'],
  ])("refuses %s as a barrel", (_name, text) => {
    expect(faultsWith("ui/all.ts", text)).toEqual(["ui/all.ts: a barrel"]);
  });

  it("finds a circle of type imports", () => {
    const sources = {
      "rules/a.ts": 'import type { B } from "./b.ts"; export type A = B;',
      "rules/b.ts": 'import type { C } from "./c.ts"; export type B = C;',
      "rules/c.ts": 'import type { A } from "./a.ts"; export type C = A;',
    };
    expect(circleIn(sources)).toEqual(["rules/a.ts", "rules/b.ts", "rules/c.ts"]);
  });

  it("sees where an export from elsewhere leads", () => {
    const text = 'export { client } from "../api/client.ts"; export const a = 1;';
    expect(faultsWith("ui/all.ts", text)).toHaveLength(1);
  });
});
