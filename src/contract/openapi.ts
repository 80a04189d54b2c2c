import * as z from "zod/mini";
import { routeDocs, type RouteDoc } from "./route-docs.ts";
import { donationBody, donationList, projectList } from "./donation.ts";
import { drawBody, drawList, drawReceipt, nextDraw } from "./draw.ts";
import { entryDetail, entryList, entryTotals, entryView } from "./entry.ts";
import { exchangeBody, offerList, pendingList, purchaseList, topUpBody } from "./offer.ts";
import {
  partnerPurchase,
  partnerPurchaseBody,
  partnerPurchaseList,
  partnerPurchaseReceipt,
} from "./partner-purchase.ts";
import { operationView } from "./operation.ts";
import { orderList, orderView } from "./order.ts";
import {
  newOrderReceipt,
  orderReceipt,
  partnerOrder,
  partnerOrderBody,
  partnerOrderList,
  taskReportBody,
  taskReportReceipt,
  partnerPayment,
  partnerPaymentReceipt,
} from "./partner.ts";
import {
  partnerRedemption,
  partnerRedemptionReceipt,
  partnerReward,
  partnerRewardReceipt,
  rewardBody,
} from "./partner-reward.ts";
import { featureOf } from "./feature.ts";
import { captureBody, emptyBody, holdList, paymentBody, refundBody } from "./payment.ts";
import { problem, problems, type ProblemCode } from "./problem.ts";
import { productList, redeemBody } from "./product.ts";
import { programme } from "./programme.ts";
import { receipt } from "./receipt.ts";
import { rewardList, rewardReceipt, rewardView } from "./reward.ts";
import { allRoutes, type RouteName } from "./demo-routes.ts";
import type { Route } from "./routes.ts";
import {
  faults,
  demoClock,
  demoMemberList,
  demoPartnerList,
  renameMemberBody,
  setClockBody,
  importResult,
  importPreview,
  signInAnswer,
  signInBody,
} from "./demo.ts";
import { session } from "./session.ts";
import { webhooks } from "./webhook.ts";
import { lotList, lotView, walletView } from "./wallet.ts";

/** The schemas that have a name in the document. */
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
  PurchaseList: purchaseList,
  TopUp: topUpBody,
  ProductList: productList,
  Redemption: redeemBody,
  Order: orderView,
  OrderList: orderList,
  NewPartnerOrder: partnerOrderBody,
  PartnerOrder: partnerOrder,
  PartnerOrderList: partnerOrderList,
  NewOrderReceipt: newOrderReceipt,
  OrderReceipt: orderReceipt,
  NewPartnerPurchase: partnerPurchaseBody,
  PartnerPurchase: partnerPurchase,
  PartnerPurchaseList: partnerPurchaseList,
  PartnerPurchaseReceipt: partnerPurchaseReceipt,
  TaskReport: taskReportBody,
  TaskReportReceipt: taskReportReceipt,
  PartnerRedemption: partnerRedemption,
  PartnerRedemptionReceipt: partnerRedemptionReceipt,
  PartnerReward: partnerReward,
  RewardUpdate: rewardBody,
  PartnerRewardReceipt: partnerRewardReceipt,
  Reward: rewardView,
  RewardList: rewardList,
  RewardReceipt: rewardReceipt,
  PartnerPayment: partnerPayment,
  PartnerPaymentReceipt: partnerPaymentReceipt,
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
  DemoPartners: demoPartnerList,
  DemoClock: demoClock,
  RenameDemoMember: renameMemberBody,
  SetDemoClock: setClockBody,
  Faults: faults,
  ImportResult: importResult,
  ImportPreview: importPreview,
  PaymentHeld: webhooks["payment.held"],
  PaymentReleased: webhooks["payment.released"],
  RedemptionCreated: webhooks["redemption.created"],
  PointsExpiring: webhooks["points.expiring"],
  Problem: problem,
};

const names = new Map<z.ZodMiniType, string>(
  Object.entries(schemas).map(([name, schema]) => [schema, name]),
);

/** The contract as OpenAPI 3.1, generated from the schemas that the service and the page use. */
export function openApi() {
  return {
    openapi: "3.1.0",
    info: {
      title: "Points wallet",
      version: "1",
      description:
        "JSON; points and fen are integers; instants are RFC 3339 in UTC with milliseconds. Clients branch on a problem's code.",
    },
    paths: pathsOf(Object.keys(allRoutes) as RouteName[]),
    webhooks: Object.fromEntries(Object.entries(webhooks).map(webhookOf)),
    components: {
      schemas: componentSchemas(),
      securitySchemes: { partnerKey: { type: "http", scheme: "bearer" } },
    },
  };
}

function componentSchemas() {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const uri = (id: string) => `#/components/schemas/${id}`;
  // The input of a codec is what goes over the wire.
  const { schemas: generated } = z.toJSONSchema(registry, { io: "input", uri });
  return Object.fromEntries(
    Object.entries(generated).map(([name, schema]) => [name, withoutIds(schema)]),
  );
}

/** In the document a schema is named by its key. */
function withoutIds(schema: object) {
  return Object.fromEntries(
    Object.entries(schema).filter(([key]) => key !== "$id" && key !== "$schema"),
  );
}

function pathsOf(routeNames: readonly RouteName[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const name of routeNames) {
    const { method, path } = allRoutes[name];
    const pathItem = (paths[path.replace(":id", "{id}")] ??= {});
    pathItem[method.toLowerCase()] = operationOf(name);
  }
  return paths;
}

function operationOf(name: RouteName) {
  const route: Route = allRoutes[name];
  const doc: RouteDoc = routeDocs[name];
  return {
    operationId: name,
    summary: doc.summary,
    ...(doc.isPartner && { security: [{ partnerKey: [] }] }),
    parameters: [...pathParameters(route), ...headerParameters(doc), ...queryParameters(doc)],
    ...(doc.body && {
      requestBody: { required: true, content: { "application/json": { schema: ref(doc.body) } } },
    }),
    ...(doc.text && {
      requestBody: { required: true, content: textOf(doc.text) },
    }),
    responses: { ...successOf(route, doc), ...problemsOf(name) },
  };
}

/** A receiver answers with any 2xx. */
function webhookOf([name, payload]: [string, z.ZodMiniType]) {
  const content = { "application/json": { schema: ref(payload) } };
  const post = {
    operationId: name,
    requestBody: { required: true, content },
    responses: { "2XX": { description: "Received." } },
  };
  return [name, { post }] as const;
}

function pathParameters({ path }: Route) {
  if (!path.includes(":id")) return [];
  return [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
}

function headerParameters({ isCommand, isPartner }: RouteDoc) {
  if (!isCommand) return [];
  const schema = { type: "string" };
  const uuid = { ...schema, format: "uuid" };
  const key = { name: "Idempotency-Key", in: "header", required: true, schema: uuid };
  return isPartner ? [key] : [key, { name: "If-Match", in: "header", required: false, schema }];
}

function queryParameters({ query }: RouteDoc) {
  if (!query) return [];
  const { properties = {} } = z.toJSONSchema(query, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", schema }));
}

function successOf(
  { answer, files }: Route,
  { isCommand, creates, isAnyJson, mayTakeLonger }: RouteDoc,
) {
  if (files) return { 200: { description: "Done.", content: textOf(files) } };
  if (isAnyJson) {
    return { 200: { description: "Done.", content: { "application/json": { schema: {} } } } };
  }
  if (!answer) return { 204: { description: "Done." } };
  const content = { "application/json": { schema: ref(answer) } };
  return {
    [(isCommand ?? creates) ? 201 : 200]: { description: "Done.", content },
    ...(mayTakeLonger && { 202: { description: "Not done yet: repeat the request.", content } }),
  };
}

/** Every code that a route may answer with. */
export function problemCodesOf(name: RouteName): readonly ProblemCode[] {
  const { method, path }: Route = allRoutes[name];
  const doc: RouteDoc = routeDocs[name];
  const codes: ProblemCode[] = [...(doc.refusals ?? []), "unavailable", "internal"];
  if (doc.isPartner) codes.push("partner-key-invalid", "partner-only");
  else if (!doc.isPublic) codes.push("signed-out", "member-only");
  if (doc.isCommand) {
    codes.push("idempotency-key-missing", "idempotency-key-invalid", "idempotency-key-reused");
    if (!doc.isPartner) codes.push("wallet-changed");
  }
  if (doc.body ?? doc.query ?? doc.text) codes.push("invalid-request");
  if (path.includes(":id") || featureOf(path) || doc.isCommand || path.includes("/demo/"))
    codes.push("not-found");
  if (method !== "GET" || !doc.isPublic) codes.push("storage-full", "read-only");
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
  if (name === undefined) throw new Error("this schema has no name in the document");
  return { $ref: `#/components/schemas/${name}` };
}
