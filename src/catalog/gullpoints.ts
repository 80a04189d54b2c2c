import file from "./gullpoints.json" with { type: "json" };
import { readProgramme } from "./programme-file.ts";

/** A second sample: another currency and zone, no draw, prices from 1 point, validity to the day. Read on demand. */
export const readGullpoints = () => readProgramme(file);
