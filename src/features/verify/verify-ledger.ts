import { nextTask } from "../../contract/next-task.ts";
import type { Language } from "../../contract/language.ts";
import { call } from "../../api/connection.ts";
import { Unreachable } from "../../api/client.ts";
import { statementBytes } from "../../api/statement.ts";
import { routes } from "../../contract/routes.ts";
import type { Programme } from "../../rules/programme.ts";
import { compare, type Comparison } from "./compare.ts";
import { Replay } from "./replay.ts";

export type Verification = Comparison & { readonly entries: number; readonly ms: number };

type VerifyOptions = {
  readonly programme: Programme;
  readonly language: Language;
  readonly signal: AbortSignal;
  /** Receives the number of replayed entries. */
  readonly onProgress: (entries: number) => void;
};

/** Some hundred entries, replayed in a few milliseconds. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Replays the whole ledger in the page and compares the result with the service's wallet.
 * Throws `BrokenLedger` if an entry contradicts those before it.
 */
export async function verifyLedger(asked: VerifyOptions): Promise<Verification> {
  const { language, signal } = asked;
  for (let attempt = 1; ; attempt++) {
    const start = performance.now();
    const { wallet, memberId } = await replayLedger(asked);
    const [view, { items: holds }] = await Promise.all([
      call(routes.readWallet, { signal }),
      call(routes.listHolds, { language, signal }),
    ]);
    // The ledger grew or another member signed in meanwhile: start again, once.
    const isOfOneMoment = memberId === view.memberId && wallet.seq === view.seq;
    if (!isOfOneMoment && attempt === 1) continue;
    const ms = performance.now() - start;
    return { ...compare(wallet, view, holds), entries: wallet.seq, ms };
  }
}

async function replayLedger({
  programme,
  language,
  signal,
  onProgress,
}: VerifyOptions): Promise<Replay> {
  const replay = new Replay(programme);
  const decoder = new TextDecoder();
  for await (const bytes of statementBytes({ format: "json", language, signal })) {
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
      replay.read(decoder.decode(bytes.subarray(from, from + CHUNK_BYTES), { stream: true }));
      onProgress(replay.wallet.seq);
      await nextTask();
      signal.throwIfAborted();
    }
  }
  if (!replay.isWhole) throw new Unreachable("the statement has no end");
  return replay;
}
