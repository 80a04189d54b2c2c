import * as z from "zod/mini";
import { instant as toInstant, type Instant } from "../rules/calendar.ts";
import type { Words } from "../rules/ledger/entry.ts";
import type { Fen, Points } from "../rules/points.ts";
import { DIRECTION_MARKS } from "./direction-marks.ts";

/** On the wire a string (RFC 3339, UTC, milliseconds), in the code a number. */
export const instant = z.codec(z.iso.datetime({ precision: 3 }), z.custom<Instant>(), {
  decode: (text, context) => {
    try {
      return toInstant(Date.parse(text));
    } catch {
      context.issues.push({ code: "custom", input: text, message: "out of range" });
      return z.NEVER;
    }
  },
  encode: (ms) => new Date(ms).toISOString(),
});

/** Gives the number that a schema checks its unit. */
const unit = <Unit extends number>(schema: z.ZodMiniNumber) =>
  schema as unknown as z.ZodMiniType<Unit, Unit>;

const count = () => z.int().check(z.gte(0));

export const points = unit<Points>(count());
export const somePoints = unit<Points>(z.int().check(z.gte(1)));
export const fen = unit<Fen>(count());
export const someFen = unit<Fen>(z.int().check(z.gte(1)));
export const seq = count();

/** The id of an entry, and of the spend, the lot or the pending points that it made. */
export const entryId = z.string();

export const webAddress = z.url({ protocol: /^https?$/ }).check(z.maxLength(2_000));

/** No direction mark: with one, a title or a number may read as another. A file of the member is read without them. */
const withoutMarks = z.regex(new RegExp(`^[^${DIRECTION_MARKS}]*$`));

/** An identifier that a client sends. Those of the service are shorter than the limit. */
export const id = z.string().check(z.minLength(1), z.maxLength(100), withoutMarks);

const text = z.string().check(z.minLength(1), z.maxLength(200), withoutMarks);

/** One text for each language of the service. */
export const localizedText = z.strictObject({ en: text, "zh-CN": text });

/** One text, or one for each language of the service. */
export const words = z.union([text, localizedText]) as unknown as z.ZodMiniType<Words, Words>;
