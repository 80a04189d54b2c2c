import * as z from "zod/mini";

/** A number, 1 or more, as it stands in a query. */
export const queryNumber = z.codec(z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.int(), {
  decode: Number,
  encode: String,
});

/** Which page of a list: `cursor` is one that the service gave out. */
export const pageQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.pipe(queryNumber, z.int().check(z.lte(200)))),
});
