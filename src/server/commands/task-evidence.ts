import type { Catalog, CatalogTask } from "../../catalog/catalog.ts";
import type { Entry, Subject } from "../../rules/ledger/entry.ts";
import type { ResourceWrite } from "../store/resources.ts";

/** The tasks that these entries are evidence of: those of a utility bill, if one was paid in full. */
export function evidenceOf(
  memberId: string,
  entries: readonly Entry[],
  { tasks, merchants }: Catalog,
): ResourceWrite[] {
  const utilities = merchants.filter(({ kind }) => kind === "utility");
  const payment = entries.findLast(
    (entry) => isPaid(entry) && utilities.some(({ id }) => isAbout(entry.subject, id)),
  );
  if (!payment) return [];
  return tasks
    .filter(({ evidence }) => typeof evidence === "object" && "ledger" in evidence)
    .map(({ id }) => [`evidence:${memberId}:${id}`, { at: payment.at }]);
}

/** The partner that reports the task; `undefined` where the service has the evidence itself. */
export function reporterOf({ evidence }: CatalogTask): string | undefined {
  return typeof evidence === "object" && "report" in evidence ? evidence.report : undefined;
}

/** A held payment is paid when it is captured. */
function isPaid(entry: Entry): boolean {
  return entry.kind === "capture" || (entry.kind === "payment" && entry.heldUntil === undefined);
}

function isAbout(subject: Subject, merchantId: string): boolean {
  return "kind" in subject && subject.kind === "merchant" && subject.id === merchantId;
}
