import * as z from "zod/mini";
import type { Language } from "../contract/language.ts";
import { problem, type Problem } from "../contract/problem.ts";
import { isFromService, type Route } from "../contract/routes.ts";

export type Send = (request: Request) => Promise<Response>;

export type ClientPorts = {
  /** The absolute address of the service, without a slash at its end. */
  readonly base: () => string;
  readonly send: Send;
  /** Calls `act` after this many milliseconds. Returns a function that cancels the call. */
  readonly after: (ms: number, act: () => void) => () => void;
  /** A number from 0 up to but not including 1. */
  readonly random: () => number;
};

/** The service's answer that a request failed. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  readonly problem: Problem;

  constructor(body: Problem) {
    super(body.detail);
    this.problem = body;
  }
}

/** No answer: it is not known whether the service received the request. */
export class Unreachable extends Error {
  override name = "Unreachable";
}

/** An answer that does not follow the contract: the service may be newer than this page. */
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
  /** One attempt without a limit of time, for work that takes as long as its file. */
  readonly isLong?: boolean;
  /** This request was sent before, and a copy may still arrive. */
  readonly inDoubt?: boolean;
};

/**
 * Sends a request until it is answered, with the same bytes and headers each time, so that a write is one operation.
 * Throws `ApiProblem` if the service answers with one. Throws `Unreachable` after six attempts, also if the last answer
 * was passing or unreadable, since that does not tell the outcome of a write. A read throws `Unreadable` at once.
 */
export type Call = <Answer extends z.ZodMiniType>(
  route: Route<Answer>,
  options?: RequestOptions,
) => Promise<z.output<Answer>>;

/** Like `Call`, for a file. Returns when the headers have arrived; the body is streamed. */
export type OpenFile = (route: Route, options?: RequestOptions) => Promise<Response>;

/** `body` is complete JSON, or `undefined` for a file. */
type Received = { readonly response: Response; readonly body: unknown };

const ATTEMPTS = 6;
const ATTEMPT_MS = 10_000;
/** A member should not wait longer without being told, whatever Retry-After says. */
const MAX_WAIT_MS = 60_000;
const RETRIED_STATUSES = new Set([408, 502, 503, 504]);

export function createClient(ports: ClientPorts): Call {
  return (route, options = {}) =>
    sendUntilAnswered(ports, route, options, (received) => decode(route, received));
}

export function createFileClient(ports: ClientPorts): OpenFile {
  return (route, options = {}) =>
    sendUntilAnswered(ports, route, options, (received) => {
      const answer = decode(route, received);
      return answer instanceof Unreadable ? answer : received.response;
    });
}

async function sendUntilAnswered<Answer>(
  ports: ClientPorts,
  route: Route,
  options: RequestOptions,
  read: (received: Received) => Answer | Unreadable,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const received = await sendOnce(ports, route, options);
    const inDoubt = attempt > 1 || options.inDoubt === true;
    if (received && !isPassing(received, inDoubt)) {
      const answer = read(received);
      if (!(answer instanceof Unreadable)) return answer;
      if (route.method === "GET" && !inDoubt) throw answer;
    }
    if (attempt === ATTEMPTS || options.isLong)
      throw new Unreachable(`${route.method} ${route.path}`);
    await pause(ports, received?.response, attempt, options.signal);
  }
}

/**
 * Whether to try again. A 429 says itself whether waiting helps: a lock lasts longer than these attempts. If an
 * earlier copy may still arrive, an answer that is not stored under the key (429, 5xx) does not tell its outcome.
 */
function isPassing({ response: { status }, body }: Received, inDoubt: boolean): boolean {
  if (RETRIED_STATUSES.has(status)) return true;
  if (status === 429 && (body as { retryable?: unknown }).retryable === true) return true;
  return inDoubt && (status === 429 || status >= 500);
}

/** One attempt; `undefined` without a complete answer from the service. */
async function sendOnce(
  ports: ClientPorts,
  route: Route,
  options: RequestOptions,
): Promise<Received | undefined> {
  const timeout = new AbortController();
  const signal = options.signal
    ? AbortSignal.any([timeout.signal, options.signal])
    : timeout.signal;
  const cancelTimeout = options.isLong
    ? () => undefined
    : ports.after(ATTEMPT_MS, () => timeout.abort());
  try {
    const response = await ports.send(requestFor(ports, route, options, signal));
    if (!isFromService(response)) return undefined;
    const isJson = response.status !== 204 && !(route.files && response.ok);
    return { response, body: isJson ? await response.json() : undefined };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return undefined;
  } finally {
    cancelTimeout();
  }
}

function requestFor(
  { base }: ClientPorts,
  { method, path }: Route,
  { id = "", query = {}, language, headers, body }: RequestOptions,
  signal: AbortSignal,
) {
  const url = new URL(base() + path.replace(":id", encodeURIComponent(id)));
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return new Request(url, {
    method,
    headers: { ...headers, ...(language && { "Accept-Language": language }) },
    body: body ?? null,
    signal,
    credentials: "include",
  });
}

/** The decoded answer. Throws a problem as `ApiProblem`. */
function decode<Answer extends z.ZodMiniType>(
  { answer, method, path }: Route<Answer>,
  { response, body }: Received,
): z.output<Answer> | Unreadable {
  if (response.ok) {
    if (!answer) return undefined as z.output<Answer>;
    const decoded = z.safeDecode(answer, body as z.input<Answer>);
    return decoded.success
      ? decoded.data
      : new Unreadable(`${method} ${path}`, { cause: decoded.error });
  }
  const decoded = z.safeDecode(problem, body as z.input<typeof problem>);
  if (!decoded.success) return new Unreadable(`${method} ${path}`, { cause: decoded.error });
  throw new ApiProblem(decoded.data);
}

/** As long as Retry-After says, otherwise full jitter up to 0.5 s x 2^n, at most 30 s. */
async function pause(
  { after, random }: ClientPorts,
  response: Response | undefined,
  attempt: number,
  signal?: AbortSignal,
) {
  const retryAfterMs = Number(response?.headers.get("Retry-After") ?? NaN) * 1_000;
  const ms = Number.isFinite(retryAfterMs)
    ? Math.min(retryAfterMs, MAX_WAIT_MS)
    : random() * Math.min(30_000, 500 * 2 ** attempt);
  await new Promise<void>((resolve, reject) => {
    const cancel = after(ms, resolve);
    signal?.addEventListener("abort", () => {
      cancel();
      reject(signal.reason as Error);
    });
  });
}
