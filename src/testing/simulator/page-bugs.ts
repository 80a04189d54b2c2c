import { ApiProblem, createClient, Unreachable, type ClientPorts } from "../../api/client.ts";
import { createOutbox, type OutboxPorts } from "../../api/outbox.ts";
import { problems, type ProblemCode } from "../../contract/problem.ts";
import { instant } from "../../rules/calendar.ts";
import type { PlantedBug } from "./changed-writes.ts";
import { MEMBERS } from "./members.ts";

type BrowserStorage = NonNullable<ReturnType<OutboxPorts["storage"]>>;

/** Mistakes in the page: its client, its outbox and what it shows. */
export const pageBugs: Readonly<Record<string, PlantedBug>> = {
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
  "an answer to another member is believed": changeResponses((response) =>
    response.status === 412 ? withoutMember(response) : response,
  ),
  "an operation that another member looks up counts as unknown": changeResponses((response) =>
    response.status === 404 ? withoutMember(response) : response,
  ),
  "an operation in doubt is dropped when its session ends": {
    createOutbox(ports) {
      const call: typeof ports.call = (route, options) =>
        ports.call(route, options).catch((error: unknown) => {
          if (error instanceof ApiProblem && error.problem.code === "signed-out")
            ports.storage()?.removeItem(`points-wallet.operation.${options?.id}`);
          throw error;
        });
      return createOutbox({ ...ports, call });
    },
  },
  "a full store counts as a refusal while a copy is under way": changeResponses((response) =>
    response.status === 507 ? problemWithStatus(response, 409) : response,
  ),
  "an older answer replaces a newer one": { newerWallet: (_, answer) => answer },
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

async function withoutMember(response: Response) {
  return Response.json({ ...((await response.json()) as object), memberId: undefined }, response);
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
