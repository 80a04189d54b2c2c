import { useFormatter, useTranslations } from "use-intl";
import type { StatementFilter } from "../api/statement.ts";
import { canBeFiltered, statementFormat, type StatementFormat } from "../contract/statement.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Failure } from "../ui/failure.tsx";
import { Icon } from "../ui/icon.tsx";
import { LongTask } from "../ui/long-task.tsx";
import { useExport } from "./use-export.ts";
import { useState } from "react";
import { Dialog, DialogFooter } from "../ui/dialog.tsx";

type ExportFormatsProps = {
  /** What to export in formats that can be filtered; the whole history if it is empty. */
  readonly filter?: StatementFilter | undefined;
};

/** The export formats, and the progress of the running export. */
export function ExportFormats({ filter }: ExportFormatsProps) {
  const t = useTranslations("export");
  const words = useTranslations("format");
  const notes = useTranslations("formatNote");
  const filteredNote = (format: StatementFormat) =>
    canBeFiltered(format) ? t("matching") : t("whole");
  const { isPending, data: fileName, error, bytes, start, cancel } = useExport();
  const isFiltered = Object.values(filter ?? {}).some(Boolean);
  return (
    <div className="grid gap-3">
      <ul aria-label={t("formats")} className="divide-y divide-line">
        {statementFormat.options.map((format) => (
          <li key={format}>
            <button
              type="button"
              aria-disabled={isPending}
              onClick={() => {
                if (!isPending)
                  start({ format, filter: canBeFiltered(format) ? filter : undefined });
              }}
              className="flex min-h-14 w-full items-center gap-3 rounded-lg py-2 text-left -outline-offset-2 hover:bg-sunken aria-disabled:cursor-progress"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{words(format)}</span>
                <span className="block text-sm text-quiet">
                  {isFiltered ? filteredNote(format) : notes(format)}
                </span>
              </span>
              <Icon name="download" className="size-5 text-accent" />
            </button>
          </li>
        ))}
      </ul>
      {isPending && <Underway bytes={bytes} onCancel={cancel} />}
      {error && <Failure error={error} />}
      <p role="status" className="text-sm font-medium empty:hidden">
        {fileName !== undefined && !isPending && t("saved", { name: fileName })}
      </p>
    </div>
  );
}

function Underway({ bytes, onCancel }: { bytes: number; onCancel: () => void }) {
  const t = useTranslations("export");
  const format = useFormatter();
  const size = format.number(bytes / 1_000_000, { maximumFractionDigits: 1 });
  return (
    <LongTask label={t("exporting")} status={t("soFar", { size })}>
      <Button look="outlined" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </LongTask>
  );
}

/** Exports the statement as a file, or opens its printable page. */
export function ExportMenu({ filter, printAt }: ExportFormatsProps & { printAt: string }) {
  const t = useTranslations("export");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="outlined" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="download" />
        {t("open")}
      </Button>
      {isOpen && (
        <Dialog title={t("title")} onClose={() => setOpen(false)}>
          <p className="mt-2 mb-4 text-sm text-quiet">{t("lead")}</p>
          <ExportFormats filter={filter} />
          <DialogFooter>
            <ButtonLink look="plain" href={printAt}>
              {t("print")}
            </ButtonLink>
            <Button look="outlined" onClick={() => setOpen(false)}>
              {t("close")}
            </Button>
          </DialogFooter>
        </Dialog>
      )}
    </>
  );
}
