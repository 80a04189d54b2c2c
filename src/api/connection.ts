import { withBrowserLock } from "../contract/browser-locks.ts";
import { newUuid } from "../contract/uuid.ts";
import { createClient, createFileClient, type ClientPorts, type Send } from "./client.ts";
import { createOutbox, dropSavedSecrets } from "./outbox.ts";

/** By default the service is at the page's own address. */
let service: { readonly base: string; readonly send: Send } = {
  base: "",
  send: (request) => fetch(request),
};

/** Sets another service. Called before the first request. */
export function connect(to: typeof service): void {
  service = to;
}

const ports: ClientPorts = {
  base: () => service.base || location.origin,
  send: (request) => service.send(request),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

export const call = createClient(ports);
export const openFile = createFileClient(ports);

function storage() {
  try {
    return localStorage;
  } catch {
    // Storage is denied.
    return undefined;
  }
}

const saved = storage();
if (saved) dropSavedSecrets(saved);

/** This tab's outbox. */
export const outbox = createOutbox({
  call,
  newKey: newUuid,
  storage,
  tryLock: (name, act) => withBrowserLock(name, { ifAvailable: true }, act),
});
