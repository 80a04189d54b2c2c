import type { OutboxPorts } from "../../api/outbox.ts";
import type { Around } from "./around.ts";
import type { Change, Tab } from "./tab.ts";

/** What the tabs of one browser share: what it keeps for the page, locks, and a channel. */
export type Browser = ReturnType<typeof createBrowser>;
type Kept = NonNullable<ReturnType<OutboxPorts["storage"]>>;

export function createBrowser({ dice, schedule, trace, weather }: Around) {
  const tabs: Tab[] = [];
  const records = new Map<string, string>();
  /** Every write since the beginning: a browser that is killed may lose the last of them. */
  let written: (readonly [name: string, value: string | null])[] = [];
  const locks = new Map<string, Tab>();
  let isFull = false;

  function write(name: string, value: string | null) {
    written.push([name, value]);
    if (value === null) records.delete(name);
    else records.set(name, value);
  }

  function kill(tab: Tab) {
    trace.say(`${tab.name} is killed`);
    tab.isAlive = false;
    for (const [name, holder] of locks) if (holder === tab) locks.delete(name);
    tabs.splice(tabs.indexOf(tab), 1);
  }

  return {
    tabs,
    records,
    open: (tab: Tab) => tabs.push(tab),
    kill,
    setFull: (full: boolean) => (isFull = full),

    /** All tabs at once; and what was written last may not be on the disk yet. Tells which names that concerns. */
    killAll(): readonly string[] {
      while (tabs[0]) kill(tabs[0]);
      const lost = written.splice(written.length - dice.from(0, Math.min(2, written.length)));
      const kept = written;
      records.clear();
      written = [];
      for (const [name, value] of kept) write(name, value);
      trace.say(`the browser is killed, ${lost.length} writes are lost`);
      return lost.map(([name]) => name);
    },

    /** A tab may die between any two of its steps: after it has saved, or before it forgets. */
    storageOf: (tab: Tab): Kept => ({
      get length() {
        return records.size;
      },
      key: (place) => [...records.keys()][place] ?? null,
      getItem: (name) => records.get(name) ?? null,
      setItem(name, value) {
        if (!tab.isAlive) return;
        if (isFull) throw new DOMException("full", "QuotaExceededError");
        write(name, value);
        if (weather.strikes("tab killed")) kill(tab);
      },
      removeItem(name) {
        if (tab.isAlive && weather.strikes("tab killed")) kill(tab);
        if (tab.isAlive && records.has(name)) write(name, null);
      },
    }),

    async lock<Value>(tab: Tab, name: string, act: (isMine: boolean) => Promise<Value>) {
      await schedule.sleep(0);
      // Whoever is dead waits for ever.
      if (!tab.isAlive) return new Promise<never>(() => {});
      const isMine = !locks.has(name);
      if (isMine) locks.set(name, tab);
      try {
        return await act(isMine);
      } finally {
        if (isMine && locks.get(name) === tab) locks.delete(name);
      }
    },

    /** A channel does not hear itself. */
    tell(from: Tab, change: Change) {
      for (const tab of tabs) {
        if (tab !== from) schedule.after(dice.from(0, 50), () => tab.isAlive && tab.hear(change));
      }
    },
  };
}
