import * as z from "zod/mini";
import { instant as toInstant, type Instant } from "../rules/calendar.ts";
import type { Fen, Points } from "../rules/points.ts";

/** A string on the wire (RFC 3339, UTC, milliseconds), a number in the code. */
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

/** A schema that checks a plain number and hands it on under its unit. */
const unit = <Unit extends number>(schema: z.ZodMiniNumber) =>
  schema as unknown as z.ZodMiniType<Unit, Unit>;

const count = () => z.int().check(z.gte(0));

export const points = unit<Points>(count());
export const somePoints = unit<Points>(z.int().check(z.gte(1)));
export const fen = unit<Fen>(count());
export const someFen = unit<Fen>(z.int().check(z.gte(1)));
export const seq = count();

/** An entry's identifier, which is also that of the use, the lot or the promise that it made. */
export const entryId = z.string();

/** An identifier as a client may send it; the service's own are all shorter. */
export const id = z.string().check(z.minLength(1), z.maxLength(100));
