import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import file from "./alipoint.json";
import { readGullpoints } from "./gullpoints.ts";
import { backgrounds, isReadable, onAccent } from "./contrast.ts";
import { programmeSchema } from "./programme-schema.ts";
import { parseProgramme, readProgramme } from "./programme-file.ts";

/** The file with something else at a path. */
function fileWith(path: string, value: unknown): unknown {
  const changed = structuredClone(file) as Record<string, unknown>;
  const steps = path.slice(1).split("/");
  const last = steps.pop() ?? "";
  const inner = steps.reduce((at, step) => at[step] as Record<string, unknown>, changed);
  if (value === undefined) delete inner[last];
  else inner[last] = value;
  return changed;
}

describe("a programme file", () => {
  it("gives the terms of the programme and how it is shown", () => {
    expect(parseProgramme(file)).toMatchObject({
      ok: true,
      programme: { name: { en: "AliPoint" }, zone: "Asia/Shanghai", currency: "CNY", step: 1 },
    });
  });

  it.each([
    ["/terms/fenPerPoint", 0],
    ["/terms/fenPerPoint", 1.5],
    ["/terms/fenPerPoint", "1"],
    ["/terms/minimumBalance", -1],
    ["/terms/step", 0],
    ["/terms/validity/months", 0],
    ["/terms/validity/to", "end-of-year"],
    ["/terms/redemptionLimit/count", 0],
    ["/terms/redemptionLimit/count", 1.5],
    ["/terms/redemptionLimit/count", 2 ** 53],
    ["/terms/redemptionLimit/per", "week"],
    ["/terms/redemptionLimit", 1],
    ["/terms/redemptionLimit/day", 1],
    ["/terms/redemptionsPerDay", 1],
    ["/terms/holdTime", 0],
    ["/terms/expiringSoonMonths", 0],
    ["/terms/noticeDay", 0],
    ["/terms/noticeDay", 29],
    ["/terms/topUp/failures", 0],
    ["/terms/topUp/lockTime", -1],
    ["/terms/draw/prizes/0", { id: "x", odds: 0, kind: "nothing" }],
    ["/terms/zone", "Asia/Nowhere"],
    ["/terms/zone", undefined],
    ["/currency", "YUAN"],
    ["/features/0", "gamble"],
    ["/features", ["pay", "pay", "draw"]],
    ["/name/en", ""],
    ["/name/zh-CN", undefined],
    ["/accent/light", "red"],
    ["/accent/light", "#ff9d57"],
    ["/accent/dark", "#bd430a"],
    ["/terms/draw", undefined],
    ["/colour", "#000000"],
    ["/terms/fenPerPiont", 1],
    ["/terms/validity/days", 1],
    ["/catalog/products/0/stock", -1],
    ["/catalog/products/0/prices", []],
    ["/catalog/products/0/prices/0/points", 0],
    ["/catalog/products/0/picture", "javascript:alert(1)"],
    ["/catalog/products/0/colour", "red"],
    ["/catalog/products/1/id", file.catalog.products[0]?.id],
    ["/catalog/projects/0/goal", 1.5],
    ["/catalog/tasks/0/evidence", "click"],
    ["/catalog/products/0/category", "nothing"],
    ["/catalog/cards/0/issuer", "nobody"],
    ["/catalog/cards/0/acceptedUntil", "2100-01-01"],
    ["/terms/draw/prizes/0/id", "yuan-1"],
  ])("is refused with the pointer %s if %j stands there", (path, value) => {
    const parsed = parseProgramme(fileWith(path, value));
    const pointers = parsed.ok ? [] : parsed.errors.map(({ pointer }) => pointer);
    const isAt = (pointer: string) => pointer.startsWith(path) || path.startsWith(pointer);
    expect(pointers.filter((pointer) => !isAt(pointer))).toEqual([]);
    expect(pointers).not.toEqual([]);
  });

  it.each([
    ["/terms/noticeDay", 28],
    ["/terms/redemptionLimit/count", 1],
    ["/terms/redemptionLimit/count", Number.MAX_SAFE_INTEGER],
    ["/terms/redemptionLimit/per", "product"],
    ["/terms/minimumBalance", 0],
    ["/terms/validity/months", 1],
    ["/terms/zone", "Europe/Berlin"],
    ["/currency", "JPY"],
    ["/catalog/products/0/picture", "https://pictures.example/tea.png"],
  ])("is accepted with %s of %j", (path, value) => {
    expect(parseProgramme(fileWith(path, value))).toMatchObject({ ok: true });
  });

  it("is refused if the odds are not a million, or a prize is named twice", () => {
    const [first, ...others] = file.terms.draw.prizes;
    const prizes = "/terms/draw/prizes";
    expect(parseProgramme(fileWith(prizes, [{ ...first, odds: 6 }, ...others]))).toEqual({
      ok: false,
      errors: [{ pointer: prizes, code: "odds-are-not-a-million" }],
    });
    expect(parseProgramme(fileWith(prizes, [{ ...first, id: "nothing" }, ...others]))).toEqual({
      ok: false,
      errors: [{ pointer: prizes, code: "named-twice" }],
    });
  });

  it("needs no terms of a draw if there is none", () => {
    const { draw: _, ...terms } = file.terms;
    expect(parseProgramme({ ...file, features: ["pay"], terms })).toMatchObject({
      ok: true,
      programme: { draw: { prizes: [] } },
    });
  });

  it("says everything that is wrong when a programme must not start with it", () => {
    const bad = { ...file, currency: "YUAN", accent: { light: "#ffffff", dark: "#000000" } };
    expect(() => readProgramme(bad)).toThrow(
      "/currency: unknown-currency; /accent/light: too-little-contrast; /accent/dark: too-little-contrast",
    );
  });
});

const shipped = readdirSync("src/catalog").filter(
  (name) => name.endsWith(".json") && name !== "programme.schema.json",
);

describe("the programme files of this project", () => {
  it.each(shipped)("are valid: %s", (name) => {
    const parsed = parseProgramme(JSON.parse(readFileSync(`src/catalog/${name}`, "utf8")));
    expect(parsed.ok ? [] : parsed.errors).toEqual([]);
  });

  it("are two that differ in what a page must not take for granted", () => {
    const other = readGullpoints();
    expect(other.programme).toMatchObject({
      currency: "EUR",
      zone: "Europe/Berlin",
      validity: { to: "end-of-day" },
      redemptionLimit: { count: 1, per: "product" },
      draw: { prizes: [] },
    });
    expect(other.programme.features).not.toContain("draw");
    expect(other.programme.accent).not.toEqual(file.accent);
    const prices = other.catalog.products.flatMap((product) => product.prices);
    expect(prices.map(({ points }) => points)).toContain(1);
  });
});

describe("the JSON Schema of programme files", () => {
  it("is up to date: npm run schema", () => {
    expect(JSON.parse(readFileSync("src/catalog/programme.schema.json", "utf8"))).toEqual(
      JSON.parse(JSON.stringify(programmeSchema())),
    );
  });
});

describe("the contrast of an accent", () => {
  it("is measured against the colours of the style sheet", () => {
    const css = readFileSync("src/ui/theme.css", "utf8");
    const colourOf = (name: string) =>
      css.match(new RegExp(`--color-${name}: light-dark\\((.*), (.*)\\);`));
    for (const [index, name] of ["canvas", "surface", "sunken"].entries()) {
      expect(colourOf(name)?.slice(1)).toEqual([backgrounds.light[index], backgrounds.dark[index]]);
    }
    expect(colourOf("on-accent")?.slice(1)).toEqual([onAccent.light, onAccent.dark]);
  });

  it("is enough at 4.5:1 and not a shade below it", () => {
    // Against #f3efe9, the darkest background of the light theme: 4.53 and 4.45.
    expect(isReadable("#6c6c6c", "light")).toBe(true);
    expect(isReadable("#6e6e6e", "light")).toBe(false);
  });
});
