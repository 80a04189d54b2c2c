import { ApiProblem } from "../../api/client.ts";
import { NotSaved, WaitingForSignIn, type CommandRoute } from "../../api/outbox.ts";
import { problemCodesOf } from "../../contract/openapi.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import type { Scope, Store, Work } from "../../server/store/store.ts";
import type { Around } from "./around.ts";
import type { Browser } from "./browser.ts";
import type { Network } from "./network.ts";
import type { Listener } from "./page.ts";
import type { Tab, ToldUse } from "./tab.ts";

/** A wish, and what its member has been told of it. */
type Promised = {
  readonly memberId: string;
  readonly tab: Tab;
  readonly route: CommandRoute;
  known: "nothing yet" | "done" | "refused" | "parked" | "not saved";
  /** A copy was still on its way when what no key stands for was told: that one may yet be done. */
  mayStillHappen: boolean;
  /** The browser was killed before its key was on the disk, or nobody is left who ever saved it. */
  isLost: boolean;
  effects: number;
};

/** What time does by itself; everything else somebody must have wished. */
const happensByItself = (entry: Entry) =>
  entry.kind === "expiry" ||
  entry.kind === "clawback" ||
  (entry.kind === "release" && entry.cause === "lapsed") ||
  (entry.kind === "grant" && entry.of !== undefined);

/** Holds what members are told against what the store has: one wish, one effect, and nothing told that is not so. */
export function createPromises(
  { trace, schedule, weather }: Around,
  store: Store,
  browser: Browser,
  network: () => Network,
) {
  const wishes = new Map<string, Promised>();
  const short = (key: string) => key.slice(0, 8);

  const uses: ToldUse[] = [];
  const promised: string[] = [];

  const listener: Listener = {
    uses,
    promised,
    wished(tab, { route, id = "", body }, { memberId, seq }, key) {
      trace.say(
        `${tab.name} ${memberId}-${seq} wishes ${short(key)} ${route} ${id} ${JSON.stringify(body)}`,
      );
      wishes.set(key, {
        memberId,
        tab,
        route,
        known: "nothing yet",
        mayStillHappen: false,
        isLost: false,
        effects: 0,
      });
    },

    told(key, { operation, entries, wallet }) {
      trace.say(`${short(key)} is done, ${wallet.memberId}-${wallet.seq}`);
      const wish = wishes.get(key);
      if (wish) wish.known = "done";
      for (const { kind, id } of entries) {
        if (kind === "redemption" || kind === "payment") uses.push({ kind, id });
        if (kind === "pending") promised.push(id);
      }
      if (operation.key !== key || wallet.memberId !== wish?.memberId) {
        trace.fault(`${short(key)} is told what became of something else`);
      }
      void Promise.all(
        entries.map(async ({ seq, kind }) => {
          const entry = await store.readEntry(wallet.memberId, seq);
          if (entry?.kind !== kind) trace.fault(`${short(key)} was acknowledged, and is not there`);
        }),
      );
      if (!weather.isCalm()) return;
      schedule.after(1_000, () => {
        for (const { name, seen } of browser.tabs) {
          const isBehind = seen?.memberId === wallet.memberId && seen.seq < wallet.seq;
          if (isBehind) trace.fault(`${name} does not know after a second`);
        }
      });
    },

    refused(key, fault) {
      const wish = wishes.get(key);
      if (wish === undefined) return trace.fault(`${key} was never wished`);
      if (fault instanceof WaitingForSignIn) wish.known = "parked";
      else if (fault instanceof NotSaved) wish.known = "not saved";
      else if (fault instanceof ApiProblem) wish.known = "refused";
      else return trace.fault(`${short(key)} broke: ${String(fault)}`);
      const why = fault instanceof ApiProblem ? fault.problem.code : wish.known;
      trace.say(`${short(key)} is told ${why}`);
      if (fault instanceof ApiProblem && !problemCodesOf(wish.route).includes(fault.problem.code)) {
        trace.fault(`the contract does not say that ${wish.route} refuses ${why}`);
      }
      const traffic = network().traffic.get(key);
      wish.mayStillHappen = (traffic?.copies ?? 0) > 0;
      if (wish.known === "refused" && wish.effects > 0) {
        trace.fault(`${short(key)} is told ${why}, and is done`);
      }
      if (wish.known === "not saved" && traffic) trace.fault(`${short(key)} was sent unsaved`);
      if (wish.known === "parked" && !browser.records.has(`points-wallet.operation.${key}`)) {
        trace.fault(`${short(key)} waits, and nothing is kept of it`);
      }
    },

    saw(tab, before, { memberId, seq, spendable }) {
      if (before && seq < before.seq)
        trace.fault(`${tab.name} goes back from ${before.seq} to ${seq}`);
      void store.readEntry(memberId, seq).then((entry) => {
        if ((entry?.balanceAfter ?? 0) !== spendable) {
          trace.fault(`${tab.name} is shown ${spendable} at ${memberId}-${seq}`);
        }
      });
    },
  };

  /** Of every write that is durable. */
  function onCommit({ memberId = "", key = "" }: Scope, { entries = [], receipt }: Work<unknown>) {
    const wished = entries.filter((entry) => !happensByItself(entry));
    for (const { kind, seq } of entries) trace.say(`${memberId}-${seq} ${kind}`);
    if (wished.length === 0 && receipt?.status !== 201) return;
    const wish = wishes.get(key);
    if (receipt?.status !== 201) trace.fault(`no answer is kept of ${short(key)}`);
    if (wish === undefined)
      return trace.fault(`${memberId}: nobody wished ${wished[0]?.kind} ${short(key)}`);
    if (wish.memberId !== memberId)
      trace.fault(`${short(key)} of ${wish.memberId} is done to ${memberId}`);
    wish.effects += 1;
    if (wish.effects > 1) trace.fault(`${short(key)} is done twice`);
    const isOver = wish.known === "refused" || wish.known === "not saved";
    if (isOver && !wish.mayStillHappen) trace.fault(`${short(key)} was ${wish.known}, and is done`);
  }

  /** When nothing goes wrong any more and nothing is left to happen. */
  async function checkAllSettled(): Promise<void> {
    for (const name of browser.records.keys()) trace.fault(`${name} is never settled`);
    for (const { name, outbox, isAlive } of browser.tabs) {
      const { checking, waitingForSignIn } = outbox.state();
      if (isAlive && checking.length + waitingForSignIn.length > 0)
        trace.fault(`${name} still waits`);
    }
    for (const [key, wish] of wishes) {
      const status = (await store.readReceipt(wish.memberId, key))?.status;
      const traffic = network().traffic.get(key);
      const isTold = wish.known !== "nothing yet" && wish.known !== "parked";
      // Told to a page that took it up and has nobody to tell.
      const isAnswered = traffic?.answers.some((answer) => answer < 500 && answer !== 401) ?? false;
      const isUnsent = traffic === undefined && !wish.tab.isAlive;
      if (wish.known === "done" && status !== 201)
        trace.fault(`${short(key)} was acknowledged and is lost`);
      if (wish.effects > 0 && status !== 201)
        trace.fault(`${short(key)} is done without an answer`);
      if (status === undefined && !isTold && !isAnswered && !isUnsent && !wish.isLost) {
        trace.fault(`${short(key)} came to nothing`);
      }
      if (wish.tab.isAlive && wish.known === "nothing yet")
        trace.fault(`${short(key)} is not told`);
    }
  }

  return {
    listener,
    onCommit,
    checkAllSettled,
    /** The browser was killed before what it last wrote under the key was on the disk: that it was saved, or forgotten. */
    unsettle: (key: string) => {
      const wish = wishes.get(key);
      if (wish === undefined) return;
      if (browser.records.has(`points-wallet.operation.${key}`)) wish.mayStillHappen = true;
      else wish.isLost = true;
    },
  };
}
