import { ApiProblem, createClient, Unreachable, type ClientPorts } from "../../api/client.ts";
import { createOutbox, type OutboxPorts } from "../../api/outbox.ts";
import { problems, type ProblemCode } from "../../contract/problem.ts";
import { etagOf } from "../../contract/wallet.ts";
import { instant } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { problemResponse } from "../../server/problem.ts";
import type { Scope, State, Store, Work } from "../../server/store/store.ts";
import type { Around } from "./around.ts";
import { MEMBERS } from "./members.ts";
import { obtainBugs } from "./obtain-bugs.ts";
import { writing, type Bug } from "./tampered-writes.ts";

type Kept = NonNullable<ReturnType<OutboxPorts["storage"]>>;

/** What somebody could have written instead: one mistake each, made where the parts are put together. */
export const plantedBugs: Readonly<Record<string, Bug>> = {
  "a new key for each attempt": sending((headers, sent) => {
    const key = headers.get("Idempotency-Key");
    if (key) headers.set("Idempotency-Key", key.slice(0, -4) + String(sent).padStart(4, "0"));
  }),
  "the key is never saved": keeping((kept) => ({ ...reading(kept), setItem() {} })),
  "the key is saved when the answer has come": { createOutbox: withLateKey },
  "what is kept of another member is taken up as one's own": {
    ...sending((headers) => headers.delete("If-Match")),
    createOutbox(ports) {
      const outbox = createOutbox(ports);
      const resume = async () =>
        (await Promise.all(MEMBERS.map((id) => outbox.resume(id)))).reduce((a, b) => a + b);
      return { ...outbox, resume };
    },
  },
  "a wish does not say whose it is": sending((headers) => headers.delete("If-Match")),
  "what is kept is never taken up": {
    createOutbox: (ports) => ({ ...createOutbox(ports), resume: async () => 0 }),
  },
  "two tabs take up one operation": {
    createOutbox: (ports) => createOutbox({ ...ports, tryLock: undefined }),
  },
  "a missing answer is taken for a refusal": calling((fault) =>
    fault instanceof Unreachable ? refusal("unavailable") : fault,
  ),
  "what nothing is known of is taken for refused": calling((fault) =>
    fault instanceof ApiProblem && fault.problem.code === "not-found"
      ? refusal("invalid-request")
      : fault,
  ),
  "what another member is told is believed": hearing((response) => {
    response.headers.delete("ETag");
    return response;
  }),
  "a full store is believed while a copy is under way": hearing((response) =>
    response.status === 507 ? problemWithStatus(response, 409) : response,
  ),
  "an older answer replaces a newer one": { newerWallet: (_, answer) => answer },
  "the wallet is compared before the answer is looked up": { handle: comparingFirst },
  "days and months are UTC's": { programme: { zoneOffset: 0 } },

  "the answer is looked up outside the transaction": {
    store: (store, { schedule, dice }) => ({
      ...store,
      async commit(scope, work) {
        const { memberId = "", key = "" } = scope;
        const receipt = await store.readReceipt(memberId, key);
        await schedule.sleep(dice.from(0, 40));
        return store.commit(scope, (state) => work({ ...state, receipt }));
      },
    }),
  },
  "it is acknowledged before it is durable": { store: acknowledgingEarly },
  "the answer is not kept": writing(({ wallet, entries, resources }) => ({
    ...(wallet && { wallet }),
    ...(entries && { entries }),
    ...(resources && { resources }),
  })),
  "a refused redemption takes from the stock": writing((work, state) => {
    const { code } = (work.receipt?.body ?? {}) as { readonly code?: ProblemCode };
    // No other use is refused by this.
    if (code !== "daily-limit-reached") return work;
    const redeemed = state.resource("redeemed") ?? {};
    const more = { ...redeemed, towel: (redeemed["towel"] ?? 0) + 1 };
    return { ...work, resources: [...(work.resources ?? []), ["redeemed", more]] };
  }),
  "a lapsed redemption does not give its day back": writing((work, { wallet }) =>
    work.wallet && wallet && work.entries?.some(({ kind }) => kind === "release")
      ? { ...work, wallet: { ...work.wallet, redemptions: wallet.redemptions } }
      : work,
  ),
  "a smaller bill is not told with what went back": writing((work) => ({
    ...work,
    ...(work.entries && { entries: work.entries.map(withoutReleased) }),
  })),
  "a lot is swept while it is held": writing(sweepingHeld),
  "an expiry is stamped with when somebody looked": writing((work) => ({
    ...work,
    ...(work.entries && { entries: stampedLate(work.entries) }),
  })),
  "a clock that was set back is believed": {
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

/** Every request goes out with headers that were tampered with. */
function sending(change: (headers: Headers, sent: number) => void): Bug {
  return transporting((send) => {
    let sent = 0;
    return (request) => {
      const headers = new Headers(request.headers);
      change(headers, ++sent);
      return send(Object.assign(request, { headers }));
    };
  });
}

/** Every response is taken for another. */
function hearing(change: (response: Response) => Response | Promise<Response>): Bug {
  return transporting((send) => async (request) => change(await send(request)));
}

function transporting(change: (send: ClientPorts["send"]) => ClientPorts["send"]): Bug {
  return { createClient: (ports) => createClient({ ...ports, send: change(ports.send) }) };
}

/** What a call throws is taken for something else. */
function calling(change: (fault: unknown) => unknown): Bug {
  return {
    createClient: (ports) => {
      const call = createClient(ports);
      return (route, ask) =>
        call(route, ask).catch((fault: unknown) => {
          throw change(fault);
        });
    },
  };
}

function refusal(code: ProblemCode) {
  const { status, title } = problems[code];
  const told = { type: "/", title, status, detail: title, code, retryable: false };
  return new ApiProblem({ ...told, serverTime: instant(0) });
}

async function problemWithStatus(response: Response, status: number) {
  return Response.json(await response.json(), { status });
}

function keeping(change: (kept: Kept) => Kept): Bug {
  return {
    createOutbox(ports) {
      const kept = () => {
        const storage = ports.storage();
        return storage && change(storage);
      };
      return createOutbox({ ...ports, storage: kept });
    },
  };
}

/** All of it, with methods that know to whom they belong. */
function reading(kept: Kept): Kept {
  return {
    get length() {
      return kept.length;
    },
    key: (place) => kept.key(place),
    getItem: (name) => kept.getItem(name),
    setItem: (name, value) => kept.setItem(name, value),
    removeItem: (name) => kept.removeItem(name),
  };
}

function withLateKey(ports: OutboxPorts) {
  let late: (() => void)[] = [];
  const kept = () => {
    const storage = ports.storage();
    if (storage === undefined) return undefined;
    const setItem: Kept["setItem"] = (name, value) => late.push(() => storage.setItem(name, value));
    return { ...reading(storage), setItem };
  };
  const call: typeof ports.call = async (route, ask) => {
    const answer = await ports.call(route, ask);
    for (const save of late) save();
    late = [];
    return answer;
  };
  return createOutbox({ ...ports, storage: kept, call });
}

function comparingFirst(handle: (request: Request) => Promise<Response>, store: Store) {
  return async (request: Request) => {
    const seen = request.headers.get("If-Match");
    const memberId = MEMBERS.find((id) => seen?.startsWith(`"${id}-`));
    if (memberId === undefined) return handle(request);
    const seq = (await store.readWallet(memberId))?.seq ?? 0;
    if (seen === etagOf({ memberId, seq })) return handle(request);
    return problemResponse("wallet-changed", instant(0));
  };
}

/** Answers at a request's success, and writes when the transaction completes: if it does. */
function acknowledgingEarly(store: Store, { schedule, dice }: Around): Store {
  async function commit<Result>(scope: Scope, work: (state: State) => Work<Result>) {
    const { result } = await store.commit(scope, (state) => ({ result: work(state) }));
    schedule.after(dice.from(0, 40), () => {
      store.commit(scope, work).catch(() => {});
    });
    return result;
  }
  return { ...store, commit };
}

function withoutReleased(entry: Entry): Entry {
  if (entry.kind !== "capture" || entry.partial === undefined) return entry;
  return { ...entry, partial: { ...entry.partial, released: [] } };
}

function sweepingHeld(work: Work<unknown>): Omit<Work<unknown>, "result"> {
  const { wallet, entries = [] } = work;
  const part = wallet?.holds
    .flatMap(({ lots: parts }) => parts)
    .find(({ lot }) => lot.expiresAt <= wallet.at);
  if (!wallet || !part) return work;
  const { seq: lotId, expiresAt, subject } = part.lot;
  const seq = wallet.seq + 1;
  const swept = {
    kind: "expiry",
    seq,
    at: wallet.at,
    balanceAfter: entries.at(-1)?.balanceAfter,
    subject,
    allocations: [{ lotId, expiresAt, points: part.points }],
  } as unknown as Entry;
  return { ...work, wallet: { ...wallet, seq }, entries: [...entries, swept] };
}

const stampedLate = (entries: readonly Entry[]) => {
  const last = entries.at(-1)?.at;
  return entries.map((entry) =>
    entry.kind === "expiry" && last !== undefined ? { ...entry, at: last } : entry,
  );
};
