import type * as z from "zod/mini";
import { entryDetail, entryList } from "./entry.ts";
import { operationView, receipt } from "./operation.ts";
import { productList } from "./product.ts";
import { programme } from "./programme.ts";
import { sampleClock, sampleMembers, statementResult } from "./sample.ts";
import { session } from "./session.ts";
import { lotList, walletView } from "./wallet.ts";

/** Whether a response is the service's: a file server answers what it does not know with a page, or with nothing. */
export function isOfService({ status, headers }: Response): boolean {
  return status === 204 || headers.get("Content-Type")?.includes("json") === true;
}

export type Route<Answer extends z.ZodMiniType = z.ZodMiniType> = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** With `:id` where an identifier stands. */
  readonly path: string;
  /** What a success carries; nothing where it carries nothing. */
  readonly answer?: Answer;
};

/** Every route that there is: the service answers these, the page asks these. */
export const routes = {
  readSession: { method: "GET", path: "/api/session", answer: session },
  signIn: { method: "POST", path: "/api/session", answer: session },
  signOut: { method: "DELETE", path: "/api/session" },
  readProgramme: { method: "GET", path: "/api/programme", answer: programme },
  readWallet: { method: "GET", path: "/api/wallet", answer: walletView },
  listLots: { method: "GET", path: "/api/lots", answer: lotList },
  listEntries: { method: "GET", path: "/api/entries", answer: entryList },
  readEntry: { method: "GET", path: "/api/entries/:id", answer: entryDetail },
  listProducts: { method: "GET", path: "/api/products", answer: productList },
  redeem: { method: "POST", path: "/api/redemptions", answer: receipt },
  readOperation: { method: "GET", path: "/api/operations/:id", answer: operationView },
  listSampleMembers: { method: "GET", path: "/api/sample/members", answer: sampleMembers },
  readSampleClock: { method: "GET", path: "/api/sample/clock", answer: sampleClock },
  setSampleClock: { method: "PUT", path: "/api/sample/clock", answer: sampleClock },
  resetSamples: { method: "POST", path: "/api/sample/reset" },
  bringStatement: { method: "POST", path: "/api/sample/statements", answer: statementResult },
} as const satisfies Record<string, Route>;
