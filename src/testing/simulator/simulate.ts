import { etagOf } from "../../contract/wallet.ts";
import { seededRandom } from "../../demo/random.ts";
import { aliPoint, sampleCatalog } from "../../catalog/alipoint.ts";
import type { ProgrammeView } from "../../contract/programme.ts";
import { createMemoryStore } from "../../server/store/memory/memory-store.ts";
import { createBrowser } from "./browser.ts";
import { realComponents, type Components } from "./components.ts";
import type { Environment } from "./environment.ts";
import { createFaultInjector } from "./faults.ts";
import { createGuarantees } from "./guarantees.ts";
import { createLedgerChecks } from "./ledger-checks.ts";
import { withLightHttp } from "./light-http.ts";
import { drawStart, MEMBERS, storeMembers } from "./members.ts";
import { createNetwork, type Network } from "./network.ts";
import { openPage } from "./page.ts";
import { createPartners, storePartnerKeys } from "./partners.ts";
import { createSchedule } from "./schedule.ts";
import { createService } from "./service.ts";
import { createTrace, SimulationFailure } from "./trace.ts";
import { createUser, type UserContext } from "./user.ts";

type Run = {
  readonly hash: string;
  readonly lines: readonly string[];
  /** The first guarantee that did not hold. */
  readonly failure?: string;
};

/** Far more than a run needs. */
const MAX_STEPS = 20_000;

/** In parts per million. There is only one of the first. */
const ODDS: Readonly<Record<string, number>> = {
  "yuan-1000": 200_000,
  "yuan-10": 200_000,
  "points-20": 200_000,
  nothing: 400_000,
};

/** Cash prizes are so rare that no run would see one. */
const generousProgramme: ProgrammeView = {
  ...aliPoint,
  draw: {
    ...aliPoint.draw,
    prizes: aliPoint.draw.prizes.map((prize) => ({ ...prize, odds: ODDS[prize.id] ?? 0 })),
  },
};

/** One run. Its seed determines everything that happens in it. */
export async function simulate(
  seed: number,
  components: Components = realComponents,
): Promise<Run> {
  const schedule = createSchedule();
  const trace = createTrace(schedule.now);
  const random = seededRandom(seed);
  const faults = createFaultInjector(random);
  const programme = generousProgramme;
  const catalog = sampleCatalog;
  const environment = { random, schedule, trace, faults, programme, catalog };
  try {
    await withLightHttp(() => run(environment, components));
    return { hash: trace.hash(), lines: trace.lines };
  } catch (error) {
    if (!(error instanceof SimulationFailure)) throw error;
    return { hash: trace.hash(), lines: trace.lines, failure: error.message };
  }
}

async function run(environment: Environment, components: Components): Promise<void> {
  const { random, schedule, trace, faults } = environment;
  const startsAt = drawStart(random);
  const memory = createMemoryStore();
  const browser = createBrowser(environment);
  const changed = new Set<string>(MEMBERS);
  const guarantees = createGuarantees(environment, memory, browser, () => network);
  const service = createService(environment, components, memory, startsAt, (scope, work) => {
    if (work.entries?.length || work.resources?.length) changed.add(scope.memberId ?? "");
    guarantees.onCommit(scope, work);
    checks.onCommit(work);
  });
  const network: Network = createNetwork(environment, service, (key, sender) => {
    const isTab = browser.tabs.some((tab) => tab === sender);
    if (isTab && !browser.records.has(`points-wallet.operation.${key}`)) {
      trace.fail(`${key} is sent before it is saved`);
    }
    if (browser.records.get(`points-wallet.operation.${key}`)?.includes("password")) {
      trace.fail(`${key} is saved with its secret`);
    }
  });
  let opened = 0;
  const openTab = () => {
    const name = `tab ${++opened}`;
    trace.log(`${name} is opened`);
    const page = openPage(name, environment, components, network, browser, guarantees.listener);
    browser.open(page);
    void page.read();
    return page;
  };
  const partners = createPartners(environment, components, network, guarantees);
  const context: UserContext = {
    environment,
    browser,
    service,
    partners,
    openTab,
    onLostWrite: guarantees.onLostWrite,
  };
  const checks = createLedgerChecks(environment, memory);
  trace.log(`${new Date(startsAt).toISOString()} ${faults.summary}`);
  await storeMembers(memory, environment, startsAt);
  await storePartnerKeys(memory, environment, startsAt);

  async function runUntilIdle() {
    for (let steps = 0; ; steps++) {
      if (changed.size > 0) {
        const members = MEMBERS.filter((id) => changed.has(id));
        changed.clear();
        await checks.check(members, service.latest());
      }
      trace.throwIfFailed();
      if (!(await schedule.step())) return;
      if (steps > MAX_STEPS) throw new SimulationFailure("the run does not end");
    }
  }

  createUser(context).start();
  await runUntilIdle();
  const last = browser.tabs[0] ?? openTab();
  for (const memberId of [...MEMBERS, MEMBERS[0]]) {
    trace.log(`finally ${memberId} signs in`);
    void last.signIn(memberId);
    await runUntilIdle();
    for (const tab of browser.tabs) {
      const stored = await memory.readWallet(memberId);
      const expected = stored && etagOf({ memberId, seq: stored.seq });
      const shown = tab.wallet && etagOf(tab.wallet);
      if (expected !== shown) trace.fail(`${tab.name} shows ${shown} and not ${expected}`);
    }
    createUser(context).issueOneCommand();
    await runUntilIdle();
  }
  await guarantees.checkAllAnswered();
  trace.throwIfFailed();
}
