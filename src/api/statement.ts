import type { Language } from "../contract/language.ts";
import { routes } from "../contract/routes.ts";
import type { StatementFormat } from "../contract/statement.ts";
import { openFile } from "./connection.ts";
import { Unreachable } from "./client.ts";

type Asked = {
  readonly format: StatementFormat;
  readonly language: Language;
  readonly signal: AbortSignal;
};

/**
 * The whole history as a file, in the pieces in which it comes, so that nobody has to hold it whole. Throws
 * `Unreachable` where it breaks off, and the signal's reason where that calls it off.
 */
export async function* statementBytes({ format, language, signal }: Asked) {
  const { body } = await openFile(routes.readStatement, { query: { format }, language, signal });
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await nextOf(reader);
      signal.throwIfAborted();
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops reading wants no more of it made.
    await reader.cancel().catch(() => undefined);
  }

  async function nextOf(from: typeof reader) {
    try {
      return await from.read();
    } catch (fault) {
      throw signal.aborted ? fault : new Unreachable("a statement broke off", { cause: fault });
    }
  }
}
