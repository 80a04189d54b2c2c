import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "../../api/connection.ts";
import { Unreachable } from "../../api/client.ts";
import { decide } from "../../rules/decide.ts";
import { points } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { NOW } from "../../rules/testing/fixtures.ts";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { serviceOf } from "../../server/export/testing.ts";
import { verifyLedger } from "./verify-ledger.ts";
import { BrokenLedger } from "./replay.ts";

// The tab's client asks the browser for its locks when it is loaded; Node 20 has none to ask.
vi.hoisted(() => vi.stubGlobal("navigator", {}));

type Answer = (response: Response) => Promise<Response> | Response;

/** The service of a member with two grants; `tamper` changes its responses by path. */
async function aWallet(tamper: Readonly<Record<string, Answer>> = {}) {
  const grant = { kind: "grant", points: points(30), subject: { words: "bonus" } } as const;
  const first = decide(emptyWallet, grant, NOW, aliPoint);
  const second = decide(first.wallet, grant, NOW, aliPoint);
  const ledger = [...first.entries, ...second.entries];
  const { service } = await serviceOf({ wallet: second.wallet, ledger, clock: NOW });
  const asked: string[] = [];
  connect({
    base: "http://wallet",
    send: async ({ url, headers }) => {
      const { pathname, search } = new URL(url);
      asked.push(pathname);
      const response = await service.send(pathname + search, { headers });
      return tamper[pathname]?.(response) ?? response;
    },
  });
  return asked;
}

const progress: number[] = [];
const verified = (signal = new AbortController().signal) =>
  verifyLedger({
    programme: aliPoint,
    language: "en",
    signal,
    onProgress: (entries) => progress.push(entries),
  });

const walletWith = (change: object) => async (response: Response) =>
  Response.json({ ...((await response.json()) as object), ...change });

const textWith = (from: string, to: string) => async (response: Response) =>
  new Response((await response.text()).replace(from, to), response);

describe("verifying the ledger in the page", () => {
  beforeEach(() => {
    progress.length = 0;
  });

  it("agrees with an honest service, and reports progress", async () => {
    await aWallet();
    expect(await verified()).toMatchObject({ differences: 0, entries: 2 });
    expect(progress.at(-1)).toBe(2);
  });

  it("finds the number in which the service differs from its own entries", async () => {
    await aWallet({ "/api/wallet": walletWith({ spendable: 61 }) });
    const { differences, totals } = await verified();
    expect(differences).toBe(1);
    expect(totals).toContainEqual({ what: "spendable", replayed: 60, reported: 61 });
  });

  it("finds the entry that was changed", async () => {
    await aWallet({ "/api/statement": textWith('"points":30', '"points":31') });
    await expect(verified()).rejects.toThrow(BrokenLedger);
    await expect(verified()).rejects.toThrow("entry 1");
  });

  it("treats a truncated statement as unreachable", async () => {
    await aWallet({ "/api/statement": textWith("\n]}", "") });
    await expect(verified()).rejects.toThrow(Unreachable);
    await aWallet({ "/api/statement": breaking });
    await expect(verified()).rejects.toThrow(Unreachable);
  });

  it("starts again once if the ledger grew meanwhile, then reports differences", async () => {
    let answers = 0;
    const asked = await aWallet({
      "/api/wallet": (response) => (answers++ === 0 ? walletWith({ seq: 3 })(response) : response),
    });
    expect((await verified()).differences).toBe(0);
    expect(asked.filter((path) => path === "/api/statement")).toHaveLength(2);
    await aWallet({ "/api/wallet": walletWith({ seq: 3 }) });
    expect((await verified()).differences).toBe(1);
  });

  it("stops when it is aborted", async () => {
    const off = new AbortController();
    await aWallet({
      "/api/statement": (response) => {
        off.abort(new Error("aborted"));
        return response;
      },
    });
    await expect(verified(off.signal)).rejects.toThrow("aborted");
  });
});

function breaking({ headers }: Response): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"member":{"id":"drawn"},"entries":[\n'));
    },
    pull: (controller) => controller.error(new Error("the line is dead")),
  });
  return new Response(body, { headers });
}
