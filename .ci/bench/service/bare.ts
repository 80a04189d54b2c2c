/**
 * The least that a page must wait for an answer of its own through a service worker: fetch, a message from the
 * worker to the page, one back, and the response. It has a frame and a worker of its own, beside the service's.
 * @returns one such round trip
 */
export async function bareWorker(): Promise<() => Promise<void>> {
  await navigator.serviceWorker.register("/bare/worker.js", { scope: "/bare/" });
  const frame = document.createElement("iframe");
  frame.src = "/bare/index.html";
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  const inner = frame.contentWindow as Window & typeof globalThis;
  await new Promise<void>((resolve) => {
    if (inner.navigator.serviceWorker.controller) return resolve();
    inner.navigator.serviceWorker.addEventListener("controllerchange", () => resolve());
  });
  inner.navigator.serviceWorker.addEventListener("message", ({ ports }) => {
    ports[0]?.postMessage("{}");
  });
  inner.navigator.serviceWorker.startMessages();
  return async () => {
    await (await inner.fetch("/bare/echo", { method: "POST", body: "{}" })).text();
  };
}
