import fc from "fast-check";

/** A mutant only has to fail: no smallest counterexample is searched. */
fc.configureGlobal({ numRuns: 30, endOnFailure: true });
