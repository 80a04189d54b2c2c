import file from "./alipoint.json" with { type: "json" };
import { readProgramme } from "./programme-file.ts";

/** The programme that the wallet ships with. */
export const aliPoint = readProgramme(file);
