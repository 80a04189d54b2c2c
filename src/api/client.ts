import * as z from "zod/mini";
import { problem, type Problem } from "../contract/problem.ts";
import { isOfService, type Route } from "../contract/routes.ts";

export type Language = "en" | "zh-CN";

/** How a request gets to the service: over the network unless `connect` says otherwise. */
export type Send = (request: Request) => Promise<Response>;

/** The service's refusal, in the contract's words. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  readonly problem: Problem;

  constructor(told: Problem) {
    super(told.detail);
    this.problem = told;
  }
}

/** No answer from the service: whether it got the request is not known. */
export class Unreachable extends Error {
  override name = "Unreachable";
}

export type Ask = {
  readonly id?: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly language?: Language;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly signal?: AbortSignal;
};

const ATTEMPTS = 6;
const ATTEMPT_MS = 10_000;
const RETRIED = new Set([408, 429, 502, 503, 504]);

let send: Send = (request) => fetch(request);
let base = "";

/** Where the service is, and how to reach it. Called once, before the first request. */
export function connect(to: { readonly base: string; readonly send: Send }): void {
  ({ base, send } = to);
}

/**
 * Asks until there is an answer: identical bytes and headers each time, so that a write is the same
 * operation. Throws `ApiProblem` for the service's refusal. After six attempts throws `Unreachable`, also where the
 * last answer was that the service is not to be had just now: what became of a write is then not known.
 */
export async function call<Answer extends z.ZodMiniType>(
  route: Route<Answer>,
  ask: Ask = {},
): Promise<z.output<Answer>> {
  for (let attempt = 1; ; attempt++) {
    const response = await once(route, ask);
    if (response && !RETRIED.has(response.status)) return read(route, response);
    if (attempt === ATTEMPTS) throw new Unreachable(`${route.method} ${route.path}`);
    await pause(response, attempt, ask.signal);
  }
}

/** One attempt; `undefined` where there is no answer of the service's. */
async function once(route: Route, ask: Ask): Promise<Response | undefined> {
  const signals = [AbortSignal.timeout(ATTEMPT_MS), ...(ask.signal ? [ask.signal] : [])];
  try {
    const response = await send(requestOf(route, ask, AbortSignal.any(signals)));
    return isOfService(response) ? response : undefined;
  } catch (fault) {
    if (ask.signal?.aborted) throw fault;
    return undefined;
  }
}

function requestOf({ method, path }: Route, ask: Ask, signal: AbortSignal): Request {
  const url = new URL(
    base + path.replace(":id", encodeURIComponent(ask.id ?? "")),
    location.origin,
  );
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

async function read<Answer extends z.ZodMiniType>(
  { answer }: Route<Answer>,
  response: Response,
): Promise<z.output<Answer>> {
  if (response.ok && !answer) return undefined as z.output<Answer>;
  const body: unknown = await response.json();
  if (response.ok && answer) return z.decode(answer, body as z.input<Answer>);
  throw new ApiProblem(z.decode(problem, body as z.input<typeof problem>));
}

/** Full jitter up to 0.5 s x 2^n, at most 30 s, unless the service says how long. */
async function pause(response: Response | undefined, attempt: number, signal?: AbortSignal) {
  const told = Number(response?.headers.get("Retry-After") ?? NaN) * 1_000;
  const ms = Number.isFinite(told) ? told : Math.random() * Math.min(30_000, 500 * 2 ** attempt);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
