import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { ApiProblem } from "../../api/client.ts";
import { useImportFile, usePreviewFile } from "../../api/demo.ts";
import { importFault, type ImportPreview, type ImportQuery } from "../../contract/demo.ts";
import { newUuid } from "../../contract/uuid.ts";
import { useLanguage } from "../../state/language.ts";
import { Columns } from "./columns.tsx";
import { DropZone } from "./drop-zone.tsx";
import { Preview } from "./preview.tsx";
import { Result } from "./result.tsx";
import { useFailureWords } from "../../ui/failure.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";

type Chosen = {
  readonly file: File;
  readonly query: ImportQuery;
  /** Another choice is another import. */
  readonly key: string;
};

export function ImportPage() {
  const t = useTranslations("import");
  const preview = usePreviewFile(useLanguage());
  const upload = useImportFile();
  const [chosen, setChosen] = useState<Chosen>();
  /** Stays while the file is read again after a correction. */
  const [understood, setUnderstood] = useState<ImportPreview>();
  // The mutation's state is of the last render, which may be older than a second click.
  const isSending = useRef(false);

  function choose(file: File, query: ImportQuery = {}) {
    setChosen({ file, query, key: newUuid() });
    upload.reset();
    preview.mutate({ file, query }, { onSuccess: setUnderstood });
  }

  function create() {
    if (isSending.current || !chosen) return;
    isSending.current = true;
    upload.mutate(chosen, {
      onSettled: () => {
        isSending.current = false;
      },
    });
  }

  function another() {
    setChosen(undefined);
    setUnderstood(undefined);
    preview.reset();
    upload.reset();
  }

  const error = upload.error ?? preview.error;
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="grid items-start gap-5 wide:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <div className="grid gap-5">
          {error && <Rejected error={error} />}
          {upload.isSuccess ? (
            <Result result={upload.data} onAnother={another} />
          ) : chosen && understood ? (
            <Preview
              preview={understood}
              isStale={preview.isPending}
              isSending={upload.isPending}
              onChange={(query) => choose(chosen.file, query)}
              onImport={create}
              onAnother={another}
            />
          ) : (
            <DropZone sending={preview.isPending ? chosen?.file.name : undefined} onFile={choose} />
          )}
        </div>
        <Columns />
      </div>
    </>
  );
}

function Rejected({ error }: { error: Error }) {
  const t = useTranslations("fileFault");
  const failureWords = useFailureWords();
  const [first] = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const fault = importFault.safeParse(first?.code).data;
  // `/line/3` or `/encoding/Big5`.
  const where = first?.pointer.replace(/^\/\w+\//, "") ?? "";
  return (
    <Notice tone="fault" role="alert">
      {fault ? t(fault, { line: where, encoding: where }) : failureWords(error)}
    </Notice>
  );
}
