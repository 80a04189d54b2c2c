/** An entry's number in its wallet's ledger: from 1, without gaps. */
export type Seq = number & { readonly unit: "seq" };

/** A lot is named by the number of the entry that made it: unique, and in the order in which lots came. */
export type LotId = Seq;
