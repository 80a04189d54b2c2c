/** Stops at a bug. A refusal, which a member can cause, is a value and never comes this way. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

class AssertionError extends Error {
  override name = "AssertionError";
}
