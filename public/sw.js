// The one service worker of this page. It keeps the page as it was built, so that it opens without a network, and
// hands the API to the embedded wallet service.

/**
 * What the build is made of: each file's address and its hash, and whether the wallet service is in it. Written here
 * when it is built (.ci/offline.mjs), so that another build is another worker; while developing there is nothing to keep.
 * @type {{ id: string, files: Record<string, string>, isEmbedded: boolean }}
 */
const BUILD = { id: "", files: {}, isEmbedded: true };

const PREFIX = "points-wallet-build-";
const OURS = PREFIX + BUILD.id;
/** Their names change with their content: what is kept under such a name is right for every build. */
const isHashed = (path) => path.startsWith("/assets/");

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([keepBuild(), answerWithoutWorker(event)]));
});

self.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([forgetOtherBuilds(), self.clients.claim()])),
);

self.addEventListener("message", (event) => {
  if (event.data === "TAKE_OVER") self.skipWaiting();
  // A page that was reloaded past the worker asks to be answered by it again.
  if (event.data === "CLAIM") event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { request, clientId } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (pathname.startsWith("/api/")) {
    if (BUILD.isEmbedded && clientId !== "") event.respondWith(answered(clientId, request));
    return;
  }
  if (request.method !== "GET") return;
  if (pathname in BUILD.files || isHashed(pathname)) event.respondWith(kept(pathname, request));
  // Every address of the page is the one page.
  else if (request.mode === "navigate" && BUILD.id !== "") event.respondWith(kept("/", request));
});

/** All of it or none: a file that is of another build, or was changed on its way, has another hash. */
async function keepBuild() {
  const cache = await caches.open(OURS);
  const keep = async ([path, integrity]) => {
    const before = isHashed(path) ? await caches.match(path) : undefined;
    const cached = isHashed(path) ? "default" : "no-cache";
    await cache.put(path, before ?? alike(await fetch(path, { integrity, cache: cached })));
  };
  await Promise.all(Object.entries(BUILD.files).map(keep));
}

/** One file has one content, whoever asks: a server's `Vary` would only hide what is kept. */
function alike({ body, headers }) {
  const same = new Headers(headers);
  same.delete("Vary");
  return new Response(body, { headers: same });
}

/** Where the browser can, it takes the overview and the scripts out of the cache without waking this worker. */
async function answerWithoutWorker(event) {
  if (event.addRoutes === undefined || BUILD.id === "") return;
  const page = {
    requestMode: "navigate",
    urlPattern: new URLPattern({ pathname: "/", search: "" }),
  };
  await event.addRoutes([
    { condition: page, source: { cacheName: OURS } },
    { condition: { urlPattern: new URLPattern({ pathname: "/assets/*" }) }, source: "cache" },
  ]);
}

/** What a page of another build, open in another tab, has still to load must be there for it. */
async function forgetOtherBuilds() {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.length > 1) return;
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== OURS);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function kept(path, request) {
  const cache = await caches.open(OURS);
  return (await cache.match(path)) ?? (await caches.match(path)) ?? fetch(request);
}

/** Those that asked: to be given one by the browser takes as long as a message to it. */
const pages = new Map();

async function pageOf(clientId) {
  if (!pages.has(clientId)) pages.set(clientId, await self.clients.get(clientId));
  return pages.get(clientId);
}

/**
 * Hands a request to the page that asks: the service runs there (src/mocks). Nothing that this worker remembers is
 * needed, so that it makes no difference when the browser stops it between two requests.
 */
async function answered(clientId, request) {
  const { url, method } = request;
  const [page, body] = await Promise.all([pageOf(clientId), request.arrayBuffer()]);
  if (page === undefined) return Response.error();
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.addEventListener("message", ({ data }) => resolve(data), { once: true });
    port1.start();
  });
  page.postMessage({ url, method, headers: [...request.headers], body }, [port2, body]);
  const { status, headers, body: told } = await answer;
  return status === 0 ? Response.error() : new Response(told, { status, headers });
}
