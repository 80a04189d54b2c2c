import { problemResponse } from "../../server/problem.ts";
import type { Around } from "./around.ts";
import type { Service } from "./service.ts";
import type { Tab } from "./tab.ts";

/** What went to and fro under one key. */
export type Traffic = {
  /** The request to the byte. */
  readonly request: string;
  /** Copies that may still arrive at the service, or are being answered there. */
  copies: number;
  /** Whoever waits for an answer now. */
  readonly waiting: Set<Tab>;
  /** The statuses of answers that reached a tab. */
  readonly answers: number[];
};

export type Network = ReturnType<typeof createNetwork>;

/** Loses, doubles, delays and reorders; and looks at every write on its way. */
export function createNetwork(
  { dice, schedule, trace, weather }: Around,
  service: Service,
  onWrite: (key: string, tab: Tab) => void,
) {
  const traffic = new Map<string, Traffic>();

  const way = () => {
    if (!weather.strikes("delay")) return dice.from(1, 60);
    return dice.chance(0.1) ? dice.from(10_000, 600_000) : dice.from(60, 12_000);
  };

  function lookAt(key: string, request: string, tab: Tab): Traffic {
    const known = traffic.get(key) ?? { request, copies: 0, waiting: new Set(), answers: [] };
    traffic.set(key, known);
    if (known.request !== request) trace.fault(`${key} stands for two requests`);
    for (const other of known.waiting) {
      if (other !== tab && other.isAlive) trace.fault(`two tabs send ${key}`);
    }
    onWrite(key, tab);
    return known;
  }

  /** The service's answer to one copy; nothing where there is none. */
  async function deliver(copy: Request, known: Traffic | undefined): Promise<Response | undefined> {
    if (known) known.copies += 1;
    await schedule.sleep(way());
    try {
      if (weather.strikes("request lost")) return undefined;
      if (weather.strikes("unavailable")) return problemResponse("unavailable", service.clock());
      return await service.answer(copy);
    } finally {
      if (known) known.copies -= 1;
    }
  }

  async function exchange(tab: Tab, request: Request): Promise<Response | undefined> {
    const { method, url, headers } = request;
    const key = headers.get("Idempotency-Key");
    const body = request.body ? await request.text() : null;
    const copy = () => new Request(url, { method, headers, body });
    const told = [...headers].join(" ");
    const known = key === null ? undefined : lookAt(key, `${method} ${url} ${told} ${body}`, tab);
    known?.waiting.add(tab);
    const path = url.slice(url.indexOf("/api"));
    trace.say(`${tab.name} ${method} ${path} ${key?.slice(0, 8) ?? ""}`);
    if (weather.strikes("duplicate")) {
      const later = dice.chance(0.5) ? dice.from(0, 40) : dice.from(0, 600_000);
      if (known) known.copies += 1;
      schedule.after(later, () => {
        trace.say(`a copy of ${tab.name} ${method} ${path} arrives`);
        void deliver(copy(), known);
        if (known) known.copies -= 1;
      });
    }
    const response = await deliver(copy(), known);
    if (response === undefined || weather.strikes("answer lost")) {
      trace.say(`no answer to ${tab.name} ${method} ${path}`);
      return undefined;
    }
    await schedule.sleep(way());
    if (tab.isAlive) known?.answers.push(response.status);
    return response;
  }

  return {
    traffic,
    send: (tab: Tab, request: Request) =>
      new Promise<Response>((resolve, reject) => {
        if (!tab.isAlive) return;
        const key = request.headers.get("Idempotency-Key");
        const end = () => key !== null && traffic.get(key)?.waiting.delete(tab);
        request.signal.addEventListener("abort", () => {
          end();
          if (tab.isAlive) reject(new DOMException("timeout", "AbortError"));
        });
        exchange(tab, request).then((response) => {
          end();
          if (!tab.isAlive) return;
          // Some browsers notice at once that a connection broke, and some wait until they are told to stop.
          if (response) {
            trace.say(
              `${tab.name} is told ${response.status} ${response.headers.get("ETag") ?? ""}`,
            );
            resolve(response);
          } else if (dice.chance(0.7)) reject(new TypeError("no answer"));
        }, reject);
      }),
  };
}
