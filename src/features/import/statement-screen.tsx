import { useRef } from "react";
import { useTranslations } from "use-intl";
import { ApiProblem } from "../../api/client.ts";
import { importFault } from "../../contract/demo.ts";
import { useImportFile } from "../../api/commands.ts";
import { useFailureWords } from "../../ui/failure.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Columns } from "./columns.tsx";
import { DropZone } from "./drop-zone.tsx";
import { Result } from "./result.tsx";

/** Takes a member's own rows, and shows what the rules make of them. */
export function StatementScreen() {
  const bring = useImportFile();
  const isUnderway = useRef(false);

  function send(file: File) {
    if (isUnderway.current) return;
    isUnderway.current = true;
    bring.mutate(file, {
      onSettled: () => {
        isUnderway.current = false;
      },
    });
  }

  return (
    <div className="grid items-start gap-5 wide:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
      <div className="grid gap-5">
        {bring.isError && <Rejected error={bring.error} />}
        {bring.isSuccess ? (
          <Result result={bring.data} onAnother={bring.reset} />
        ) : (
          <DropZone sending={bring.isPending ? bring.variables.name : undefined} onFile={send} />
        )}
      </div>
      <Columns />
    </div>
  );
}

function Rejected({ error }: { error: Error }) {
  const t = useTranslations("fileFault");
  const words = useFailureWords();
  const [wrong] = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const fault = importFault.safeParse(wrong?.code).data;
  const line = wrong?.pointer.replace("/line/", "") ?? "";
  return (
    <Notice tone="fault" role="alert">
      {fault ? t(fault, { line }) : words(error)}
    </Notice>
  );
}
