import type { LocalizedText } from "../rules/ledger/entry.ts";

/** The languages that the service and the page speak, as they stand in Accept-Language. */
export type Language = keyof LocalizedText;
