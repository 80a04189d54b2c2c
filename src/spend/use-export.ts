import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { programmeQuery, walletQuery } from "../api/queries.ts";
import { statementBytes, type StatementFilter } from "../api/statement.ts";
import { localTime } from "../rules/calendar.ts";
import { statementType, type StatementFormat } from "../contract/statement.ts";
import { useLanguage } from "../state/language.ts";
import { saveFile } from "../ui/save-file.ts";
import { useCancellableTask } from "./use-cancellable-task.ts";

type ExportRequest = {
  readonly format: StatementFormat;
  readonly filter?: StatementFilter | undefined;
};

/** Bytes held in memory before they become a blob, which the browser may put on disk. */
const BLOB_BYTES = 4 * 1024 * 1024;

/**
 * Exports the history, or what matches a filter, as a file, one at a time. A link with `download` would be simpler, but its request bypasses
 * the service worker; so the page reads the file and saves it in blobs.
 */
export function useExport() {
  const cache = useQueryClient();
  const language = useLanguage();
  const [bytes, setBytes] = useState(0);
  const task = useCancellableTask(exportFile);

  async function exportFile({ format, filter }: ExportRequest, signal: AbortSignal) {
    setBytes(0);
    const blobs: Blob[] = [];
    let chunks: BlobPart[] = [];
    let chunkBytes = 0;
    for await (const chunk of statementBytes({ format, filter, language, signal })) {
      chunks.push(chunk);
      chunkBytes += chunk.length;
      setBytes((before) => before + chunk.length);
      if (chunkBytes < BLOB_BYTES) continue;
      blobs.push(new Blob(chunks));
      chunks = [];
      chunkBytes = 0;
    }
    const [wallet, programme] = await Promise.all([
      cache.ensureQueryData(walletQuery),
      cache.ensureQueryData(programmeQuery),
    ]);
    const day = new Date(localTime(wallet.serverTime, programme)).toISOString().slice(0, 10);
    const part = Object.values(filter ?? {}).some(Boolean) ? "-filtered" : "";
    const name = `points-${wallet.memberId}-${day}${part}.${format}`;
    saveFile(name, new Blob([...blobs, ...chunks], { type: statementType[format] }));
    return name;
  }

  return { ...task, bytes };
}
