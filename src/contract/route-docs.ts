import type * as z from "zod/mini";
import { donationBody } from "./donation.ts";
import { drawBody } from "./draw.ts";
import { entryListQuery, totalsQuery } from "./entry.ts";
import { exchangeBody, topUpBody } from "./offer.ts";
import { partnerPurchaseBody, partnerPurchaseQuery } from "./partner-purchase.ts";
import { pageQuery } from "./paging.ts";
import { partnerOrderBody, partnerOrderQuery, taskReportBody } from "./partner.ts";
import { rewardBody } from "./partner-reward.ts";
import { captureBody, emptyBody, paymentBody, refundBody } from "./payment.ts";
import type { ProblemCode } from "./problem.ts";
import { redeemBody } from "./product.ts";
import type { RouteName } from "./demo-routes.ts";
import { faults, importQuery, renameMemberBody, setClockBody, signInBody } from "./demo.ts";
import { statementQuery } from "./statement.ts";

/** What only OpenAPI needs of a route: the page does not load it. */
export type RouteDoc = {
  /** One line. */
  readonly summary: string;
  /** The request's body in JSON. */
  readonly body?: z.ZodMiniType;
  /** The media types of a body that is text. */
  readonly text?: readonly string[];
  readonly query?: z.ZodMiniObject;
  /** A success is JSON that this document does not describe. */
  readonly isAnyJson?: true;
  /** A success is 201. So is that of a command. */
  readonly creates?: true;
  /** A success may be 202: the same request again tells the progress. */
  readonly mayTakeLonger?: true;
  /** Needs no session. */
  readonly isPublic?: true;
  /** Needs a partner's bearer key instead of a session. */
  readonly isPartner?: true;
  /** Takes an Idempotency-Key, which is a UUID. */
  readonly isCommand?: true;
  /** Every refusal of its rule. */
  readonly refusals?: readonly ProblemCode[];
};

export const routeDocs = {
  readContract: { summary: "This document.", isPublic: true, isAnyJson: true },
  readSession: { summary: "Who is signed in." },
  signIn: {
    summary: "Signs in as a member; 202 while that demo member is being provisioned.",
    isPublic: true,
    mayTakeLonger: true,
    body: signInBody,
    refusals: ["not-found"],
  },
  signOut: { summary: "Signs out.", isPublic: true },
  readProgramme: { summary: "The programme's terms.", isPublic: true },
  readWallet: { summary: "The wallet now." },
  listLots: { summary: "The lots that still have points, first to expire first." },
  listEntries: {
    summary: "The ledger, newest first.",
    query: entryListQuery,
    refusals: ["cursor-invalid"],
  },
  readTotals: {
    summary: "The number of entries, and their points in and out.",
    query: totalsQuery,
  },
  readEntry: { summary: "One entry with its lots and its follow-ups." },
  readStatement: {
    summary: "The whole history, or in CSV and JSON what matches a filter, as a streamed file.",
    query: statementQuery,
  },
  listOffers: { summary: "Every way to obtain points, by method." },
  exchange: {
    summary: "Exchanges a partner's points for points.",
    isCommand: true,
    body: exchangeBody,
    refusals: ["not-in-steps", "insufficient-partner-points", "cap-reached", "too-many-points"],
  },
  listPending: { summary: "Pending points." },
  listPurchases: { summary: "Purchases at partners, newest first." },
  claimTask: {
    summary: "Claims the reward of a task that was done in its period.",
    isCommand: true,
    body: emptyBody,
    refusals: ["cap-reached", "task-not-done", "too-many-points"],
  },
  topUp: {
    summary: "Tops up with a card.",
    isCommand: true,
    body: topUpBody,
    refusals: ["card-not-accepted", "top-up-locked", "too-many-points"],
  },
  listProducts: { summary: "The products that points can be redeemed for.", isPublic: true },
  redeem: {
    summary:
      "Redeems a product at one of its prices; the points are held while cash is being paid.",
    isCommand: true,
    body: redeemBody,
    refusals: [
      "out-of-stock",
      "daily-limit-reached",
      "not-in-steps",
      "below-minimum",
      "insufficient-points",
    ],
  },
  cancelRedemption: {
    summary: "Cancels a held redemption: its points are returned.",
    isCommand: true,
    body: emptyBody,
    refusals: ["hold-lapsed", "already-settled"],
  },
  readPartnerRedemption: {
    summary: "One redemption of the partner's products.",
    isPartner: true,
  },
  capturePartnerRedemption: {
    summary: "Captures a held redemption: its cash was paid.",
    isPartner: true,
    isCommand: true,
    body: emptyBody,
    refusals: ["hold-lapsed", "already-settled"],
  },
  releasePartnerRedemption: {
    summary: "Cancels a held redemption: its points and its unit are returned.",
    isPartner: true,
    isCommand: true,
    body: emptyBody,
    refusals: ["hold-lapsed", "already-settled"],
  },
  refundPartnerRedemption: {
    summary: "Refunds some or all of a redemption whose reward is not used.",
    isPartner: true,
    isCommand: true,
    body: refundBody,
    refusals: ["reward-used", "refund-exceeds-capture", "too-many-points"],
  },
  readPartnerReward: { summary: "One reward that the partner fulfils.", isPartner: true },
  updateReward: {
    summary: "Says that a reward is ready, sent or used; it never goes back.",
    isPartner: true,
    isCommand: true,
    body: rewardBody,
    refusals: ["reward-not-ready", "reward-used", "already-settled"],
  },
  listRewards: { summary: "What redemptions and cash prizes gave, newest first." },
  readReward: { summary: "One reward." },
  markRewardUsed: {
    summary: "Marks a reward as used, or as received.",
    isCommand: true,
    body: emptyBody,
    refusals: ["reward-not-ready", "reward-used"],
  },
  listOrders: { summary: "Orders and bills: the open ones, then the last paid and cancelled." },
  readOrder: { summary: "One order, also one that no member has paid yet." },
  createPartnerOrder: {
    summary: "Makes an order; the answer has the address of its checkout.",
    isPartner: true,
    isCommand: true,
    body: partnerOrderBody,
  },
  listPartnerOrders: {
    summary: "The partner's order with this number, if there is one.",
    isPartner: true,
    query: partnerOrderQuery,
  },
  readPartnerOrder: { summary: "One of the partner's orders.", isPartner: true },
  cancelPartnerOrder: {
    summary: "Cancels an open order. A held one is refused: cancel its payment first.",
    isPartner: true,
    isCommand: true,
    body: emptyBody,
    refusals: ["order-not-open"],
  },
  reportPurchase: {
    summary: "Reports a member's purchase: the rebate is pending until the partner confirms it.",
    isPartner: true,
    isCommand: true,
    body: partnerPurchaseBody,
    refusals: ["too-many-points"],
  },
  listPartnerPurchases: {
    summary: "The partner's purchase with this number, if there is one.",
    isPartner: true,
    query: partnerPurchaseQuery,
  },
  readPartnerPurchase: { summary: "One of the partner's purchases.", isPartner: true },
  confirmPartnerPurchase: {
    summary: "Confirms a purchase: its pending points are credited.",
    isPartner: true,
    isCommand: true,
    body: emptyBody,
    refusals: ["already-settled"],
  },
  cancelPartnerPurchase: {
    summary: "Cancels or reverses a purchase: its points are cancelled or clawed back.",
    isPartner: true,
    isCommand: true,
    body: emptyBody,
    refusals: ["already-settled"],
  },
  reportTask: {
    summary: "Reports that a member did one of the partner's tasks.",
    isPartner: true,
    isCommand: true,
    body: taskReportBody,
  },
  pay: {
    summary: "Pays an open order with points, which are held while the rest is paid in cash.",
    isCommand: true,
    body: paymentBody,
    refusals: [
      "order-not-open",
      "exceeds-bill",
      "not-in-steps",
      "below-minimum",
      "insufficient-points",
    ],
  },
  cancelPayment: {
    summary: "Cancels a held payment: its points are returned.",
    isCommand: true,
    body: emptyBody,
    refusals: ["hold-lapsed", "already-settled"],
  },
  readPartnerPayment: { summary: "A payment of one of the partner's orders.", isPartner: true },
  capturePartnerPayment: {
    summary: "The cash was paid, or less than it: a partial capture returns points.",
    isPartner: true,
    isCommand: true,
    body: captureBody,
    refusals: ["hold-lapsed", "already-settled", "capture-exceeds-hold", "exceeds-bill"],
  },
  releasePartnerPayment: {
    summary: "The cash will not be paid: the points are returned, and the order is open again.",
    isPartner: true,
    isCommand: true,
    body: emptyBody,
    refusals: ["hold-lapsed", "already-settled"],
  },
  refundPartnerPayment: {
    summary: "Refunds some or all of a payment.",
    isPartner: true,
    isCommand: true,
    body: refundBody,
    refusals: ["refund-exceeds-capture", "too-many-points"],
  },
  listHolds: { summary: "Open holds, first to lapse first." },
  listProjects: { summary: "The projects that points can be donated to.", isPublic: true },
  donate: {
    summary: "Donates points; final.",
    isCommand: true,
    body: donationBody,
    refusals: ["not-in-steps", "below-minimum", "insufficient-points"],
  },
  listDonations: { summary: "Donations with their certificates, newest first." },
  readNextDraw: { summary: "The next draw with the commitment to its secret." },
  draw: {
    summary: "Draws a prize; the receipt has the secret that verifies it.",
    isCommand: true,
    body: drawBody,
    refusals: ["draw-taken", "below-minimum", "insufficient-points", "too-many-points"],
  },
  listDraws: {
    summary: "Draws, newest first.",
    query: pageQuery,
    refusals: ["cursor-invalid"],
  },
  transfer: {
    summary: "Always refused: the programme has no such operation.",
    isPublic: true,
    refusals: ["not-transferable"],
  },
  withdraw: {
    summary: "Always refused: the programme has no such operation.",
    isPublic: true,
    refusals: ["not-transferable"],
  },
  readOperation: { summary: "The stored answer of an operation." },
  listDemoMembers: { summary: "The members that anybody may sign in as.", isPublic: true },
  renameDemoMember: {
    summary: "Renames a member whose wallet was imported.",
    isPublic: true,
    body: renameMemberBody,
  },
  removeDemoMember: {
    summary: "Deletes a member whose wallet was imported, with its activity.",
    isPublic: true,
  },
  readDemoClock: { summary: "The signed-in member's clock." },
  setDemoClock: { summary: "Sets the signed-in member's clock.", body: setClockBody },
  readDemoFaults: { summary: "The faults that the demo service injects.", isPublic: true },
  setDemoFaults: { summary: "Sets these faults.", isPublic: true, body: faults },
  makeDemoPartners: {
    summary: "The keys of the demo's partners; makes them at the first request.",
    isPublic: true,
  },
  resetDemo: { summary: "Deletes all data.", isPublic: true },
  previewFile: {
    summary: "Tells what an import of a file would make, and makes nothing.",
    text: ["text/csv", "application/json"],
    query: importQuery,
    refusals: ["invalid-request"],
    isPublic: true,
  },
  importFile: {
    summary:
      "Makes a member whose wallet is the replayed rows of a file; one under an Idempotency-Key.",
    text: ["text/csv", "application/json"],
    query: importQuery,
    creates: true,
    refusals: ["invalid-request", "idempotency-key-invalid", "idempotency-key-reused"],
    isPublic: true,
  },
} as const satisfies Record<RouteName, RouteDoc>;
