import type { ProblemCode } from "../../contract/problem.ts";
import { etagOf } from "../../contract/wallet.ts";
import { instant } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { problemResponse } from "../../server/problem.ts";
import { noneTaken } from "../../server/store/resources.ts";
import type { Scope, State, Store, Work } from "../../server/store/store.ts";
import { changeWrites, type PlantedBug } from "./changed-writes.ts";
import type { Environment } from "./environment.ts";
import { MEMBERS } from "./members.ts";

/** Mistakes in the service and its store. */
export const serviceBugs: Readonly<Record<string, PlantedBug>> = {
  "the wallet is compared before the receipt is looked up": { handle: compareFirst },
  "days and months are UTC's": { programme: { zone: "UTC" } },

  "the receipt is looked up outside the transaction": {
    store: (store, { schedule, random }) => ({
      ...store,
      async commit(scope, work) {
        const { owner, key } = scope.receipt ?? { owner: "", key: "" };
        const receipt = await store.readReceipt(owner, key);
        await schedule.sleep(random.from(0, 40));
        return store.commit(scope, (state) => work({ ...state, receipt }));
      },
    }),
  },
  "a command is acknowledged before it is durable": { store: acknowledgeEarly },
  "the receipt is not stored": changeWrites(({ wallet, entries, resources }) => ({
    ...(wallet && { wallet }),
    ...(entries && { entries }),
    ...(resources && { resources }),
  })),
  "a refused redemption reduces the stock": {
    store: (store) => ({
      ...store,
      commit: (scope, work) =>
        store.commit(scope, (state) => takeOnRefusal(scope, state, work(state))),
    }),
  },
  "a lapsed redemption still counts for its day": changeWrites((work, { wallet }) =>
    work.wallet && wallet && work.entries?.some(({ kind }) => kind === "release")
      ? { ...work, wallet: { ...work.wallet, redemptions: wallet.redemptions } }
      : work,
  ),
  "a partial capture does not say what it released": changeWrites((work) => ({
    ...work,
    ...(work.entries && { entries: work.entries.map(withoutReleased) }),
  })),
  "a lot expires while it is held": changeWrites(expireHeld),
  "an expiry is recorded at the time of the next command": changeWrites((work) => ({
    ...work,
    ...(work.entries && { entries: stampLate(work.entries) }),
  })),
  "a clock that was set back is used": {
    store: (store) => ({
      ...store,
      commit: (scope, work) =>
        store.commit(scope, (state) =>
          work(state.wallet ? { ...state, wallet: { ...state.wallet, at: instant(0) } } : state),
        ),
    }),
  },
};

function compareFirst(handle: (request: Request) => Promise<Response>, store: Store) {
  return async (request: Request) => {
    const seen = request.headers.get("If-Match");
    const memberId = MEMBERS.find((id) => seen?.startsWith(`"${id}-`));
    if (memberId === undefined) return handle(request);
    const seq = (await store.readWallet(memberId))?.seq ?? 0;
    if (seen === etagOf({ memberId, seq })) return handle(request);
    return problemResponse("wallet-changed", instant(0));
  };
}

/** Answers at once, and writes later. */
function acknowledgeEarly(store: Store, { schedule, random }: Environment): Store {
  async function commit<Result>(scope: Scope, work: (state: State) => Work<Result>) {
    const { result } = await store.commit(scope, (state) => ({ result: work(state) }));
    schedule.after(random.from(0, 40), () => {
      store.commit(scope, work).catch(() => {});
    });
    return result;
  }
  return { ...store, commit };
}

function takeOnRefusal<Result>(
  { resources = [] }: Scope,
  state: State,
  work: Work<Result>,
): Work<Result> {
  const { code } = (work.receipt?.body ?? {}) as { readonly code?: ProblemCode };
  const stock = resources.find((name) => name.startsWith("stock:")) as
    `stock:${string}` | undefined;
  if (stock === undefined || code !== "daily-limit-reached") return work;
  const taken = state.resource(stock) ?? noneTaken;
  const increased = [stock, { ...taken, redeemed: taken.redeemed + 1 }] as const;
  return { ...work, resources: [...(work.resources ?? []), increased] };
}

function withoutReleased(entry: Entry): Entry {
  if (entry.kind !== "capture" || entry.partial === undefined) return entry;
  return { ...entry, partial: { ...entry.partial, released: [] } };
}

function expireHeld(work: Work<unknown>): Omit<Work<unknown>, "result"> {
  const { wallet, entries = [] } = work;
  const held = wallet?.holds
    .flatMap(({ lots }) => lots)
    .find(({ lot }) => lot.expiresAt <= wallet.at);
  if (!wallet || !held) return work;
  const { seq: lotId, expiresAt, subject } = held.lot;
  const seq = wallet.seq + 1;
  const expiry = {
    kind: "expiry",
    seq,
    at: wallet.at,
    balanceAfter: entries.at(-1)?.balanceAfter,
    subject,
    allocations: [{ lotId, expiresAt, points: held.points }],
  } as unknown as Entry;
  return { ...work, wallet: { ...wallet, seq }, entries: [...entries, expiry] };
}

const stampLate = (entries: readonly Entry[]) => {
  const last = entries.at(-1)?.at;
  return entries.map((entry) =>
    entry.kind === "expiry" && last !== undefined ? { ...entry, at: last } : entry,
  );
};
