import { partnerResources } from "../../server/http/partner-resources.ts";
import { createDemoApp } from "../../demo/demo-app.ts";
import { instant, later, type Instant } from "../../rules/calendar.ts";
import type { Scope, Store, Work } from "../../server/store/store.ts";
import type { Components } from "./components.ts";
import type { Environment } from "./environment.ts";
import { faultyStore } from "./faulty-store.ts";

const NEVER = new Promise<never>(() => {});

export type Service = ReturnType<typeof createService>;

/** The wallet service over a store in memory, as a process that can be stopped, with a clock that can be moved. */
export function createService(
  environment: Environment,
  components: Components,
  memory: Store,
  startsAt: Instant,
  onCommit: (scope: Scope, work: Work<unknown>) => void,
) {
  const { random, schedule, trace, programme, catalog } = environment;
  let shift = 0;
  let latest = startsAt;
  let isFull = false;
  let stops = 0;
  let underway: (() => void)[] = [];

  async function pause() {
    const stopsBefore = stops;
    await schedule.sleep(random.from(0, 40));
    if (stopsBefore !== stops) await NEVER;
  }

  const hooks = { isFull: () => isFull, pause, onCommit };
  const store = components.store(faultyStore(memory, hooks, environment), environment);
  const clock = () => {
    const now = instant(startsAt + schedule.now() + shift);
    latest = later(latest, now);
    return now;
  };
  const app = createDemoApp({
    store,
    clock,
    newId: () => random.uuid(),
    randomBytes: () => Uint8Array.from({ length: 32 }, () => random.from(0, 255)),
    withLock: (_name, act) => act(),
    programme: { ...programme, ...components.programme },
    catalog,
    readFile: (name) => Promise.reject(new Error(`no file ${name}`)),
    loadPartnerResources: async () => partnerResources,
  });
  const handle = components.handle(async (request) => app.fetch(request), store);

  return {
    clock,
    /** The latest time that the clock has shown. */
    latest: () => latest,
    moveClock: (ms: number) => (shift += ms),
    setFull: (full: boolean) => (isFull = full),

    /** The answer; `undefined` if the service is stopped first. */
    answer: (request: Request) =>
      new Promise<Response | undefined>((resolve, reject) => {
        const onStop = () => resolve(undefined);
        underway.push(onStop);
        handle(request).then((response) => {
          underway = underway.filter((other) => other !== onStop);
          if (response.status === 500) trace.fail(`the service answers 500 at ${request.url}`);
          resolve(response);
        }, reject);
      }),

    /** Signs whoever is signed in out, as a service does after some time. */
    async endSession() {
      trace.log("the session ends");
      await memory.commit({}, () => ({
        result: undefined,
        resources: [["session", { memberId: null }]],
      }));
    },

    /** Requests under way never continue. What they have written stays. */
    stop() {
      stops += 1;
      for (const onStop of underway) onStop();
      underway = [];
    },
  };
}
