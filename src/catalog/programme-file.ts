import * as z from "zod/mini";
import { pointersOf } from "../contract/pointers.ts";
import { presentation, terms, type ProgrammeView } from "../contract/programme.ts";
import { points } from "../rules/points.ts";
import { createCatalog, type Catalog, type CatalogLists } from "./catalog.ts";
import { catalogSchema } from "./catalog-schema.ts";
import { isReadable } from "./contrast.ts";

const ODDS = 1_000_000;
const NO_DRAWS = { cost: points(0), prizes: [] };

/** A file that holds a whole programme. A programme without draws has no `draw` among its terms. */
export const programmeFile = z.strictObject({
  $schema: z.optional(z.string()),
  ...presentation.shape,
  terms: z.strictObject({ ...terms.shape, draw: z.optional(terms.shape.draw) }),
  catalog: catalogSchema,
});
type ProgrammeFile = z.infer<typeof programmeFile>;

/** A JSON pointer (RFC 6901) to what is wrong, and what that is. */
type FileError = { readonly pointer: string; readonly code: string };

export type ParsedProgramme =
  | { readonly ok: true; readonly programme: ProgrammeView; readonly catalog: Catalog }
  | { readonly ok: false; readonly errors: readonly FileError[] };

export function parseProgramme(json: unknown): ParsedProgramme {
  const parsed = z.safeDecode(programmeFile, json as z.input<typeof programmeFile>);
  if (!parsed.success) return { ok: false, errors: pointersOf(parsed.error.issues) };
  const errors = [...faultsOf(parsed.data), ...faultsOfCatalog(parsed.data)];
  if (errors.length > 0) return { ok: false, errors };
  const { $schema: _, terms: given, catalog, ...shown } = parsed.data;
  const draw = given.draw ?? NO_DRAWS;
  return {
    ok: true,
    programme: { ...shown, ...given, draw },
    catalog: createCatalog(catalog as CatalogLists),
  };
}

/** The programme of a file that is known to be valid. */
export function readProgramme(json: unknown) {
  const parsed = parseProgramme(json);
  if (parsed.ok) return parsed;
  const errors = parsed.errors.map(({ pointer, code }) => `${pointer}: ${code}`);
  throw new Error(`this is no programme: ${errors.join("; ")}`);
}

/** What no schema of one field can say. */
function faultsOf({ accent, currency, features, terms: { zone, draw } }: ProgrammeFile) {
  const faults: [isFault: boolean, pointer: string, code: string][] = [
    [!isZone(zone), "/terms/zone", "unknown-zone"],
    [!isCurrency(currency), "/currency", "unknown-currency"],
    [!isReadable(accent.light, "light"), "/accent/light", "too-little-contrast"],
    [!isReadable(accent.dark, "dark"), "/accent/dark", "too-little-contrast"],
    [new Set(features).size < features.length, "/features", "named-twice"],
    [features.includes("draw") !== Boolean(draw), "/terms/draw", "draw-differs-from-features"],
  ];
  if (draw) {
    const odds = draw.prizes.reduce((sum, prize) => sum + prize.odds, 0);
    const ids = new Set(draw.prizes.map(({ id }) => id));
    faults.push(
      [odds !== ODDS, "/terms/draw/prizes", "odds-are-not-a-million"],
      [ids.size < draw.prizes.length, "/terms/draw/prizes", "named-twice"],
    );
  }
  return faults.flatMap(([isFault, pointer, code]) => (isFault ? [{ pointer, code }] : []));
}

/** Names within the catalog: each is given once, and what refers to another item finds it. */
function faultsOfCatalog({ catalog, terms: { draw } }: ProgrammeFile): FileError[] {
  const { categories, products, partners, rebates, tasks, merchants, projects } = catalog;
  const { cards, awards } = catalog;
  const errors: FileError[] = [];
  for (const [list, items] of Object.entries({
    categories,
    products,
    partners,
    rebates,
    tasks,
    merchants,
    projects,
    cards: cards.map(({ number }) => ({ id: number })),
  })) {
    const ids = new Set<string>();
    for (const [index, { id }] of items.entries()) {
      if (ids.has(id)) errors.push({ pointer: `/catalog/${list}/${index}`, code: "named-twice" });
      ids.add(id);
    }
  }
  for (const [index, { category }] of products.entries()) {
    if (category !== undefined && !categories.some(({ id }) => id === category))
      errors.push({ pointer: `/catalog/products/${index}/category`, code: "unknown-category" });
  }
  for (const [index, { issuer }] of cards.entries()) {
    if (!merchants.some(({ id }) => id === issuer))
      errors.push({ pointer: `/catalog/cards/${index}/issuer`, code: "unknown-merchant" });
  }
  for (const [index, { id }] of (draw?.prizes ?? []).entries()) {
    if (!(id in awards))
      errors.push({ pointer: `/terms/draw/prizes/${index}/id`, code: "has-no-award" });
  }
  return errors;
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const isCurrency = (code: string) => Intl.supportedValuesOf("currency").includes(code);
