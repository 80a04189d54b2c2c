import type { OutboxPorts } from "../../api/outbox.ts";
import type { Environment } from "./environment.ts";
import type { TabMessage } from "../../api/other-tabs.ts";
import type { Tab } from "./tab.ts";

/** What the tabs of one browser share: its storage, locks and a channel. */
export type Browser = ReturnType<typeof createBrowser>;
type BrowserStorage = NonNullable<ReturnType<OutboxPorts["storage"]>>;

export function createBrowser({ random, schedule, trace, faults }: Environment) {
  const tabs: Tab[] = [];
  const records = new Map<string, string>();
  /** All writes since the start or the last kill: a killed browser may lose the last of them. */
  let writes: (readonly [name: string, value: string | null])[] = [];
  const locks = new Map<string, Tab>();
  let isFull = false;

  function write(name: string, value: string | null) {
    writes.push([name, value]);
    if (value === null) records.delete(name);
    else records.set(name, value);
  }

  function kill(tab: Tab) {
    trace.log(`${tab.name} is killed`);
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

    /** Kills all tabs and loses the last writes, which may not be on disk yet. Returns the names of lost records. */
    killAll(): readonly string[] {
      while (tabs[0]) kill(tabs[0]);
      const lost = writes.splice(writes.length - random.from(0, Math.min(2, writes.length)));
      const durable = writes;
      records.clear();
      writes = [];
      for (const [name, value] of durable) write(name, value);
      trace.log(`the browser is killed, ${lost.length} writes are lost`);
      return lost.map(([name]) => name);
    },

    /** A tab may be killed after it saves a record, or before it removes one. */
    storageOf: (tab: Tab): BrowserStorage => ({
      get length() {
        return records.size;
      },
      key: (index) => [...records.keys()][index] ?? null,
      getItem: (name) => records.get(name) ?? null,
      setItem(name, value) {
        if (!tab.isAlive) return;
        if (isFull) throw new DOMException("full", "QuotaExceededError");
        write(name, value);
        if (faults.occurs("killed tab")) kill(tab);
      },
      removeItem(name) {
        if (tab.isAlive && faults.occurs("killed tab")) kill(tab);
        if (tab.isAlive && records.has(name)) write(name, null);
      },
    }),

    async lock<Value>(tab: Tab, name: string, act: (isMine: boolean) => Promise<Value>) {
      await schedule.sleep(0);
      // A killed tab never continues.
      if (!tab.isAlive) return new Promise<never>(() => {});
      const isMine = !locks.has(name);
      if (isMine) locks.set(name, tab);
      try {
        return await act(isMine);
      } finally {
        if (isMine && locks.get(name) === tab) locks.delete(name);
      }
    },

    /** Sends a message to the other tabs. */
    notify(from: Tab, message: TabMessage) {
      for (const tab of tabs) {
        if (tab !== from) {
          schedule.after(random.from(0, 50), () => tab.isAlive && tab.onMessage(message));
        }
      }
    },
  };
}
