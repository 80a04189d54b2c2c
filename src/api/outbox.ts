import type * as z from "zod/mini";
import type { Receipt } from "../contract/receipt.ts";
import { routes } from "../contract/routes.ts";
import type { Language } from "../contract/language.ts";
import { etagOf, type WalletView } from "../contract/wallet.ts";
import { ApiProblem, Unreachable, type Call } from "./client.ts";

type Routes = typeof routes;

/** The routes that take an Idempotency-Key: those that answer with a receipt. */
export type CommandRoute = {
  [Name in keyof Routes]: Routes[Name] extends {
    method: "POST";
    answer: z.ZodMiniType<infer Answer>;
  }
    ? Answer extends Receipt
      ? Name
      : never
    : never;
}[keyof Routes];

export type ReceiptOf<Name extends CommandRoute> = z.output<Routes[Name]["answer"]>;

/** What a member asks for. It is done as that member, to the wallet of the snapshot, or not at all. */
export type Command<Name extends CommandRoute = CommandRoute> = {
  readonly route: Name;
  /** Replaces `:id` in the route's path. */
  readonly id?: string;
  readonly body?: object;
  readonly snapshot: Pick<WalletView, "memberId" | "seq">;
  readonly language: Language;
};

/**
 * A command under its key. It is saved before it is sent, so that a closed tab or a lost answer can neither lose it
 * nor do it twice: it is always sent again with the same bytes.
 */
export type SavedOperation = {
  readonly key: string;
  readonly memberId: string;
  readonly route: CommandRoute;
  readonly id?: string | undefined;
  /** Absent from the saved record if it has a secret. */
  readonly body?: string | undefined;
  readonly ifMatch: string;
  readonly language: Language;
};

export type OutboxState = {
  /** Operations of this tab that are in doubt: six attempts brought no answer. */
  readonly checking: readonly SavedOperation[];
  /** Operations that wait until their member signs in again. */
  readonly waitingForSignIn: readonly SavedOperation[];
  /**
   * Operations that the service does not know and that cannot be sent again, since their secret was not saved. The next
   * command of their route clears them.
   */
  readonly notSent: readonly SavedOperation[];
  /** Why the last operation could not be stored. The next one that can be stored clears it. */
  readonly writeProblem: WriteProblem | undefined;
};

type WriteProblem = "storage-full" | "read-only";

/** Another member is signed in, or nobody. The operation is resumed when its own member is back. */
export class WaitingForSignIn extends Error {
  override name = "WaitingForSignIn";
}

/** The service does not know the operation, and its secret is gone: the member has to enter it again. */
class NotSent extends Error {
  override name = "NotSent";
}

/** The browser had no space for the key. Nothing was sent. */
export class NotSaved extends Error {
  override name = "NotSaved";
}

type BrowserStorage = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

export type OutboxPorts = {
  readonly call: Call;
  /** A new UUID. */
  readonly newKey: () => string;
  /** Shared by all tabs. Without it an operation lasts only as long as its tab. */
  readonly storage: () => BrowserStorage | undefined;
  /**
   * Calls `act(true)` if no other tab holds this name, else `act(false)`. Plain http has no locks:
   * two tabs may then send the same operation, which is harmless because they send the same key.
   */
  readonly tryLock:
    (<Value>(name: string, act: (isMine: boolean) => Promise<Value>) => Promise<Value>) | undefined;
};

const SAVED = "points-wallet.operation.";
/** The prefix that earlier versions of the page used. */
const SAVED_EARLIER = "points-wallet.unsettled.";

const secretRoutes = new Set(
  Object.entries(routes).flatMap(([name, route]) => ("isSecret" in route ? [name] : [])),
);

/** The operation as it may outlive its sending. */
const withoutSecret = (operation: SavedOperation): SavedOperation =>
  secretRoutes.has(operation.route) ? { ...operation, body: undefined } : operation;

/** Sends each command once, and keeps it until its answer is known. One for each tab. */
export function createOutbox({ call, newKey, storage, tryLock }: OutboxPorts) {
  let state: OutboxState = {
    checking: [],
    waitingForSignIn: [],
    notSent: [],
    writeProblem: undefined,
  };
  const listeners = new Set<() => void>();
  const sending = new Set<string>();

  function update(changes: Partial<OutboxState>) {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  }

  /** One record for each operation: with one list for all, two tabs could overwrite each other's. */
  function save(operation: SavedOperation) {
    try {
      storage()?.setItem(SAVED + operation.key, JSON.stringify(withoutSecret(operation)));
    } catch (error) {
      update({ writeProblem: "storage-full" });
      throw new NotSaved("no space for the key", { cause: error });
    }
  }

  function forget({ key }: SavedOperation) {
    storage()?.removeItem(SAVED + key);
    if (storage()?.getItem(SAVED_EARLIER + key)) storage()?.removeItem(SAVED_EARLIER + key);
  }

  function readAllSaved(): SavedOperation[] {
    const records = storage();
    if (records === undefined) return [...state.waitingForSignIn];
    return Array.from({ length: records.length }, (_, index) => records.key(index) ?? "").flatMap(
      (name) => readSaved(records, name),
    );
  }

  function isSaved({ key }: SavedOperation): boolean {
    const records = storage();
    if (records === undefined) return true;
    return [SAVED, SAVED_EARLIER].some((prefix) => records.getItem(prefix + key) !== null);
  }

  const without = (list: readonly SavedOperation[], { key }: SavedOperation) =>
    list.filter((operation) => operation.key !== key);

  function withLock<Value>({ key }: SavedOperation, act: (isMine: boolean) => Promise<Value>) {
    // A browser that denies storage denies locks too.
    return tryLock === undefined || storage() === undefined
      ? act(true)
      : tryLock(`points-wallet.${key}`, act);
  }

  async function sendUntilAnswered(operation: SavedOperation, isSent: boolean): Promise<Receipt> {
    sending.add(operation.key);
    try {
      for (let inDoubt = isSent; ; inDoubt = true) {
        const receipt = await sendOnce(operation, inDoubt);
        if (receipt) return receipt;
        update({ checking: [...without(state.checking, operation), operation] });
      }
    } finally {
      sending.delete(operation.key);
      update({ checking: without(state.checking, operation) });
    }
  }

  /** One call of the client, which makes up to six attempts; `undefined` if none is answered. */
  async function sendOnce(
    operation: SavedOperation,
    inDoubt: boolean,
  ): Promise<Receipt | undefined> {
    try {
      const known = inDoubt ? await readOperation(call, operation) : undefined;
      if (!known && operation.body === undefined && secretRoutes.has(operation.route)) {
        forget(operation);
        update({ notSent: [...state.notSent, operation] });
        throw new NotSent(operation.key);
      }
      if (!known && !(operation.route in routes)) {
        // An earlier version of the page saved it, and members have no such route any more.
        forget(operation);
        throw new NotSent(operation.key);
      }
      const receipt = known ?? (await post(call, operation, inDoubt));
      forget(operation);
      update({ writeProblem: undefined });
      return receipt;
    } catch (error) {
      if (error instanceof Unreachable) return undefined;
      if (!(error instanceof ApiProblem)) throw error;
      if (isForAnother(error, operation)) {
        const others = without(state.waitingForSignIn, operation);
        update({ waitingForSignIn: [...others, withoutSecret(operation)] });
        throw new WaitingForSignIn(operation.memberId, { cause: error });
      }
      forget(operation);
      update({ writeProblem: writeProblemOf(error) });
      throw error;
    }
  }

  return {
    /**
     * Sends a command under a new key until the service has answered, however long that takes. A missing answer is
     * never reported as a failure. Throws `ApiProblem` for a refusal, `WaitingForSignIn` or `NotSaved`.
     */
    async submit<Name extends CommandRoute>(command: Command<Name>): Promise<ReceiptOf<Name>> {
      const { route, id, body, snapshot, language } = command;
      const operation: SavedOperation = {
        key: newKey(),
        memberId: snapshot.memberId,
        route,
        id,
        body: body && JSON.stringify(body),
        ifMatch: etagOf(snapshot),
        language,
      };
      update({ notSent: state.notSent.filter((each) => each.route !== route) });
      const receipt = await withLock(operation, () => {
        save(operation);
        return sendUntilAnswered(operation, false);
      });
      return receipt as ReceiptOf<Name>;
    },

    /**
     * Resumes what a closed tab left behind and what waited for this member, who is signed in, but not what another
     * tab is sending. Returns how many operations were answered.
     */
    async resume(memberId: string): Promise<number> {
      const all = readAllSaved();
      update({
        waitingForSignIn: all.filter((operation) => operation.memberId !== memberId),
        notSent: state.notSent.filter((operation) => operation.memberId === memberId),
      });
      const own = all.filter((operation) => operation.memberId === memberId);
      const resumed = own
        .filter(({ key }) => !sending.has(key))
        .map((operation) =>
          withLock(operation, async (isMine) => {
            // Another tab may have finished it since the list was read.
            if (!isMine || !isSaved(operation)) return false;
            await sendUntilAnswered(operation, true);
            return true;
          }).catch((error: unknown) => {
            if (error instanceof WaitingForSignIn || error instanceof NotSent) return false;
            // A refusal is an answer too.
            if (error instanceof ApiProblem) return true;
            throw error;
          }),
        );
      return (await Promise.all(resumed)).filter(Boolean).length;
    },

    /** Whether another tab has an operation of this member, which is to be resumed if that tab is closed. */
    hasUnfinished: (memberId: string): boolean =>
      readAllSaved().some(
        (operation) => operation.memberId === memberId && !sending.has(operation.key),
      ),

    state: () => state,

    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Earlier versions of the page saved secrets, too. Removed first: then there is space for the shorter record. */
export function dropSavedSecrets(records: BrowserStorage) {
  const names = Array.from({ length: records.length }, (_, index) => records.key(index) ?? "");
  for (const name of names) {
    const [saved] = readSaved(records, name);
    if (saved?.body === undefined || !secretRoutes.has(saved.route)) continue;
    records.removeItem(name);
    records.setItem(name, JSON.stringify(withoutSecret(saved)));
  }
}

/** Empty if the record is not an operation of ours, or another tab has finished it. */
function readSaved(records: Pick<Storage, "getItem">, name: string): SavedOperation[] {
  const prefix = [SAVED, SAVED_EARLIER].find((each) => name.startsWith(each));
  if (prefix === undefined) return [];
  try {
    const saved = JSON.parse(records.getItem(name) ?? "null") as SavedOperation | null;
    return saved?.key === name.slice(prefix.length) ? [saved] : [];
  } catch {
    return [];
  }
}

function writeProblemOf({ problem: { code } }: ApiProblem): WriteProblem | undefined {
  return code === "storage-full" || code === "read-only" ? code : undefined;
}

function post(
  call: Call,
  { key, route, id, body, ifMatch, language }: SavedOperation,
  inDoubt: boolean,
) {
  const json = body !== undefined && { "Content-Type": "application/json" };
  const headers = { ...json, "Idempotency-Key": key, "If-Match": ifMatch };
  return call(routes[route], { id, body, language, headers, inDoubt });
}

/**
 * The receipt stored under the key; `undefined` if there is none. The operation is then sent again: should an earlier
 * copy still arrive, both have one key and so one effect.
 */
async function readOperation(call: Call, operation: SavedOperation): Promise<Receipt | undefined> {
  try {
    const { answer } = await call(routes.readOperation, { id: operation.key, inDoubt: true });
    if ("operation" in answer) return answer;
    throw new ApiProblem(answer);
  } catch (error) {
    const isUnknown = error instanceof ApiProblem && error.problem.code === "not-found";
    if (isUnknown && !isForAnother(error, operation)) return undefined;
    throw error;
  }
}

/**
 * Whether the answer is about another member's session, and so says nothing about the operation. The body tells: across
 * origins, a script reads only the headers that the service exposes.
 */
function isForAnother({ problem }: ApiProblem, { memberId }: SavedOperation): boolean {
  if (problem.code === "signed-out") return true;
  return problem.memberId !== undefined && problem.memberId !== memberId;
}
