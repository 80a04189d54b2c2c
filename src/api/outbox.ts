import type * as z from "zod/mini";
import type { Receipt } from "../contract/receipt.ts";
import { routes } from "../contract/routes.ts";
import { etagOf, isOf, type WalletView } from "../contract/wallet.ts";
import { ApiProblem, Unreachable, type Call, type Language } from "./client.ts";

type Routes = typeof routes;

/** The writes that a key makes one operation: those that answer with a receipt. */
export type KeyedRoute = {
  [Name in keyof Routes]: Routes[Name] extends { method: "POST"; answer: z.ZodMiniType<infer Told> }
    ? Told extends Receipt
      ? Name
      : never
    : never;
}[keyof Routes];

export type ReceiptOf<Name extends KeyedRoute> = z.output<Routes[Name]["answer"]>;

/** What a member wants done, having seen this wallet: it is done as that member, to that wallet, or not at all. */
export type Command<Name extends KeyedRoute = KeyedRoute> = {
  readonly route: Name;
  /** What stands for `:id` in the route's path. */
  readonly id?: string;
  readonly body?: object;
  readonly seen: Pick<WalletView, "memberId" | "seq">;
  readonly language: Language;
};

/**
 * A write that has been sent and whose answer is not known yet. It is saved under its key before it is sent, so
 * that a closed tab or a lost answer can neither lose it nor do it twice: it is sent again as it was.
 */
export type InDoubt = {
  readonly key: string;
  readonly memberId: string;
  readonly route: KeyedRoute;
  readonly id?: string | undefined;
  readonly body?: string | undefined;
  readonly ifMatch: string;
  readonly language: Language;
};

/** What is known of writes without an answer. */
export type OutboxState = {
  /** Those of this tab that a whole round of attempts has left without an answer. */
  readonly checking: readonly InDoubt[];
  /** Those that wait until their member is signed in again. */
  readonly parked: readonly InDoubt[];
  /** Why the last write found no place, until one finds it again: all can still be read. */
  readonly unwritable: Unwritable | undefined;
};

type Unwritable = "storage-full" | "read-only";

/** Somebody else is signed in, or nobody: what became of the operation is asked when its member is back. */
export class WaitingForSignIn extends Error {
  override name = "Parked";
}

/** The browser had no space for the key. Nothing was sent. */
export class NotSaved extends Error {
  override name = "NotSaved";
}

export type OutboxPorts = {
  readonly call: Call;
  /** A new UUID. */
  readonly newKey: () => string;
  /** What all tabs share; nothing where the browser denies that, and a wish then lasts as long as its tab. */
  readonly kept: () =>
    Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem"> | undefined;
  /**
   * Runs `act` while no other tab does so under this name; where one does, `act` is told `false`.
   * Nothing where there are no locks (plain http): the key itself then keeps it harmless.
   */
  readonly lock:
    (<Value>(name: string, act: (isMine: boolean) => Promise<Value>) => Promise<Value>) | undefined;
};

const SAVED = "points-wallet.unsettled.";

/** Sends writes, each once, and keeps those that have no answer until it is known. One for each tab. */
export function createOutbox({ call, newKey, kept, lock }: OutboxPorts) {
  let known: OutboxState = { checking: [], parked: [], unwritable: undefined };
  const listeners = new Set<() => void>();
  const underway = new Set<string>();

  function show(now: Partial<OutboxState>) {
    known = { ...known, ...now };
    for (const listener of listeners) listener();
  }

  /** A record each, and no list: two tabs that write at once would lose one of the list's. */
  function save(operation: InDoubt) {
    try {
      kept()?.setItem(SAVED + operation.key, JSON.stringify(operation));
    } catch (fault) {
      show({ unwritable: "storage-full" });
      throw new NotSaved("no space for the key", { cause: fault });
    }
  }

  function saved(): InDoubt[] {
    const storage = kept();
    if (storage === undefined) return [...known.parked];
    const names = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "");
    return names
      .filter((name) => name.startsWith(SAVED))
      .flatMap((name) => readSaved(storage, name));
  }

  const isSaved = ({ key }: InDoubt) => kept()?.getItem(SAVED + key) !== null;
  const without = (list: readonly InDoubt[], { key }: InDoubt) =>
    list.filter((operation) => operation.key !== key);

  function alone<Value>({ key }: InDoubt, act: (isMine: boolean) => Promise<Value>) {
    // Where storage is denied, so are locks.
    return lock === undefined || kept() === undefined
      ? act(true)
      : lock(`points-wallet.${key}`, act);
  }

  async function untilAnswered(operation: InDoubt, isSent: boolean): Promise<Receipt> {
    underway.add(operation.key);
    try {
      for (let inDoubt = isSent; ; inDoubt = true) {
        const receipt = await round(operation, inDoubt);
        if (receipt) return receipt;
        show({ checking: [...without(known.checking, operation), operation] });
      }
    } finally {
      underway.delete(operation.key);
      show({ checking: without(known.checking, operation) });
    }
  }

  /** A round of attempts; `undefined` where it leaves the operation without an answer. */
  async function round(operation: InDoubt, inDoubt: boolean): Promise<Receipt | undefined> {
    try {
      const told = inDoubt ? await ask(call, operation) : undefined;
      const receipt = told ?? (await send(call, operation, inDoubt));
      kept()?.removeItem(SAVED + operation.key);
      show({ unwritable: undefined });
      return receipt;
    } catch (fault) {
      if (fault instanceof Unreachable) return undefined;
      if (!(fault instanceof ApiProblem)) throw fault;
      if (isForAnother(fault, operation)) {
        show({ parked: [...without(known.parked, operation), operation] });
        throw new WaitingForSignIn(operation.memberId, { cause: fault });
      }
      kept()?.removeItem(SAVED + operation.key);
      show({ unwritable: unwritableBy(fault) });
      throw fault;
    }
  }

  return {
    /**
     * Sends a wish, under a new key, until the service has answered, however long that takes: of a missing answer
     * it never says 'failed'. Throws the service's refusal; `Parked`; or `NotSaved`.
     */
    async settle<Name extends KeyedRoute>(wish: Command<Name>): Promise<ReceiptOf<Name>> {
      const { route, id, body, seen, language } = wish;
      const operation: InDoubt = {
        key: newKey(),
        memberId: seen.memberId,
        route,
        id,
        body: body && JSON.stringify(body),
        ifMatch: etagOf(seen),
        language,
      };
      const receipt = await alone(operation, () => {
        save(operation);
        return untilAnswered(operation, false);
      });
      return receipt as ReceiptOf<Name>;
    },

    /**
     * Takes up what a closed tab left behind, and what waited for this member, who is signed in; what a tab is
     * sending is left to it. Tells how many operations have got their answer by it.
     */
    async resume(memberId: string): Promise<number> {
      const all = saved();
      show({ parked: all.filter((operation) => operation.memberId !== memberId) });
      const mine = all.filter(
        ({ key, memberId: whose }) => whose === memberId && !underway.has(key),
      );
      const settled = mine.map((operation) =>
        alone(operation, async (isMine) => {
          // Another tab may have settled it since the list was read.
          if (!isMine || !isSaved(operation)) return false;
          await untilAnswered(operation, true);
          return true;
        }).catch((fault: unknown) => {
          if (fault instanceof WaitingForSignIn) return false;
          // A refusal is an answer too.
          if (fault instanceof ApiProblem) return true;
          throw fault;
        }),
      );
      return (await Promise.all(settled)).filter(Boolean).length;
    },

    /** Whether another tab is about something of this member's: should that tab go, it is to be taken up. */
    isLeft: (memberId: string): boolean =>
      saved().some(({ key, memberId: whose }) => whose === memberId && !underway.has(key)),

    known: () => known,

    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Nothing where another tab has settled it since, or something else has written there. */
function readSaved(storage: Pick<Storage, "getItem">, name: string): InDoubt[] {
  try {
    const saved = JSON.parse(storage.getItem(name) ?? "null") as InDoubt | null;
    return saved?.key === name.slice(SAVED.length) ? [saved] : [];
  } catch {
    return [];
  }
}

function unwritableBy({ problem: { code } }: ApiProblem): Unwritable | undefined {
  return code === "storage-full" || code === "read-only" ? code : undefined;
}

function send(call: Call, { key, route, id, body, ifMatch, language }: InDoubt, inDoubt: boolean) {
  const json = body !== undefined && { "Content-Type": "application/json" };
  const headers = { ...json, "Idempotency-Key": key, "If-Match": ifMatch };
  return call(routes[route], { id, body, language, headers, inDoubt });
}

/**
 * What became of it, as its key tells; `undefined` where nothing is known of it. It is then sent again: should a copy of
 * it still be under way, the two have one key and so one effect.
 */
async function ask(call: Call, { key }: InDoubt): Promise<Receipt | undefined> {
  try {
    const { answer } = await call(routes.readOperation, { id: key, inDoubt: true });
    if ("operation" in answer) return answer;
    throw new ApiProblem(answer);
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.problem.code === "not-found") return undefined;
    throw fault;
  }
}

/** An answer that somebody else got: it says nothing of what became of the operation, or will. */
function isForAnother({ problem, etag }: ApiProblem, { memberId }: InDoubt): boolean {
  if (problem.code === "signed-out") return true;
  return problem.code === "wallet-changed" && etag !== null && !isOf(etag, memberId);
}
