import type * as z from "zod/mini";
import { donationBody } from "./donation.ts";
import { drawBody } from "./draw.ts";
import { entryListQuery, totalsQuery } from "./entry.ts";
import { exchangeBody, purchaseBody, topUpBody } from "./offer.ts";
import { pageQuery } from "./paging.ts";
import { captureBody, emptyBody, paymentBody, refundBody } from "./payment.ts";
import type { ProblemCode } from "./problem.ts";
import { redeemBody } from "./product.ts";
import type { routes } from "./routes.ts";
import { faults, setClockBody } from "./demo.ts";
import { signInBody } from "./session.ts";
import { statementQuery } from "./statement.ts";

type RouteName = keyof typeof routes;

/** What the page need not know of a route, since it is built to ask rightly. */
export type RouteDoc = {
  /** What it is for, in a line. */
  readonly summary: string;
  /** What a request carries as JSON. */
  readonly body?: z.ZodMiniType;
  /** Or as text of one of these types. */
  readonly text?: readonly string[];
  /** What may stand behind the question mark. */
  readonly query?: z.ZodMiniObject;
  /** A success is JSON of a form that is described elsewhere. */
  readonly plain?: true;
  /** A success is a new thing: 201. So are all that are keyed. */
  readonly makes?: true;
  /** May not be done yet: 202, and the same request again tells how far it is. */
  readonly takesTime?: true;
  /** Anybody may ask; everything else needs somebody who is signed in. */
  readonly open?: true;
  /** A write with an Idempotency-Key: the same key is the same operation. */
  readonly keyed?: true;
  /** What its rule may refuse. */
  readonly refusals?: readonly ProblemCode[];
};

export const routeDocs = {
  readContract: { summary: "This document.", open: true, plain: true },
  readSession: { summary: "Who is signed in." },
  signIn: {
    summary: "Signs in as a member; 202 while that one is still being made.",
    open: true,
    takesTime: true,
    body: signInBody,
    refusals: ["not-found"],
  },
  signOut: { summary: "Signs out.", open: true },
  readProgramme: { summary: "The programme's terms.", open: true },
  readWallet: { summary: "The wallet as it stands." },
  listLots: { summary: "The living lots, first to expire first." },
  listEntries: {
    summary: "The ledger, newest first.",
    query: entryListQuery,
    refusals: ["cursor-invalid"],
  },
  readTotals: { summary: "How many entries, and what came and went.", query: totalsQuery },
  readEntry: { summary: "One entry, with the lots behind it and what became of it." },
  readStatement: {
    summary: "The whole history as a file, streamed.",
    query: statementQuery,
  },
  listOffers: { summary: "Every way to obtain points, by method." },
  exchange: {
    summary: "Exchanges a partner's points for points.",
    keyed: true,
    body: exchangeBody,
    refusals: ["not-in-steps", "insufficient-partner-points", "cap-reached", "too-many-points"],
  },
  listPending: { summary: "Points that are promised and outside the balance." },
  listPurchases: { summary: "What was bought at partners, newest first." },
  purchase: {
    summary: "Buys at a partner: its share is pending until confirmed.",
    keyed: true,
    body: purchaseBody,
    refusals: ["offer-closed", "too-many-points"],
  },
  confirmPurchase: {
    summary: "The purchase was received: its points are credited.",
    keyed: true,
    body: emptyBody,
    refusals: ["already-settled"],
  },
  cancelPurchase: {
    summary: "The purchase was undone: nothing is granted, or what was is taken back.",
    keyed: true,
    body: emptyBody,
    refusals: ["already-settled"],
  },
  completeTask: {
    summary: "A task was done.",
    keyed: true,
    body: emptyBody,
    refusals: ["cap-reached", "too-many-points"],
  },
  topUp: {
    summary: "A card's points.",
    keyed: true,
    body: topUpBody,
    refusals: ["card-not-accepted", "top-up-locked", "too-many-points"],
  },
  listProducts: { summary: "What can be redeemed.", open: true },
  redeem: {
    summary: "Redeems a product at one of its prices; held while there is cash to pay.",
    keyed: true,
    body: redeemBody,
    refusals: [
      "out-of-stock",
      "daily-limit-reached",
      "not-in-steps",
      "below-minimum",
      "insufficient-points",
    ],
  },
  captureRedemption: {
    summary: "Its cash was paid.",
    keyed: true,
    body: emptyBody,
    refusals: ["hold-lapsed", "already-settled"],
  },
  cancelRedemption: {
    summary: "Its cash will not be paid: the points are back.",
    keyed: true,
    body: emptyBody,
    refusals: ["hold-lapsed", "already-settled"],
  },
  refundRedemption: {
    summary: "Gives back some or all of it.",
    keyed: true,
    body: refundBody,
    refusals: ["refund-exceeds-capture", "too-many-points"],
  },
  listMerchants: { summary: "Where points pay a bill.", open: true },
  pay: {
    summary: "Pays a bill with points; they are held while the rest is paid in cash.",
    keyed: true,
    body: paymentBody,
    refusals: ["exceeds-bill", "not-in-steps", "below-minimum", "insufficient-points"],
  },
  capturePayment: {
    summary: "Its cash was paid; of a smaller bill, the points that it could not take are back.",
    keyed: true,
    body: captureBody,
    refusals: ["hold-lapsed", "already-settled", "capture-exceeds-hold", "exceeds-bill"],
  },
  cancelPayment: {
    summary: "Its cash will not be paid: the points are back.",
    keyed: true,
    body: emptyBody,
    refusals: ["hold-lapsed", "already-settled"],
  },
  refundPayment: {
    summary: "Gives back some or all of it.",
    keyed: true,
    body: refundBody,
    refusals: ["refund-exceeds-capture", "too-many-points"],
  },
  listHolds: { summary: "Uses whose cash is still to be paid, first to lapse first." },
  listProjects: { summary: "What points can be donated to.", open: true },
  donate: {
    summary: "Donates points; final.",
    keyed: true,
    body: donationBody,
    refusals: ["not-in-steps", "below-minimum", "insufficient-points"],
  },
  listDonations: { summary: "Donations with their certificates, newest first." },
  readNextDraw: { summary: "The next draw, and what its secret is committed to." },
  draw: {
    summary: "Draws; the result at once, and the secret to check it with.",
    keyed: true,
    body: drawBody,
    refusals: ["draw-taken", "below-minimum", "insufficient-points", "too-many-points"],
  },
  listDraws: {
    summary: "The draws that were made, newest first.",
    query: pageQuery,
    refusals: ["cursor-invalid"],
  },
  transfer: {
    summary: "There is no such operation: always refused.",
    open: true,
    refusals: ["not-transferable"],
  },
  withdraw: {
    summary: "There is no such operation: always refused.",
    open: true,
    refusals: ["not-transferable"],
  },
  readOperation: { summary: "What became of an operation whose answer was lost." },
  listDemoMembers: { summary: "Members whom anybody may sign in as.", open: true },
  readDemoClock: { summary: "The signed-in member's clock." },
  setDemoClock: { summary: "Sets it; null is the device's.", body: setClockBody },
  readDemoFaults: { summary: "What the service does wrong on purpose.", open: true },
  setDemoFaults: { summary: "Sets that.", open: true, body: faults },
  resetDemo: { summary: "Forgets everything.", open: true },
  importFile: {
    summary: "Makes a member whose wallet is a statement's rows, replayed.",
    text: ["text/csv", "application/json"],
    makes: true,
    refusals: ["invalid-request"],
    open: true,
  },
} as const satisfies Record<RouteName, RouteDoc>;
