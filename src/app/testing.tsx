import { cleanup, configure, render } from "@testing-library/react";
import type { ComponentProps } from "react";
import { afterEach } from "vitest";
import { connect } from "../api/connection.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import type { ProgrammeView } from "../contract/programme.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import { createTestService } from "../server/testing/fixtures.ts";
import { App } from "./app.tsx";
import { demoParts } from "../demo/controls/demo-parts.ts";
import { cache } from "./cache.ts";

configure({
  // The first import of a page compiles its code.
  asyncUtilTimeout: 15_000,
  // The page's text says more than its markup with all its classes.
  getElementError: (message) =>
    new Error(`${message?.split("\n")[0]}\nPage: ${textOf(document.body)}`),
});

// happy-dom has no locks; no other tab competes for them here.
const request = (_name: string, _options: object, act: (lock: object) => unknown) => act({});
Object.defineProperty(navigator, "locks", { value: { request } });

// React renders in immediates. The last one has to run before the test file's window is gone.
afterEach(async () => {
  cleanup();
  cache.clear();
  await new Promise((resolve) => setImmediate(resolve));
});

/** The texts of an element, one a line. */
function textOf(element: Element): string {
  const texts: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? "");
  return texts.join("\n");
}

const NOW = at("2026-11-22T12:00:00+08:00");

/** The service in memory, connected to the page, with a demo member signed in. */
export async function serviceFor(memberId: string) {
  const service = createTestService(createMemoryStore(), NOW);
  connect({ base: "", send: service.fetch });
  await service.signIn(memberId);
  return service;
}

/** The same with a member whose wallet is made of these rows: date, description, points and kind. */
export function serviceForRows(...rows: string[]) {
  return serviceOf(aliPoint, ...rows);
}

/** The same with another programme. */
export async function serviceOf(programme: ProgrammeView, ...rows: string[]) {
  const service = createTestService(createMemoryStore(), NOW, { programme });
  connect({ base: "", send: service.fetch });
  const body = ["date,description,points,kind", ...rows].join("\n");
  const { memberId } = await service.ask(demoRoutes.importFile, { body });
  await service.signIn(memberId);
  return service;
}

const DEMO = { demo: demoParts };

/** Renders the app at an address over the connected service. */
export function renderPage(address: string, props: ComponentProps<typeof App> = DEMO) {
  localStorage.clear();
  history.replaceState(null, "", address);
  return render(<App {...props} />);
}
