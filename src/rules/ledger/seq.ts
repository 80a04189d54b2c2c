/** The number of an entry in its wallet's ledger: from 1, without gaps. */
export type Seq = number & { readonly unit: "seq" };

/** The number of the entry that granted the lot. */
export type LotId = Seq;
