import { partnerOrders } from "./partner-orders.ts";
import { partnerPayments } from "./partner-payments.ts";
import { partnerPurchases } from "./partner-purchases.ts";
import { partnerRewards } from "./partner-rewards.ts";
import { taskReports } from "./task-reports.ts";

/** Everything that partners ask for, behind their keys. */
export const partnerResources = [
  partnerOrders,
  partnerPayments,
  partnerPurchases,
  partnerRewards,
  taskReports,
];
