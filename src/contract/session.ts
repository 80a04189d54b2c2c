import * as z from "zod/mini";
import { id } from "./scalars.ts";

/** Who is signed in. */
export const session = z.object({ memberId: id, name: z.string() });
export type Session = z.infer<typeof session>;

/** How many entries there are of those that a member will have who is still being made. */
export const making = z.object({ entries: z.int(), of: z.int() });
export type Making = z.infer<typeof making>;

/** While it says that the member is still being made, nobody is signed in as yet: ask again. */
export const signInAnswer = z.object({ ...session.shape, making: z.optional(making) });

export const signInBody = z.strictObject({ memberId: id });
