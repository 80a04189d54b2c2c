import type { Language } from "../contract/language.ts";
import { routes } from "../contract/routes.ts";
import type { StatementFormat } from "../contract/statement.ts";
import type { ActivityFilter } from "./entry-queries.ts";
import { Unreachable } from "./client.ts";
import { openFile } from "./connection.ts";

export type StatementFilter = Omit<ActivityFilter, "fold">;

type StatementOptions = {
  readonly format: StatementFormat;
  /** Absent: the whole history. */
  readonly filter?: StatementFilter | undefined;
  readonly language: Language;
  readonly signal: AbortSignal;
};

/**
 * Streams the history as a file. Throws `Unreachable` if the connection breaks off, and the signal's reason if
 * that is aborted.
 */
export async function* statementBytes(options: StatementOptions) {
  const { format, filter, language, signal } = options;
  const query = { ...filter, format };
  const { body } = await openFile(routes.readStatement, { query, language, signal });
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await readChunk(reader);
      signal.throwIfAborted();
      if (done) return;
      yield value;
    }
  } finally {
    // The service stops making the file when the caller stops reading; the stream may have failed already.
    await reader.cancel().catch(() => undefined);
  }

  async function readChunk(from: typeof reader) {
    try {
      return await from.read();
    } catch (error) {
      throw signal.aborted ? error : new Unreachable("a statement broke off", { cause: error });
    }
  }
}
