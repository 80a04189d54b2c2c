import * as z from "zod/mini";
import { routeDocs, type RouteDoc } from "./route-docs.ts";
import { donationBody, donationList, projectList } from "./donation.ts";
import { drawBody, drawList, drawReceipt, nextDraw } from "./draw.ts";
import { entryDetail, entryList, entryTotals, entryView } from "./entry.ts";
import {
  exchangeBody,
  offerList,
  pendingList,
  purchaseBody,
  purchaseList,
  topUpBody,
} from "./offer.ts";
import { operationView } from "./operation.ts";
import {
  captureBody,
  emptyBody,
  holdList,
  merchantList,
  paymentBody,
  refundBody,
} from "./payment.ts";
import { problem, problems, type ProblemCode } from "./problem.ts";
import { productList, redeemBody } from "./product.ts";
import { programme } from "./programme.ts";
import { receipt } from "./receipt.ts";
import { routes, type Route } from "./routes.ts";
import { faults, demoClock, demoMemberList, setClockBody, importResult } from "./demo.ts";
import { session, signInAnswer, signInBody } from "./session.ts";
import { lotList, lotView, walletView } from "./wallet.ts";

type RouteName = keyof typeof routes;

/** What has a name of its own in the document. */
const schemas = {
  Session: session,
  SignIn: signInBody,
  SignedIn: signInAnswer,
  Programme: programme,
  Wallet: walletView,
  Lot: lotView,
  LotList: lotList,
  Entry: entryView,
  EntryDetail: entryDetail,
  EntryList: entryList,
  EntryTotals: entryTotals,
  Receipt: receipt,
  Operation: operationView,
  OfferList: offerList,
  Exchange: exchangeBody,
  PendingList: pendingList,
  Purchase: purchaseBody,
  PurchaseList: purchaseList,
  TopUp: topUpBody,
  ProductList: productList,
  Redemption: redeemBody,
  MerchantList: merchantList,
  Payment: paymentBody,
  Capture: captureBody,
  HoldList: holdList,
  Refund: refundBody,
  Nothing: emptyBody,
  ProjectList: projectList,
  Donation: donationBody,
  DonationList: donationList,
  NextDraw: nextDraw,
  Draw: drawBody,
  DrawReceipt: drawReceipt,
  DrawList: drawList,
  DemoMembers: demoMemberList,
  DemoClock: demoClock,
  SetDemoClock: setClockBody,
  Faults: faults,
  ImportResult: importResult,
  Problem: problem,
};

const names = new Map<z.ZodMiniType, string>(
  Object.entries(schemas).map(([name, schema]) => [schema, name]),
);

/** The contract as OpenAPI 3.1, made of the schemas that the service and the page use. */
export function openApi() {
  return {
    openapi: "3.1.0",
    info: {
      title: "Points wallet",
      version: "1",
      description:
        "JSON; points and fen are integers; instants are RFC 3339 in UTC with milliseconds. Clients branch on a problem's code.",
    },
    paths: pathsOf(Object.keys(routes) as RouteName[]),
    components: { schemas: componentSchemas() },
  };
}

function componentSchemas() {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const uri = (id: string) => `#/components/schemas/${id}`;
  // What goes over the wire is what a codec takes.
  const { schemas: made } = z.toJSONSchema(registry, { io: "input", uri });
  return Object.fromEntries(
    Object.entries(made).map(([name, schema]) => [name, withoutNames(schema)]),
  );
}

/** Its place in the document is its name. */
function withoutNames(schema: object) {
  return Object.fromEntries(
    Object.entries(schema).filter(([key]) => key !== "$id" && key !== "$schema"),
  );
}

function pathsOf(routeNames: readonly RouteName[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const name of routeNames) {
    const { method, path } = routes[name];
    const place = (paths[path.replace(":id", "{id}")] ??= {});
    place[method.toLowerCase()] = operationOf(name);
  }
  return paths;
}

function operationOf(name: RouteName) {
  const route: Route = routes[name];
  const about: RouteDoc = routeDocs[name];
  return {
    operationId: name,
    summary: about.summary,
    parameters: [...pathParameters(route), ...headerParameters(about), ...queryParameters(about)],
    ...(about.body && {
      requestBody: { required: true, content: { "application/json": { schema: ref(about.body) } } },
    }),
    ...(about.text && {
      requestBody: { required: true, content: textOf(about.text) },
    }),
    responses: { ...successOf(route, about), ...problemsOf(name) },
  };
}

function pathParameters({ path }: Route) {
  if (!path.includes(":id")) return [];
  return [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
}

function headerParameters({ keyed }: RouteDoc) {
  if (!keyed) return [];
  const schema = { type: "string" };
  return [
    { name: "Idempotency-Key", in: "header", required: true, schema },
    { name: "If-Match", in: "header", required: false, schema },
  ];
}

function queryParameters({ query }: RouteDoc) {
  if (!query) return [];
  const { properties = {} } = z.toJSONSchema(query, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", schema }));
}

function successOf({ answer, files }: Route, { keyed, makes, plain, takesTime }: RouteDoc) {
  if (files) return { 200: { description: "Done.", content: textOf(files) } };
  if (plain) {
    return { 200: { description: "Done.", content: { "application/json": { schema: {} } } } };
  }
  if (!answer) return { 204: { description: "Done." } };
  const content = { "application/json": { schema: ref(answer) } };
  return {
    [(keyed ?? makes) ? 201 : 200]: { description: "Done.", content },
    ...(takesTime && { 202: { description: "Under way: ask again.", content } }),
  };
}

/** Every code that a route may answer with. */
export function problemCodesOf(name: RouteName): readonly ProblemCode[] {
  const { method, path }: Route = routes[name];
  const about: RouteDoc = routeDocs[name];
  const codes: ProblemCode[] = [...(about.refusals ?? []), "unavailable", "internal"];
  if (!about.open) codes.push("signed-out");
  if (about.keyed)
    codes.push("idempotency-key-missing", "idempotency-key-reused", "wallet-changed");
  if (about.body ?? about.query ?? about.text) codes.push("invalid-request");
  if (path.includes(":id") || about.keyed || path.includes("/demo/")) codes.push("not-found");
  if (method !== "GET" || !about.open) codes.push("storage-full", "read-only");
  return codes;
}

function problemsOf(name: RouteName) {
  const known = [...new Set(problemCodesOf(name))];
  const statuses = new Set(known.map((code) => problems[code].status));
  return Object.fromEntries(
    Array.from(statuses, (status) => {
      const codes = known.filter((code) => problems[code].status === status);
      const schema = { ...ref(problem), properties: { code: { enum: codes } } };
      const content = { "application/problem+json": { schema } };
      return [status, { description: codes.join(", "), content }];
    }),
  );
}

function textOf(types: readonly string[]) {
  return Object.fromEntries(
    types.map((type) => [type, { schema: type.includes("json") ? {} : { type: "string" } }]),
  );
}

function ref(schema: z.ZodMiniType) {
  const name = names.get(schema);
  if (name === undefined) throw new Error("a schema without a name in the document");
  return { $ref: `#/components/schemas/${name}` };
}
