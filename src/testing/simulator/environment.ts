import type { Catalog } from "../../catalog/catalog.ts";
import type { Random } from "../../demo/random.ts";
import type { ProgrammeView } from "../../contract/programme.ts";
import type { FaultInjector } from "./faults.ts";
import type { Schedule } from "./schedule.ts";
import type { Trace } from "./trace.ts";

/** What everything in a run shares. */
export type Environment = {
  readonly random: Random;
  readonly schedule: Schedule;
  readonly trace: Trace;
  readonly faults: FaultInjector;
  readonly programme: ProgrammeView;
  readonly catalog: Catalog;
};
