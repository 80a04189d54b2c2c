import { defineNetwork, HttpNetworkFrame, NetworkSource } from "msw/experimental";
import { http } from "msw/http";

/** A request as the service worker hands it over (public/sw.js), beside the port at which it waits for the answer. */
type Asked = {
  readonly url: string;
  readonly method: string;
  readonly headers: [name: string, value: string][];
  readonly body: ArrayBuffer;
};

/**
 * Mounts the service with MSW. Returns what takes the worker's messages.
 *
 * MSW's own source of requests needs MSW's own worker, which copies every request and answer once more for listeners
 * that there are not, and hands streams over where bytes do: `npm run bench:service` has the figures.
 */
export function mountService(answer: (request: Request) => Promise<Response>) {
  const source = new WorkerSource();
  const handlers = [http.all("/api/*", ({ request }) => answer(request))];
  defineNetwork({ sources: [source], handlers, context: { quiet: true } }).enable();
  return async ({ data, ports: [port] }: MessageEvent<Asked>): Promise<void> => {
    if (port) await source.queue(new AskedFrame(data, port));
  };
}

class WorkerSource extends NetworkSource<AskedFrame> {
  /** Nothing is to be switched on: it is told. */
  enable(): void {}
}

class AskedFrame extends HttpNetworkFrame {
  readonly #port: MessagePort;

  constructor({ url, method, headers, body }: Asked, port: MessagePort) {
    const sent = body.byteLength > 0 ? { body } : {};
    // Of a request that may have some, MSW would look for cookies in three places.
    const made = () => new Request(url, { method, headers, credentials: "omit", ...sent });
    // It keeps a copy, and a body that was cloned is read through two streams.
    super({ request: Object.assign(made(), { clone: made }) });
    this.#port = port;
  }

  override respondWith(response = Response.error()): void {
    void this.#answer(response);
  }

  /** There is nothing behind the service that could be asked instead. */
  passthrough(): void {
    this.respondWith();
  }

  errorWith(fault: unknown): void {
    console.error(fault);
    this.respondWith();
  }

  async #answer(response: Response): Promise<void> {
    const { status, body } = response;
    const headers = [...response.headers];
    if (body !== null && headers.some(([name]) => name === "content-disposition")) {
      try {
        // A long file is not to be held whole.
        this.#port.postMessage({ status, headers, body }, [body]);
        return;
      } catch (fault) {
        console.warn("This browser hands over no streams: the file goes as one piece.", fault);
      }
    }
    const bytes = body && (await response.arrayBuffer());
    this.#port.postMessage({ status, headers, body: bytes }, bytes ? [bytes] : []);
  }
}
