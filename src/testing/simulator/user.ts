import type { Around } from "./around.ts";
import type { Browser } from "./browser.ts";
import { MEMBERS } from "./members.ts";
import type { Service } from "./service.ts";
import type { Tab } from "./tab.ts";
import { anyWish } from "./wishes.ts";

/** What somebody before the screen has to do with. */
export type Room = {
  readonly around: Around;
  readonly browser: Browser;
  readonly service: Service;
  /** Opens a tab. */
  readonly open: () => Tab;
  /** Tells that what was last written under a key was not yet on the disk when the browser was killed. */
  readonly unsettle: (key: string) => void;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST_TABS = 3;

/** Somebody who wishes 20 to 60 things, while one thing and another goes wrong; then nothing does any more. */
export function createUser({ around, browser, service, open, unsettle }: Room) {
  const { dice, schedule, trace, weather } = around;
  let left = dice.chance(0.85) ? dice.from(20, 23) : dice.from(24, 60);

  const anyTab = () => (browser.tabs.length > 0 ? dice.pick(browser.tabs) : open());

  /** Two clicks at once, a few seconds, an hour; or about midnight in China. */
  function wait(): number {
    const kind = dice.random();
    if (kind < 0.4) return dice.from(0, 300);
    if (kind < 0.7) return dice.from(SECOND, 20 * SECOND);
    if (kind < 0.8) return dice.from(MINUTE, 3 * HOUR);
    const untilMidnight = DAY - ((service.clock() + 8 * HOUR) % DAY);
    if (kind < 0.86) return untilMidnight + 9 * HOUR;
    return untilMidnight + dice.pick([dice.from(-40 * SECOND, 0), dice.from(-SECOND, SECOND)]);
  }

  function trouble() {
    if (weather.strikes("tab killed") && browser.tabs.length > 0) browser.kill(anyTab());
    if (weather.strikes("browser killed")) {
      for (const name of browser.killAll()) unsettle(name.slice(name.lastIndexOf(".") + 1));
    }
    if (weather.strikes("service stopped")) {
      trace.say("the service is stopped");
      service.stop();
    }
    if (weather.strikes("database full")) forAWhile("the database is full", service.setFull);
    if (weather.strikes("storage full")) forAWhile("the storage is full", browser.setFull);
    if (weather.strikes("a day")) moveClock(dice.pick([-DAY, DAY]));
    if (weather.strikes("four years") && dice.chance(0.2))
      moveClock(dice.pick([-1461 * DAY, 1461 * DAY]));
    if (weather.strikes("other member")) {
      const [tab, memberId] = [anyTab(), dice.pick(MEMBERS)];
      trace.say(`${tab.name} signs ${memberId} in`);
      void tab.signIn(memberId);
    }
  }

  function forAWhile(what: string, set: (is: boolean) => void) {
    trace.say(what);
    set(true);
    schedule.after(dice.from(0, 3 * MINUTE), () => {
      trace.say(`not any more: ${what}`);
      set(false);
    });
  }

  function moveClock(by: number) {
    trace.say(`the clock moves by ${by / DAY} days`);
    service.moveClock(by);
  }

  function turn() {
    trouble();
    if (browser.tabs.length < MOST_TABS && dice.chance(0.1)) open();
    void anyTab().wish(anyWish);
    left -= 1;
    if (left > 0) schedule.after(wait(), turn);
    else schedule.after(5 * MINUTE, calm);
  }

  function calm() {
    trace.say("nothing goes wrong any more");
    weather.calm();
  }

  return {
    begin() {
      for (let tabs = dice.from(1, MOST_TABS); tabs > 0; tabs--) open();
      schedule.after(SECOND, turn);
    },
    wishOnce: () => schedule.after(SECOND, () => void anyTab().wish(anyWish)),
  };
}
