// The one service worker of this page. It leaves everything but the API to the network, so that no page or
// asset waits for a worker, and hands the API to the embedded wallet service.
self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const ours = origin === self.location.origin && pathname.startsWith("/api/");
  if (!ours) event.stopImmediatePropagation();
});
// Without this the worker would be unregistered with the last tab, and the next visit would begin without it.
self.addEventListener("message", (event) => {
  if (event.data === "CLIENT_CLOSE") event.stopImmediatePropagation();
});
importScripts("/mockServiceWorker.js");
