// The service worker. It caches the built page, so that the page opens without a network, and leaves the API to MSW.

/**
 * Each file of the build with its hash, and whether the service is embedded in the page. The build fills this in
 * (.ci/offline.mjs), so each build is a new worker. In development nothing is cached.
 * @type {{ id: string, files: Record<string, string>, isEmbedded: boolean }}
 */
const BUILD = { id: "", files: {}, isEmbedded: true };

const PREFIX = "points-wallet-build-";
const CACHE = PREFIX + BUILD.id;
/** The name of such a file contains its hash, so a cached copy is valid for every build. */
const isHashed = (path) => path.startsWith("/assets/");

// These listeners run before MSW's. MSW would activate a new worker at once, proxy every file through the page, and
// unregister the worker when the last tab closes.
self.addEventListener("install", (event) => {
  event.stopImmediatePropagation();
  event.waitUntil(Promise.all([precache(), addStaticRoutes(event)]));
});

self.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([deleteOldBuilds(), self.clients.claim()])),
);

self.addEventListener("message", (event) => {
  if (event.data === "TAKE_OVER") self.skipWaiting();
  // A forced reload leaves the page without a worker.
  if (event.data === "CLAIM") event.waitUntil(self.clients.claim());
  if (event.data === "CLIENT_CLOSE") event.stopImmediatePropagation();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isSameOrigin = origin === self.location.origin;
  if (isSameOrigin && pathname.startsWith("/api/")) return;
  event.stopImmediatePropagation();
  if (!isSameOrigin || request.method !== "GET") return;
  if (pathname in BUILD.files || isHashed(pathname))
    event.respondWith(fromCache(pathname, request));
  // A single-page app: every address is the same document.
  else if (request.mode === "navigate" && BUILD.id !== "")
    event.respondWith(fromCache("/", request));
});

const MSW = "/mockServiceWorker.js";
// The security policy forbids script addresses that no rule of this name has allowed.
self.trustedTypes?.createPolicy("default", {
  createScriptURL(address) {
    if (address === MSW) return address;
    throw new TypeError(`not a script of this worker: ${address}`);
  },
});
if (BUILD.isEmbedded) importScripts(MSW);

/** Caches all files or fails: a file of another build has another hash. */
async function precache() {
  const cache = await caches.open(CACHE);
  const keep = async ([path, integrity]) => {
    const before = isHashed(path) ? await caches.match(path) : undefined;
    const cached = isHashed(path) ? "default" : "no-cache";
    await cache.put(path, before ?? withoutVary(await fetch(path, { integrity, cache: cached })));
  };
  await Promise.all(Object.entries(BUILD.files).map(keep));
}

/** With the server's `Vary` header a cached file would not match every request for it. */
function withoutVary({ body, headers }) {
  const same = new Headers(headers);
  same.delete("Vary");
  return new Response(body, { headers: same });
}

/** Lets the browser take the overview and the scripts from the cache without starting this worker. */
async function addStaticRoutes(event) {
  // A browser that has `addRoutes` has URLPattern, too.
  if (event.addRoutes === undefined || BUILD.id === "") return;
  /* oxlint-disable compat/compat */
  const page = {
    requestMode: "navigate",
    urlPattern: new URLPattern({ pathname: "/", search: "" }),
  };
  await event.addRoutes([
    { condition: page, source: { cacheName: CACHE } },
    { condition: { urlPattern: new URLPattern({ pathname: "/assets/*" }) }, source: "cache" },
  ]);
  /* oxlint-enable compat/compat */
}

/** Another tab may still show a page of an older build, and load further files of it. */
async function deleteOldBuilds() {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.length > 1) return;
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? (await caches.match(path)) ?? fetch(request);
}
