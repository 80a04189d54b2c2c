import * as z from "zod/mini";
import { programmeFile } from "./programme-file.ts";

/** The JSON Schema of programme files, for editors. What two fields must agree on only the service checks. */
export function programmeSchema() {
  // The input of a codec is what stands in the file.
  return z.toJSONSchema(programmeFile, { io: "input" });
}
