import fc from "fast-check";

/** Which case fails first is enough: nobody reads the smallest. */
fc.configureGlobal({ numRuns: 30, endOnFailure: true });
