/**
 * Headers, Request and Response with just what the client, the service and Hono call. A run makes thousands of them, and
 * the platform's own, with their streams, would take most of its time.
 */
class LightHeaders {
  private readonly values = new Map<string, string>();

  constructor(init: Iterable<readonly [string, string]> | Record<string, string> = {}) {
    const pairs =
      Symbol.iterator in init ? (init as Iterable<[string, string]>) : Object.entries(init);
    for (const [name, value] of pairs) this.set(name, value);
  }

  get(name: string): string | null {
    return this.values.get(name.toLowerCase()) ?? null;
  }

  set(name: string, value: string): void {
    this.values.set(name.toLowerCase(), value);
  }

  has(name: string): boolean {
    return this.values.has(name.toLowerCase());
  }

  delete(name: string): void {
    this.values.delete(name.toLowerCase());
  }

  [Symbol.iterator]() {
    return this.values[Symbol.iterator]();
  }
}

type Init = {
  readonly method?: string;
  readonly status?: number;
  readonly headers?: ConstructorParameters<typeof LightHeaders>[0];
  readonly body?: string | null;
  readonly signal?: AbortSignal | null;
};

class LightBody {
  readonly headers: LightHeaders;
  readonly body: string | null;

  constructor(body: string | null, { headers = {} }: Init) {
    this.body = body;
    this.headers = new LightHeaders(headers);
  }

  async text(): Promise<string> {
    return this.body ?? "";
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.body ?? "");
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new TextEncoder().encode(this.body ?? "").buffer;
  }
}

class LightRequest extends LightBody {
  readonly url: string;
  readonly method: string;
  readonly signal: AbortSignal | null;

  constructor(url: string | URL, init: Init = {}) {
    super(init.body ?? null, init);
    this.url = String(url);
    this.method = init.method ?? "GET";
    this.signal = init.signal ?? null;
  }
}

class LightResponse extends LightBody {
  readonly status: number;
  readonly ok: boolean;

  constructor(body: string | null, init: Init = {}) {
    super(body, init);
    this.status = init.status ?? 200;
    this.ok = this.status < 300;
  }

  static json(value: unknown, init: Init = {}): LightResponse {
    const response = new LightResponse(JSON.stringify(value), init);
    if (response.headers.get("Content-Type") === null) {
      response.headers.set("Content-Type", "application/json");
    }
    return response;
  }
}

/** Replaces the platform's globals by these while `act` runs. */
export async function withLightHttp<Value>(act: () => Promise<Value>): Promise<Value> {
  const { Headers, Request, Response } = globalThis;
  Object.assign(globalThis, {
    Headers: LightHeaders,
    Request: LightRequest,
    Response: LightResponse,
  });
  try {
    return await act();
  } finally {
    Object.assign(globalThis, { Headers, Request, Response });
  }
}
