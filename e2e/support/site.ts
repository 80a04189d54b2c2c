import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { readHeaders } from "../../.ci/security-headers.mjs";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".csv": "text/csv",
  ".webmanifest": "application/manifest+json",
};

/** A file server whose files a test can replace while pages are open. */
export type Site = Awaited<ReturnType<typeof serve>>;

/**
 * Serves a build, which may be made later. An address without a file extension gets the page.
 * @param api answers requests below /api/
 */
export async function serve(dir: string, api?: (request: Request) => Promise<Response>) {
  /** By path; `undefined` for a file that was removed. */
  const replaced = new Map<string, string | undefined>();
  const read = (path: string) =>
    replaced.has(path) ? replaced.get(path) : readIfPresent(join(dir, path));
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? "/", "http://localhost");
    if (api && url.pathname.startsWith("/api/")) {
      void toRequest(url, incoming)
        .then(api)
        .then((answer) => send(response, answer));
      return;
    }
    const path = extname(url.pathname) === "" ? "index.html" : url.pathname.slice(1);
    const body = read(path);
    response.writeHead(body === undefined ? 404 : 200, {
      ...Object.fromEntries(readHeaders(dir)),
      "Content-Type": TYPES[extname(path)] ?? "application/octet-stream",
      "Cache-Control": "no-cache",
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    address: `http://localhost:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
    /** Answers 404 for this file from now on. */
    remove: (path: string) => replaced.set(path, undefined),
    /** Replaces the page, and the worker that caches it, by those of another build. */
    deploy(build: string) {
      const before = readFileSync(join(dir, "index.html"), "utf8");
      const page = before.replace("<head>", `<head><meta name="build" content="${build}" />`);
      const hashOf = (text: string) =>
        `sha256-${createHash("sha256").update(text).digest("base64")}`;
      const worker = readFileSync(join(dir, "sw.js"), "utf8")
        .replace(/"id":"\w+"/, `"id":"${build}"`)
        .replace(hashOf(before), hashOf(page));
      replaced.set("index.html", page);
      replaced.set("sw.js", worker);
    },
  };
}

function readIfPresent(path: string) {
  return existsSync(path) ? readFileSync(path) : undefined;
}

async function toRequest(url: URL, incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return new Request(url, {
    method: incoming.method ?? "GET",
    headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    body: chunks.length === 0 ? null : Buffer.concat(chunks),
  });
}

async function send(response: ServerResponse, answer: Response) {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}
