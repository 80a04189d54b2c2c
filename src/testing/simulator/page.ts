import { ApiProblem, Unreachable } from "../../api/client.ts";
import type { CommandRoute, ReceiptOf } from "../../api/outbox.ts";
import { routes } from "../../contract/routes.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Around } from "./around.ts";
import type { Browser } from "./browser.ts";
import type { Network } from "./network.ts";
import type { Parts } from "./parts.ts";
import type { Asked, Change, Tab, ToldUse, Wishing } from "./tab.ts";

/** Who listens to what a page is told. */
export type Listener = {
  /** What members were told of so far. */
  readonly uses: readonly ToldUse[];
  readonly promised: readonly string[];
  wished(tab: Tab, asked: Asked, seen: WalletView, key: string): void;
  told(key: string, receipt: ReceiptOf<CommandRoute>): void;
  refused(key: string, fault: unknown): void;
  /** `before` is what it knew of the same member until now. */
  saw(tab: Tab, before: WalletView | undefined, now: WalletView): void;
};

/** A tab: the real client and outbox, and of the page what `use-cache-sync.ts` and `commands.ts` do with them. */
export function openPage(
  name: string,
  { schedule, dice, trace }: Around,
  parts: Parts,
  network: Network,
  browser: Browser,
  listener: Listener,
): Tab {
  let lastKey = "";
  let session = 0;
  const call = parts.createClient({
    base: () => "http://wallet",
    send: (request) => network.send(tab, request),
    after: (ms, act) => schedule.after(ms, () => tab.isAlive && act()),
    random: dice.random,
  });
  const outbox = parts.createOutbox({
    call,
    newKey: () => (lastKey = dice.uuid()),
    storage: () => browser.storageOf(tab),
    tryLock: (name, act) => browser.lock(tab, name, act),
  });
  const tab: Tab = { name, isAlive: true, seen: undefined, outbox, hear, read, wish, signIn };

  function hear(change: Change) {
    if (change === "session") otherMember();
    void read();
  }

  function otherMember() {
    session += 1;
    tab.seen = undefined;
  }

  async function read(): Promise<void> {
    const asked = session;
    try {
      const view = await call(routes.readWallet);
      // As the page cancels what it was asking for when another member signs in.
      if (asked === session) learn(view);
    } catch (fault) {
      if (fault instanceof ApiProblem && fault.problem.code === "signed-out") otherMember();
      else if (!(fault instanceof Unreachable) && !(fault instanceof ApiProblem)) broke(fault);
    }
  }

  /** What is read; nothing where the service does not tell it just now. */
  async function orUnknown<Value>(reading: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await reading();
    } catch (fault) {
      if (!(fault instanceof Unreachable) && !(fault instanceof ApiProblem)) broke(fault);
      return undefined;
    }
  }

  function learn(view: WalletView) {
    const before = tab.seen?.memberId === view.memberId ? tab.seen : undefined;
    tab.seen = parts.newerWallet(tab.seen, view);
    listener.saw(tab, before, tab.seen);
    outbox.resume(tab.seen.memberId).then((settled) => {
      if (settled === 0) return undefined;
      browser.tell(tab, "wallet");
      return read();
    }, broke);
  }

  async function wish(anything: Wishing): Promise<void> {
    const { seen } = tab;
    if (seen === undefined) return read();
    const { uses, promised } = listener;
    const asked = await orUnknown(async () => anything({ dice, call, seen, uses, promised }));
    if (asked === undefined) return;
    const settled = outbox.submit({ ...asked, snapshot: seen, language: "en" });
    const key = lastKey;
    listener.wished(tab, asked, seen, key);
    try {
      const receipt = await settled;
      if (!tab.isAlive) return;
      listener.told(key, receipt);
      learn(receipt.wallet);
      browser.tell(tab, "wallet");
    } catch (fault) {
      if (!tab.isAlive) return;
      listener.refused(key, fault);
      await read();
    }
  }

  async function signIn(memberId: string): Promise<void> {
    try {
      const headers = { "Content-Type": "application/json" };
      await call(routes.signIn, { headers, body: JSON.stringify({ memberId }) });
    } catch (fault) {
      if (!(fault instanceof Unreachable) && !(fault instanceof ApiProblem)) broke(fault);
      return;
    }
    otherMember();
    browser.tell(tab, "session");
    await read();
  }

  function broke(fault: unknown) {
    trace.fault(`${name} broke: ${String(fault)}`);
  }

  return tab;
}
