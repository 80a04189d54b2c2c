/** Throws on a bug. A refusal, which a member can cause, is a value instead. The message is built only when needed. */
export function assert(condition: boolean, message: () => string): asserts condition {
  if (!condition) fail(message());
}

export function fail(message: string): never {
  throw new AssertionError(message);
}

class AssertionError extends Error {
  override name = "AssertionError";
}
