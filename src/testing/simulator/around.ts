import type { Random } from "../../demo/random.ts";
import type { Schedule } from "./schedule.ts";
import type { Trace } from "./trace.ts";
import type { Weather } from "./weather.ts";

/** What everything in a run stands in: its chance, its time, its record, and its troubles. */
export type Around = {
  readonly dice: Random;
  readonly schedule: Schedule;
  readonly trace: Trace;
  readonly weather: Weather;
};
