/**
 * The service that runs within the page, where there is one, and how it is with what it keeps there: `memory`, where the
 * browser keeps nothing; `held` by a tab of an older version; taken over by a newer one (`outdated`); or `deleted`.
 */
export type Embedded = { readonly storage: "kept" | "memory" | "held" | "outdated" | "deleted" };
