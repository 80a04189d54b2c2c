/**
 * The shortest way of a request through a service worker to the page and back: fetch, a message to the page, a message
 * back, and the response. It has its own frame and worker beside those of the service.
 * @returns a function that makes one round trip
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
