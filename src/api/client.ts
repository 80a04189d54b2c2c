import * as z from "zod/mini";
import type { Language } from "../contract/language.ts";
import { problem, type Problem } from "../contract/problem.ts";
import { isOfService, type Route } from "../contract/routes.ts";

/** How a request gets to the service. */
export type Send = (request: Request) => Promise<Response>;

/** What the client is made of. */
export type ClientPorts = {
  /** Where the service is: an absolute address, without a slash at its end. */
  readonly base: () => string;
  readonly send: Send;
  /** Calls `act` after so many milliseconds. What it returns calls that off. */
  readonly after: (ms: number, act: () => void) => () => void;
  /** From 0 on, below 1. */
  readonly random: () => number;
};

/** The service's refusal, in the contract's words. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  readonly problem: Problem;
  /** The wallet that refused, and so whose it is; where the service says so. */
  readonly etag: string | null;

  constructor(told: Problem, etag: string | null = null) {
    super(told.detail);
    this.problem = told;
    this.etag = etag;
  }
}

/** No answer from the service: whether it got the request is not known. */
export class Unreachable extends Error {
  override name = "Unreachable";
}

/** The service answered, but not in the contract's words: it may be of a newer version than this page. */
export class Unreadable extends Error {
  override name = "Unreadable";
}

type RequestOptions = {
  readonly id?: string | undefined;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly language?: Language;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit | undefined;
  readonly signal?: AbortSignal;
  /** This request has been sent before, and a copy of it may still be under way. */
  readonly inDoubt?: boolean;
};

/**
 * Asks until there is an answer: identical bytes and headers each time, so that a write is the same
 * operation. Throws `ApiProblem` for the service's refusal. After six attempts throws `Unreachable`, also where the
 * last answer was that the service is not to be had just now, or cannot be read: what became of a write is then not
 * known. A read whose answer cannot be read throws `Unreadable` at once.
 */
export type Call = <Answer extends z.ZodMiniType>(
  route: Route<Answer>,
  ask?: RequestOptions,
) => Promise<z.output<Answer>>;

/** As `Call`, for a file: its beginning has come, and the rest is read as it comes. */
export type OpenFile = (route: Route, ask?: RequestOptions) => Promise<Response>;

/** A response that has come whole; of a file, its beginning. */
type Answered = { readonly response: Response; readonly body: unknown };

const ATTEMPTS = 6;
const ATTEMPT_MS = 10_000;
/** However long the service says to wait: a longer one would leave a member without a word. */
const LONGEST_WAIT_MS = 60_000;
const RETRIED = new Set([408, 502, 503, 504]);

export function createClient(ports: ClientPorts): Call {
  return (route, ask = {}) => untilTold(ports, route, ask, (answered) => read(route, answered));
}

export function createFileClient(ports: ClientPorts): OpenFile {
  return (route, ask = {}) =>
    untilTold(ports, route, ask, (answered) => {
      const told = read(route, answered);
      return told instanceof Unreadable ? told : answered.response;
    });
}

async function untilTold<Told>(
  ports: ClientPorts,
  route: Route,
  ask: RequestOptions,
  tell: (answered: Answered) => Told | Unreadable,
): Promise<Told> {
  for (let attempt = 1; ; attempt++) {
    const answered = await once(ports, route, ask);
    const inDoubt = attempt > 1 || ask.inDoubt === true;
    if (answered && !isPassing(answered, inDoubt)) {
      const told = tell(answered);
      if (!(told instanceof Unreadable)) return told;
      // Of a write it tells nothing.
      if (route.method === "GET" && !inDoubt) throw told;
    }
    if (attempt === ATTEMPTS) throw new Unreachable(`${route.method} ${route.path}`);
    await pause(ports, answered?.response, attempt, ask.signal);
  }
}

/**
 * Whether to ask again. A 429 says itself whether waiting helps: a lock does not end within these attempts. Where an
 * earlier copy may still arrive, what no key stands for (429, 5xx) tells nothing of what becomes of that one.
 */
function isPassing({ response: { status }, body }: Answered, inDoubt: boolean): boolean {
  if (RETRIED.has(status)) return true;
  if (status === 429 && (body as { retryable?: unknown }).retryable === true) return true;
  return inDoubt && (status === 429 || status >= 500);
}

/** One attempt; `undefined` where there is no answer of the service's, or not all of it. */
async function once(
  ports: ClientPorts,
  route: Route,
  ask: RequestOptions,
): Promise<Answered | undefined> {
  const timeout = new AbortController();
  const signal = ask.signal ? AbortSignal.any([timeout.signal, ask.signal]) : timeout.signal;
  const stop = ports.after(ATTEMPT_MS, () => timeout.abort());
  try {
    const response = await ports.send(requestOf(ports, route, ask, signal));
    if (!isOfService(response)) return undefined;
    const isJson = response.status !== 204 && !(route.files && response.ok);
    return { response, body: isJson ? await response.json() : undefined };
  } catch (fault) {
    if (ask.signal?.aborted) throw fault;
    return undefined;
  } finally {
    stop();
  }
}

function requestOf(
  { base }: ClientPorts,
  { method, path }: Route,
  ask: RequestOptions,
  signal: AbortSignal,
) {
  const url = new URL(base() + path.replace(":id", encodeURIComponent(ask.id ?? "")));
  for (const [name, value] of Object.entries(ask.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  const headers = { ...ask.headers, ...(ask.language && { "Accept-Language": ask.language }) };
  return new Request(url, {
    method,
    headers,
    body: ask.body ?? null,
    signal,
    credentials: "include",
  });
}

/** What the answer says; throws what it refuses with. */
function read<Answer extends z.ZodMiniType>(
  { answer, method, path }: Route<Answer>,
  { response, body }: Answered,
): z.output<Answer> | Unreadable {
  if (response.ok) {
    if (!answer) return undefined as z.output<Answer>;
    const told = z.safeDecode(answer, body as z.input<Answer>);
    return told.success ? told.data : new Unreadable(`${method} ${path}`, { cause: told.error });
  }
  const told = z.safeDecode(problem, body as z.input<typeof problem>);
  if (!told.success) return new Unreadable(`${method} ${path}`, { cause: told.error });
  throw new ApiProblem(told.data, response.headers.get("ETag"));
}

/** Full jitter up to 0.5 s x 2^n, at most 30 s, unless the service says how long. */
async function pause(
  { after, random }: ClientPorts,
  response: Response | undefined,
  attempt: number,
  signal?: AbortSignal,
) {
  const told = Number(response?.headers.get("Retry-After") ?? NaN) * 1_000;
  const ms = Number.isFinite(told)
    ? Math.min(told, LONGEST_WAIT_MS)
    : random() * Math.min(30_000, 500 * 2 ** attempt);
  await new Promise<void>((resolve, reject) => {
    const stop = after(ms, resolve);
    signal?.addEventListener("abort", () => {
      stop();
      reject(signal.reason as Error);
    });
  });
}
