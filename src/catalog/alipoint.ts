import file from "./alipoint.json" with { type: "json" };
import { readProgramme } from "./programme-file.ts";

/** The programme that the wallet ships with. All names in its catalog are made up: real ones would imply an endorsement. */
export const { programme: aliPoint, catalog: sampleCatalog } = readProgramme(file);
