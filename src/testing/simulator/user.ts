import type { Browser } from "./browser.ts";
import { drawCommand } from "./commands.ts";
import type { Environment } from "./environment.ts";
import { MEMBERS } from "./members.ts";
import type { Partners } from "./partners.ts";
import type { Service } from "./service.ts";
import type { Tab } from "./tab.ts";

/** What a user acts on. */
export type UserContext = {
  readonly environment: Environment;
  readonly browser: Browser;
  readonly service: Service;
  readonly partners: Partners;
  readonly openTab: () => Tab;
  /** Called when the browser was killed before its last write under this key was on disk. */
  readonly onLostWrite: (key: string) => void;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MAX_TABS = 3;

/** Issues 20 to 60 commands while faults occur, and then stops the faults. */
export function createUser(context: UserContext) {
  const { environment, browser, service, partners, openTab, onLostWrite } = context;
  const { random, schedule, trace, faults } = environment;
  let left = random.chance(0.85) ? random.from(20, 23) : random.from(24, 60);

  const pickTab = () => (browser.tabs.length > 0 ? random.pick(browser.tabs) : openTab());

  /** Two clicks at once, some seconds, some hours, or until near midnight in China. */
  function drawWait(): number {
    const kind = random.random();
    if (kind < 0.4) return random.from(0, 300);
    if (kind < 0.7) return random.from(SECOND, 20 * SECOND);
    if (kind < 0.8) return random.from(MINUTE, 3 * HOUR);
    const untilMidnight = DAY - ((service.clock() + 8 * HOUR) % DAY);
    if (kind < 0.86) return untilMidnight + 9 * HOUR;
    return (
      untilMidnight + random.pick([random.from(-40 * SECOND, 0), random.from(-SECOND, SECOND)])
    );
  }

  function injectFaults() {
    if (faults.occurs("killed tab") && browser.tabs.length > 0) browser.kill(pickTab());
    if (faults.occurs("killed browser")) {
      for (const name of browser.killAll()) onLostWrite(name.slice(name.lastIndexOf(".") + 1));
    }
    if (faults.occurs("stopped service")) {
      trace.log("the service is stopped");
      service.stop();
    }
    if (faults.occurs("full database")) temporarily("the database is full", service.setFull);
    if (faults.occurs("full storage")) temporarily("the storage is full", browser.setFull);
    if (faults.occurs("clock moved by a day")) moveClock(random.pick([-DAY, DAY]));
    if (faults.occurs("clock moved by four years") && random.chance(0.2))
      moveClock(random.pick([-1461 * DAY, 1461 * DAY]));
    if (faults.occurs("other member signed in")) signIn(pickTab());
  }

  function signIn(tab: Tab) {
    const memberId = random.pick(MEMBERS);
    trace.log(`${tab.name} signs ${memberId} in`);
    void tab.signIn(memberId);
  }

  function temporarily(fault: string, set: (isOn: boolean) => void) {
    trace.log(fault);
    set(true);
    schedule.after(random.from(0, 3 * MINUTE), () => {
      trace.log(`no longer: ${fault}`);
      set(false);
    });
  }

  function moveClock(by: number) {
    trace.log(`the clock moves by ${by / DAY} days`);
    service.moveClock(by);
  }

  function act() {
    injectFaults();
    if (browser.tabs.length < MAX_TABS && random.chance(0.1)) openTab();
    const tab = pickTab();
    if (tab.wallet === undefined && random.chance(0.5)) signIn(tab);
    else void tab.issueCommand(drawCommand);
    if (random.chance(0.4)) partners.act();
    left -= 1;
    if (left > 0) schedule.after(drawWait(), act);
    else schedule.after(5 * MINUTE, stopFaults);
  }

  function stopFaults() {
    trace.log("the faults stop");
    faults.stop();
  }

  return {
    start() {
      for (let tabs = random.from(1, MAX_TABS); tabs > 0; tabs--) openTab();
      schedule.after(SECOND, act);
    },
    issueOneCommand: () => schedule.after(SECOND, () => void pickTab().issueCommand(drawCommand)),
  };
}
