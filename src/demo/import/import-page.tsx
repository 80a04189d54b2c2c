import { useRef } from "react";
import { useTranslations } from "use-intl";
import { ApiProblem } from "../../api/client.ts";
import { useImportFile } from "../../api/demo.ts";
import { importFault } from "../../contract/demo.ts";
import { Columns } from "./columns.tsx";
import { DropZone } from "./drop-zone.tsx";
import { Result } from "./result.tsx";
import { useFailureWords } from "../../ui/failure.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";

export function ImportPage() {
  const t = useTranslations("import");
  const upload = useImportFile();
  // The mutation's state is of the last render, which may be older than a second file.
  const isSending = useRef(false);

  function send(file: File) {
    if (isSending.current) return;
    isSending.current = true;
    upload.mutate(file, {
      onSettled: () => {
        isSending.current = false;
      },
    });
  }

  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="grid items-start gap-5 wide:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <div className="grid gap-5">
          {upload.isError && <Rejected error={upload.error} />}
          {upload.isSuccess ? (
            <Result result={upload.data} onAnother={upload.reset} />
          ) : (
            <DropZone
              sending={upload.isPending ? upload.variables.name : undefined}
              onFile={send}
            />
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
