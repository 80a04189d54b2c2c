/**
 * Stops at a bug. A refusal, which a member can cause, is a value and never comes this way.
 * The message is made only when it is wanted: this stands in the way of every point that is counted.
 */
export function assert(condition: boolean, message: () => string): asserts condition {
  if (!condition) fail(message());
}

/** As `assert`, where even a function for the message would be too much. */
export function fail(message: string): never {
  throw new AssertionError(message);
}

class AssertionError extends Error {
  override name = "AssertionError";
}
