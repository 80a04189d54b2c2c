import { aliPoint } from "../../rules/programme.ts";
import { etagOf } from "../../contract/wallet.ts";
import { createMemoryStore } from "../../server/store/memory/memory-store.ts";
import { createBrowser } from "./browser.ts";
import { seededRandom } from "../../demo/random.ts";
import { createLedgerChecks } from "./ledger-checks.ts";
import { withLightHttp } from "./light-http.ts";
import { anyStart, MEMBERS, populate } from "./members.ts";
import { createNetwork, type Network } from "./network.ts";
import { openPage } from "./page.ts";
import { asItIs, type Parts } from "./parts.ts";
import { createPromises } from "./promises.ts";
import { createSchedule } from "./schedule.ts";
import { createService } from "./service.ts";
import { Broken, createTrace } from "./trace.ts";
import { createUser, type Room } from "./user.ts";
import { weatherOf } from "./weather.ts";

export type Run = {
  readonly hash: string;
  readonly lines: readonly string[];
  /** What was promised and does not hold. */
  readonly fault?: string;
};

/** Far more than any run needs. */
const STEPS = 20_000;

/** One run: everything that happens in it follows from its seed. */
export async function simulate(seed: number, parts: Parts = asItIs): Promise<Run> {
  const schedule = createSchedule();
  const trace = createTrace(schedule.now);
  try {
    await withLightHttp(() => run(seed, parts, schedule, trace));
    return { hash: trace.hash(), lines: trace.lines };
  } catch (fault) {
    if (!(fault instanceof Broken)) throw fault;
    return { hash: trace.hash(), lines: trace.lines, fault: fault.message };
  }
}

async function run(
  seed: number,
  parts: Parts,
  schedule: ReturnType<typeof createSchedule>,
  trace: ReturnType<typeof createTrace>,
) {
  const dice = seededRandom(seed);
  const weather = weatherOf(dice);
  const around = { dice, schedule, trace, weather };
  const startsAt = anyStart(dice);
  const memory = createMemoryStore();
  const programme = { ...aliPoint, ...parts.programme };
  const browser = createBrowser(around);
  const changed = new Set<string>(MEMBERS);
  const promises = createPromises(around, memory, browser, () => network);
  const service = createService(around, parts, programme, memory, startsAt, (scope, work) => {
    if (work.entries?.length || work.resources?.length) changed.add(scope.memberId ?? "");
    promises.onCommit(scope, work);
  });
  const network: Network = createNetwork(around, service, (key, tab) => {
    if (tab.isAlive && !browser.records.has(`points-wallet.operation.${key}`)) {
      trace.fault(`${key} is sent and not saved`);
    }
  });
  let opened = 0;
  const open = () => {
    const name = `tab ${++opened}`;
    trace.say(`${name} is opened`);
    const page = openPage(name, around, parts, network, browser, promises.listener);
    browser.open(page);
    void page.read();
    return page;
  };
  const room: Room = { around, browser, service, open, unsettle: promises.unsettle };
  const checks = createLedgerChecks(memory, aliPoint, trace);
  trace.say(`${new Date(startsAt).toISOString()} ${weather.troubles}`);
  await populate(memory, dice, startsAt);

  async function untilQuiet() {
    for (let steps = 0; ; steps++) {
      if (changed.size > 0) {
        const members = MEMBERS.filter((id) => changed.has(id));
        changed.clear();
        await checks.check(members, service.latest());
      }
      trace.stopAtFault();
      if (!(await schedule.step())) return;
      if (steps > STEPS) throw new Broken("it does not come to an end");
    }
  }

  createUser(room).begin();
  await untilQuiet();
  const last = browser.tabs[0] ?? open();
  for (const memberId of [...MEMBERS, MEMBERS[0]]) {
    trace.say(`at last ${memberId} signs in`);
    void last.signIn(memberId);
    await untilQuiet();
    for (const tab of browser.tabs) {
      const view = await memory.readWallet(memberId);
      const service = view && etagOf({ memberId, seq: view.seq });
      const shown = tab.seen && etagOf(tab.seen);
      if (service !== shown) trace.fault(`${tab.name} shows ${shown} and not ${service}`);
    }
    createUser(room).wishOnce();
    await untilQuiet();
  }
  await promises.checkAllSettled();
  trace.stopAtFault();
}
