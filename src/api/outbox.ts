import { useSyncExternalStore } from "react";
import { routes } from "../contract/routes.ts";
import type { Receipt } from "../contract/receipt.ts";
import { ApiProblem, call, Unreachable, type Language } from "./client.ts";

/**
 * Writes that have been sent and whose answer is not known yet. Each is saved under its key before it is
 * sent, so that a closed tab or a lost answer can neither lose it nor do it twice: it is sent again as it was.
 */
export type Unsettled = {
  readonly key: string;
  readonly route: "redeem";
  readonly body: string;
  readonly ifMatch: string;
  readonly language: Language;
};

const SAVED = "points-wallet.unsettled";

/** Those of this tab that a whole round of attempts has left without an answer. */
let checking: readonly Unsettled[] = [];
const listeners = new Set<() => void>();

/**
 * Sends a write until the service has answered, however long that takes: of a missing answer it never says
 * 'failed'. Throws the service's refusal. The same key from another tab waits for this one.
 */
export function settle(wish: Unsettled): Promise<Receipt> {
  save([...saved().filter(({ key }) => key !== wish.key), wish]);
  return alone(wish.key, {}, () => sendUntilAnswered(wish));
}

/** Takes up what a closed tab left behind; what another tab is sending is left to it. */
export function resume(): Promise<unknown> {
  return Promise.allSettled(
    saved().map((wish) =>
      alone(wish.key, { ifAvailable: true }, async (mine) => mine && sendUntilAnswered(wish)),
    ),
  );
}

/** The operations of this tab of which it is being asked what became. */
export function useUnsettled(): readonly Unsettled[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => checking,
  );
}

async function sendUntilAnswered(wish: Unsettled): Promise<Receipt> {
  for (;;) {
    try {
      const answer = await call(routes[wish.route], {
        body: wish.body,
        language: wish.language,
        headers: {
          "Content-Type": "application/json",
          "Idempotency-Key": wish.key,
          "If-Match": wish.ifMatch,
        },
      });
      forget(wish);
      return answer;
    } catch (fault) {
      if (fault instanceof ApiProblem) forget(wish);
      if (!(fault instanceof Unreachable)) throw fault;
      show([...checking.filter(({ key }) => key !== wish.key), wish]);
    }
  }
}

/**
 * Runs `act` while no other tab does so for this key. Without locks (plain http, or storage denied, and locks
 * with it) the key itself keeps it harmless.
 */
async function alone<Value>(
  key: string,
  options: LockOptions,
  act: (mine: boolean) => Promise<Value>,
) {
  if (!("locks" in navigator) || kept() === undefined) return act(true);
  return navigator.locks.request(`points-wallet.${key}`, options, (lock) => act(lock !== null));
}

function forget(wish: Unsettled) {
  save(saved().filter(({ key }) => key !== wish.key));
  show(checking.filter(({ key }) => key !== wish.key));
}

function show(now: readonly Unsettled[]) {
  checking = now;
  for (const listener of listeners) listener();
}

function saved(): Unsettled[] {
  return JSON.parse(kept()?.getItem(SAVED) ?? "[]") as Unsettled[];
}

function save(wishes: readonly Unsettled[]) {
  kept()?.setItem(SAVED, JSON.stringify(wishes));
}

/** What the browser keeps for this page; nothing where it denies that, and a wish then lasts as long as its tab. */
function kept(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
