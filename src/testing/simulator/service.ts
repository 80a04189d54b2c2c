import { instant, later, type Instant } from "../../rules/calendar.ts";
import { sampleCatalog } from "../../catalog/sample-catalog.ts";
import { createDemoApp } from "../../demo/demo-app.ts";
import type { Programme } from "../../rules/programme.ts";
import type { Scope, Store, Work } from "../../server/store/store.ts";
import type { Around } from "./around.ts";
import { faultyStore } from "./faulty-store.ts";
import type { Parts } from "./parts.ts";

const NEVER = new Promise<never>(() => {});

export type Service = ReturnType<typeof createService>;

/** The wallet service over a store in memory: a device with a clock, and a process that can be stopped. */
export function createService(
  around: Around,
  parts: Parts,
  programme: Programme,
  memory: Store,
  startsAt: Instant,
  onCommit: (scope: Scope, work: Work<unknown>) => void,
) {
  const { dice, schedule, trace } = around;
  let shift = 0;
  let latest = startsAt;
  let isFull = false;
  let life = 0;
  let underway: (() => void)[] = [];

  async function pause() {
    const begun = life;
    await schedule.sleep(dice.from(0, 40));
    if (begun !== life) await NEVER;
  }

  const disk = { isFull: () => isFull, pause, onCommit };
  const store = parts.store(faultyStore(memory, disk, around), around);
  const clock = () => {
    const now = instant(startsAt + schedule.now() + shift);
    latest = later(latest, now);
    return now;
  };
  const app = createDemoApp({
    store,
    clock,
    newId: () => dice.uuid(),
    randomBytes: () => Uint8Array.from({ length: 32 }, () => dice.from(0, 255)),
    withLock: (_name, act) => act(),
    programme,
    catalog: sampleCatalog,
    readFile: (name) => Promise.reject(new Error(`no file ${name}`)),
  });
  const handle = parts.handle(async (request) => app.fetch(request), store);

  return {
    clock,
    /** The latest that the clock has ever shown. */
    latest: () => latest,
    moveClock: (ms: number) => (shift += ms),
    setFull: (full: boolean) => (isFull = full),

    /** The answer; nothing where the service is stopped before it gives one. */
    answer: (request: Request) =>
      new Promise<Response | undefined>((resolve, reject) => {
        const stopped = () => resolve(undefined);
        underway.push(stopped);
        handle(request).then((response) => {
          underway = underway.filter((other) => other !== stopped);
          if (response.status === 500) trace.fault(`the service broke at ${request.url}`);
          resolve(response);
        }, reject);
      }),

    /** What it was doing is not gone on with. What it had written stays. */
    stop() {
      life += 1;
      for (const stopped of underway) stopped();
      underway = [];
    },
  };
}
