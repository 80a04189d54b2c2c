import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { programmeQuery, walletQuery } from "../api/queries.ts";
import { statementBytes } from "../api/statement.ts";
import { statementType, type StatementFormat } from "../contract/statement.ts";
import { useLanguage } from "../state/language.ts";
import { saveFile } from "../ui/save-file.ts";

/** Bytes held in memory before they become a blob, which the browser may put on disk. */
const BLOB_BYTES = 4 * 1024 * 1024;

/**
 * Exports the whole history as a file, one at a time. A link with `download` would be simpler, but its request bypasses
 * the service worker; so the page reads the file and saves it in blobs.
 */
export function useExport() {
  const cache = useQueryClient();
  const language = useLanguage();
  const [bytes, setBytes] = useState(0);
  const underway = useRef<AbortController>(undefined);
  const { mutate, reset, ...taking } = useMutation({ mutationFn: take });

  useEffect(() => () => underway.current?.abort(), []);

  async function take({ format, signal }: { format: StatementFormat; signal: AbortSignal }) {
    const parts: Blob[] = [];
    let held: BlobPart[] = [];
    let heldBytes = 0;
    for await (const piece of statementBytes({ format, language, signal })) {
      held.push(piece);
      heldBytes += piece.length;
      setBytes((before) => before + piece.length);
      if (heldBytes < BLOB_BYTES) continue;
      parts.push(new Blob(held));
      held = [];
      heldBytes = 0;
    }
    const [wallet, programme] = await Promise.all([
      cache.ensureQueryData(walletQuery),
      cache.ensureQueryData(programmeQuery),
    ]);
    const day = new Date(wallet.serverTime + programme.zoneOffset).toISOString().slice(0, 10);
    const name = `points-${wallet.memberId}-${day}.${format}`;
    saveFile(name, new Blob([...parts, ...held], { type: statementType[format] }));
    return name;
  }

  function start(format: StatementFormat) {
    underway.current?.abort();
    underway.current = new AbortController();
    setBytes(0);
    mutate({ format, signal: underway.current.signal });
  }

  function cancel() {
    underway.current?.abort();
    reset();
  }

  return { ...taking, bytes, start, cancel };
}
