import * as z from "zod/mini";

/** A number of 1 or more in a query string. */
export const queryNumber = z.codec(z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.int(), {
  decode: Number,
  encode: String,
});

/** `cursor` is the `nextCursor` of the page before. */
export const pageQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.pipe(queryNumber, z.int().check(z.lte(200)))),
});
