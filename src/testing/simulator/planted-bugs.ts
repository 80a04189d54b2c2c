import { ApiProblem, createClient, Unreachable, type ClientPorts } from "../../api/client.ts";
import { createOutbox, type OutboxPorts } from "../../api/outbox.ts";
import { problems, type ProblemCode } from "../../contract/problem.ts";
import { etagOf } from "../../contract/wallet.ts";
import { instant } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { problemResponse } from "../../server/problem.ts";
import { noneTaken } from "../../server/store/resources.ts";
import type { Scope, State, Store, Work } from "../../server/store/store.ts";
import { changeWrites, type PlantedBug } from "./changed-writes.ts";
import type { Environment } from "./environment.ts";
import { MEMBERS } from "./members.ts";
import { obtainBugs } from "./obtain-bugs.ts";

type BrowserStorage = NonNullable<ReturnType<OutboxPorts["storage"]>>;

/** One mistake each, made by replacing a component. */
export const plantedBugs: Readonly<Record<string, PlantedBug>> = {
  "each attempt has a new key": changeHeaders((headers, sent) => {
    const key = headers.get("Idempotency-Key");
    if (key) headers.set("Idempotency-Key", key.slice(0, -4) + String(sent).padStart(4, "0"));
  }),
  "the key is never saved": changeStorage((storage) => ({ ...copyOf(storage), setItem() {} })),
  "the key is saved after the answer": { createOutbox: saveLate },
  "a saved command of another member is resumed as the signed-in member's": {
    ...changeHeaders((headers) => headers.delete("If-Match")),
    createOutbox(ports) {
      const outbox = createOutbox(ports);
      const resume = async () =>
        (await Promise.all(MEMBERS.map((id) => outbox.resume(id)))).reduce((a, b) => a + b);
      return { ...outbox, resume };
    },
  },
  "a command does not name its member": changeHeaders((headers) => headers.delete("If-Match")),
  "a saved command is never resumed": {
    createOutbox: (ports) => ({ ...createOutbox(ports), resume: async () => 0 }),
  },
  "two tabs resume one operation": {
    createOutbox: (ports) => createOutbox({ ...ports, tryLock: undefined }),
  },
  "a missing answer counts as a refusal": changeErrors((error) =>
    error instanceof Unreachable ? refusal("unavailable") : error,
  ),
  "an unknown operation counts as a refusal": changeErrors((error) =>
    error instanceof ApiProblem && error.problem.code === "not-found"
      ? refusal("invalid-request")
      : error,
  ),
  "an answer to another member is believed": changeResponses(async (response) => {
    if (response.status !== 412) return response;
    return Response.json({ ...((await response.json()) as object), memberId: undefined }, response);
  }),
  "a full store counts as a refusal while a copy is under way": changeResponses((response) =>
    response.status === 507 ? problemWithStatus(response, 409) : response,
  ),
  "an older answer replaces a newer one": { newerWallet: (_, answer) => answer },
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
  ...obtainBugs,
};

/** Changes the headers of every request. */
function changeHeaders(change: (headers: Headers, sent: number) => void): PlantedBug {
  return changeTransport((send) => {
    let sent = 0;
    return (request) => {
      const headers = new Headers(request.headers);
      change(headers, ++sent);
      return send(Object.assign(request, { headers }));
    };
  });
}

function changeResponses(change: (response: Response) => Response | Promise<Response>): PlantedBug {
  return changeTransport((send) => async (request) => change(await send(request)));
}

function changeTransport(change: (send: ClientPorts["send"]) => ClientPorts["send"]): PlantedBug {
  return { createClient: (ports) => createClient({ ...ports, send: change(ports.send) }) };
}

/** Replaces what a call throws. */
function changeErrors(change: (error: unknown) => unknown): PlantedBug {
  return {
    createClient: (ports) => {
      const call = createClient(ports);
      return (route, ask) =>
        call(route, ask).catch((error: unknown) => {
          throw change(error);
        });
    },
  };
}

function refusal(code: ProblemCode) {
  const { status, title } = problems[code];
  const problem = { type: "/", title, status, detail: title, code, retryable: false };
  return new ApiProblem({ ...problem, serverTime: instant(0) });
}

async function problemWithStatus(response: Response, status: number) {
  return Response.json(await response.json(), { status });
}

function changeStorage(change: (storage: BrowserStorage) => BrowserStorage): PlantedBug {
  return {
    createOutbox(ports) {
      const storage = () => {
        const original = ports.storage();
        return original && change(original);
      };
      return createOutbox({ ...ports, storage });
    },
  };
}

/** A spread would copy `length` as a fixed number. */
function copyOf(storage: BrowserStorage): BrowserStorage {
  return {
    get length() {
      return storage.length;
    },
    key: (index) => storage.key(index),
    getItem: (name) => storage.getItem(name),
    setItem: (name, value) => storage.setItem(name, value),
    removeItem: (name) => storage.removeItem(name),
  };
}

function saveLate(ports: OutboxPorts) {
  let saves: (() => void)[] = [];
  const storage = () => {
    const original = ports.storage();
    if (original === undefined) return undefined;
    const setItem: BrowserStorage["setItem"] = (name, value) =>
      saves.push(() => original.setItem(name, value));
    return { ...copyOf(original), setItem };
  };
  const call: typeof ports.call = async (route, ask) => {
    const answer = await ports.call(route, ask);
    for (const save of saves) save();
    saves = [];
    return answer;
  };
  return createOutbox({ ...ports, storage, call });
}

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
  const { redeemed } = state.resource(stock) ?? noneTaken;
  const increased = [stock, { redeemed: redeemed + 1 }] as const;
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
