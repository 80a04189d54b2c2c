import type * as z from "zod/mini";
import { donationList, projectList } from "./donation.ts";
import { drawList, drawReceipt, nextDraw } from "./draw.ts";
import { entryDetail, entryList, entryTotals } from "./entry.ts";
import { offerList, pendingList, purchaseList } from "./offer.ts";
import { operationView } from "./operation.ts";
import { orderList, orderView } from "./order.ts";
import {
  newOrderReceipt,
  orderReceipt,
  partnerOrder,
  partnerOrderList,
  taskReportReceipt,
  partnerPayment,
  partnerPaymentReceipt,
} from "./partner.ts";
import {
  partnerRedemption,
  partnerRedemptionReceipt,
  partnerReward,
  partnerRewardReceipt,
} from "./partner-reward.ts";
import {
  partnerPurchase,
  partnerPurchaseList,
  partnerPurchaseReceipt,
} from "./partner-purchase.ts";
import { holdList } from "./payment.ts";
import { productList } from "./product.ts";
import { programme } from "./programme.ts";
import { receipt } from "./receipt.ts";
import { rewardList, rewardReceipt, rewardView } from "./reward.ts";
import { session } from "./session.ts";
import { statementType } from "./statement.ts";
import { lotList, walletView } from "./wallet.ts";

const SERVICE_TYPES = /json|^text\/(csv|x-beancount|x-hledger)\b/;

/** False for the answers of a file server, which does not know these routes. */
export function isFromService({ status, headers }: Response): boolean {
  return status === 204 || SERVICE_TYPES.test(headers.get("Content-Type") ?? "");
}

export type Route<Answer extends z.ZodMiniType = z.ZodMiniType> = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** `:id` stands for an identifier. */
  readonly path: string;
  /** The schema of a success; absent if it has no body. */
  readonly answer?: Answer;
  /** The media types of a success that is a file. */
  readonly files?: readonly string[];
  /** The request's body has a secret: a client keeps it in memory only. */
  readonly isSecret?: true;
};

export const routes = {
  readContract: { method: "GET", path: "/api/openapi.json" },
  readSession: { method: "GET", path: "/api/session", answer: session },
  signOut: { method: "DELETE", path: "/api/session" },
  readProgramme: { method: "GET", path: "/api/programme", answer: programme },
  readWallet: { method: "GET", path: "/api/wallet", answer: walletView },
  listLots: { method: "GET", path: "/api/lots", answer: lotList },
  listEntries: { method: "GET", path: "/api/entries", answer: entryList },
  readTotals: { method: "GET", path: "/api/totals", answer: entryTotals },
  readEntry: { method: "GET", path: "/api/entries/:id", answer: entryDetail },
  readStatement: { method: "GET", path: "/api/statement", files: Object.values(statementType) },
  listOffers: { method: "GET", path: "/api/offers", answer: offerList },
  exchange: { method: "POST", path: "/api/exchanges", answer: receipt },
  listPending: { method: "GET", path: "/api/pending", answer: pendingList },
  listPurchases: { method: "GET", path: "/api/purchases", answer: purchaseList },
  claimTask: { method: "POST", path: "/api/tasks/:id/claims", answer: receipt },
  topUp: { method: "POST", path: "/api/top-ups", answer: receipt, isSecret: true },
  listProducts: { method: "GET", path: "/api/products", answer: productList },
  redeem: { method: "POST", path: "/api/redemptions", answer: receipt },
  cancelRedemption: { method: "POST", path: "/api/redemptions/:id/cancel", answer: receipt },
  listOrders: { method: "GET", path: "/api/orders", answer: orderList },
  readOrder: { method: "GET", path: "/api/orders/:id", answer: orderView },
  createPartnerOrder: { method: "POST", path: "/api/partner/orders", answer: newOrderReceipt },
  listPartnerOrders: { method: "GET", path: "/api/partner/orders", answer: partnerOrderList },
  readPartnerOrder: { method: "GET", path: "/api/partner/orders/:id", answer: partnerOrder },
  readPartnerPayment: {
    method: "GET",
    path: "/api/partner/payments/:id",
    answer: partnerPayment,
  },
  capturePartnerPayment: {
    method: "POST",
    path: "/api/partner/payments/:id/capture",
    answer: partnerPaymentReceipt,
  },
  releasePartnerPayment: {
    method: "POST",
    path: "/api/partner/payments/:id/cancel",
    answer: partnerPaymentReceipt,
  },
  refundPartnerPayment: {
    method: "POST",
    path: "/api/partner/payments/:id/refunds",
    answer: partnerPaymentReceipt,
  },
  cancelPartnerOrder: {
    method: "POST",
    path: "/api/partner/orders/:id/cancel",
    answer: orderReceipt,
  },
  reportPurchase: {
    method: "POST",
    path: "/api/partner/purchases",
    answer: partnerPurchaseReceipt,
  },
  listPartnerPurchases: {
    method: "GET",
    path: "/api/partner/purchases",
    answer: partnerPurchaseList,
  },
  readPartnerPurchase: {
    method: "GET",
    path: "/api/partner/purchases/:id",
    answer: partnerPurchase,
  },
  confirmPartnerPurchase: {
    method: "POST",
    path: "/api/partner/purchases/:id/confirm",
    answer: partnerPurchaseReceipt,
  },
  cancelPartnerPurchase: {
    method: "POST",
    path: "/api/partner/purchases/:id/cancel",
    answer: partnerPurchaseReceipt,
  },
  reportTask: { method: "POST", path: "/api/partner/task-reports", answer: taskReportReceipt },
  readPartnerRedemption: {
    method: "GET",
    path: "/api/partner/redemptions/:id",
    answer: partnerRedemption,
  },
  capturePartnerRedemption: {
    method: "POST",
    path: "/api/partner/redemptions/:id/capture",
    answer: partnerRedemptionReceipt,
  },
  releasePartnerRedemption: {
    method: "POST",
    path: "/api/partner/redemptions/:id/cancel",
    answer: partnerRedemptionReceipt,
  },
  refundPartnerRedemption: {
    method: "POST",
    path: "/api/partner/redemptions/:id/refunds",
    answer: partnerRedemptionReceipt,
  },
  readPartnerReward: { method: "GET", path: "/api/partner/rewards/:id", answer: partnerReward },
  updateReward: {
    method: "PUT",
    path: "/api/partner/rewards/:id",
    answer: partnerRewardReceipt,
  },
  listRewards: { method: "GET", path: "/api/rewards", answer: rewardList },
  readReward: { method: "GET", path: "/api/rewards/:id", answer: rewardView },
  markRewardUsed: { method: "POST", path: "/api/rewards/:id/use", answer: rewardReceipt },
  pay: { method: "POST", path: "/api/payments", answer: receipt },
  cancelPayment: { method: "POST", path: "/api/payments/:id/cancel", answer: receipt },
  listHolds: { method: "GET", path: "/api/holds", answer: holdList },
  listProjects: { method: "GET", path: "/api/projects", answer: projectList },
  donate: { method: "POST", path: "/api/donations", answer: receipt },
  listDonations: { method: "GET", path: "/api/donations", answer: donationList },
  readNextDraw: { method: "GET", path: "/api/draws/next", answer: nextDraw },
  draw: { method: "POST", path: "/api/draws", answer: drawReceipt },
  listDraws: { method: "GET", path: "/api/draws", answer: drawList },
  transfer: { method: "POST", path: "/api/transfers" },
  withdraw: { method: "POST", path: "/api/withdrawals" },
  readOperation: { method: "GET", path: "/api/operations/:id", answer: operationView },
} as const satisfies Record<string, Route>;
