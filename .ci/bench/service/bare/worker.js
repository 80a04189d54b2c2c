// Passes each request to the page that sent it, and returns its answer.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (new URL(event.request.url).pathname === "/bare/echo") event.respondWith(answer(event));
});

async function answer({ request, clientId }) {
  const client = await self.clients.get(clientId);
  const body = await request.text();
  const { port1, port2 } = new MessageChannel();
  const text = new Promise((resolve) => {
    port1.addEventListener("message", ({ data }) => resolve(data), { once: true });
  });
  port1.start();
  client.postMessage(body, [port2]);
  return new Response(await text);
}
