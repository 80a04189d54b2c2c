import { newUuid } from "../contract/uuid.ts";
import { createClient, createOpen, type ClientPorts, type Send } from "./client.ts";
import { createOutbox } from "./outbox.ts";

/** Where the service is, and how to reach it: at the page's own address, unless `connect` says otherwise. */
let service: { readonly base: string; readonly send: Send } = {
  base: "",
  send: (request) => fetch(request),
};

/** Called once, before the first request. */
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

/** This tab's client. */
export const call = createClient(ports);

/** And for files. */
export const open = createOpen(ports);

/** This tab's outbox. */
export const outbox = createOutbox({
  call,
  newKey: newUuid,
  kept() {
    try {
      return localStorage;
    } catch {
      return undefined;
    }
  },
  lock:
    "locks" in navigator
      ? (name, act) =>
          navigator.locks.request(name, { ifAvailable: true }, (lock) => act(lock !== null))
      : undefined,
});
