import { problemResponse } from "../../server/problem.ts";
import type { Environment } from "./environment.ts";
import type { Service } from "./service.ts";

/** Who sends requests: a tab, or a partner. */
export type Sender = { readonly name: string; readonly isAlive: boolean };

/** The requests and answers under one idempotency key. */
type KeyTraffic = {
  /** Method, address, headers and body. */
  readonly request: string;
  /** Copies that are on their way to the service, or being answered there. */
  copies: number;
  /** Who waits for an answer. */
  readonly waiting: Set<Sender>;
  /** The statuses of answers that reached their sender. */
  readonly answers: number[];
};

export type Network = ReturnType<typeof createNetwork>;

/** Loses, duplicates, delays and reorders messages, and checks every write that is sent. */
export function createNetwork(
  { random, schedule, trace, faults }: Environment,
  service: Service,
  onWrite: (key: string, sender: Sender) => void,
) {
  const traffic = new Map<string, KeyTraffic>();

  function drawLatency(): number {
    if (!faults.occurs("delayed message")) return random.from(1, 60);
    return random.chance(0.1) ? random.from(10_000, 600_000) : random.from(60, 12_000);
  }

  function checkWrite(key: string, request: string, sender: Sender): KeyTraffic {
    const known = traffic.get(key) ?? { request, copies: 0, waiting: new Set(), answers: [] };
    traffic.set(key, known);
    if (known.request !== request) trace.fail(`${key} is the key of two requests`);
    for (const other of known.waiting) {
      if (other !== sender && other.isAlive) trace.fail(`two senders send ${key}`);
    }
    onWrite(key, sender);
    return known;
  }

  /** The service's answer to one copy; `undefined` if it never comes. */
  async function deliver(
    copy: Request,
    known: KeyTraffic | undefined,
  ): Promise<Response | undefined> {
    if (known) known.copies += 1;
    await schedule.sleep(drawLatency());
    try {
      if (faults.occurs("lost request")) return undefined;
      if (faults.occurs("unavailable service"))
        return problemResponse("unavailable", service.clock());
      if (faults.occurs("ended session")) await service.endSession();
      return await service.answer(copy);
    } finally {
      if (known) known.copies -= 1;
    }
  }

  async function exchange(sender: Sender, request: Request): Promise<Response | undefined> {
    const { method, url, headers } = request;
    const key = headers.get("Idempotency-Key");
    const body = request.body ? await request.text() : null;
    const copy = () => new Request(url, { method, headers, body });
    const bytes = `${method} ${url} ${[...headers].join(" ")} ${body}`;
    const known = key === null ? undefined : checkWrite(key, bytes, sender);
    known?.waiting.add(sender);
    const path = url.slice(url.indexOf("/api"));
    trace.log(`${sender.name} sends ${method} ${path} ${key?.slice(0, 8) ?? ""}`);
    if (faults.occurs("duplicated request")) {
      const delay = random.chance(0.5) ? random.from(0, 40) : random.from(0, 600_000);
      if (known) known.copies += 1;
      schedule.after(delay, () => {
        trace.log(`a copy of ${sender.name} ${method} ${path} arrives`);
        void deliver(copy(), known);
        if (known) known.copies -= 1;
      });
    }
    const response = await deliver(copy(), known);
    if (response === undefined || faults.occurs("lost answer")) {
      trace.log(`no answer to ${sender.name} ${method} ${path}`);
      return undefined;
    }
    await schedule.sleep(drawLatency());
    if (sender.isAlive) known?.answers.push(response.status);
    return response;
  }

  return {
    traffic,
    send: (sender: Sender, request: Request) =>
      new Promise<Response>((resolve, reject) => {
        if (!sender.isAlive) return;
        const key = request.headers.get("Idempotency-Key");
        const stopWaiting = () => key !== null && traffic.get(key)?.waiting.delete(sender);
        request.signal.addEventListener("abort", () => {
          stopWaiting();
          if (sender.isAlive) reject(new DOMException("timeout", "AbortError"));
        });
        exchange(sender, request).then((response) => {
          stopWaiting();
          if (!sender.isAlive) return;
          if (response) {
            const etag = response.headers.get("ETag") ?? "";
            trace.log(`${sender.name} receives ${response.status} ${etag}`);
            resolve(response);
            // Some browsers report a broken connection at once, others only at the timeout.
          } else if (random.chance(0.7)) reject(new TypeError("no answer"));
        }, reject);
      }),
  };
}
