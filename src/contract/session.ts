import * as z from "zod/mini";
import { id } from "./scalars.ts";

/** Who is signed in. */
export const session = z.object({ memberId: id, name: z.string() });
export type Session = z.infer<typeof session>;
