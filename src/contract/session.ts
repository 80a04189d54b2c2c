import * as z from "zod/mini";
import { id } from "./scalars.ts";

/** Who is signed in. */
export const session = z.object({ memberId: id, name: z.string() });
export type Session = z.infer<typeof session>;

/** How many of a demo member's entries are stored already, while its history is being generated. */
export const provisioningProgress = z.object({ entries: z.int(), of: z.int() });
export type ProvisioningProgress = z.infer<typeof provisioningProgress>;

/** With `provisioning` nobody is signed in yet: the client asks again. */
export const signInAnswer = z.object({
  ...session.shape,
  provisioning: z.optional(provisioningProgress),
});

export const signInBody = z.strictObject({ memberId: id });
