import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { ExportFormats } from "./export-formats.tsx";

/** Exports the statement as a file, or opens its printable page. */
export function ExportMenu({ printAt }: { printAt: string }) {
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
          <ExportFormats />
          <div className="mt-5 flex flex-wrap justify-end gap-3 border-t border-line pt-5">
            <ButtonLink look="plain" href={printAt}>
              {t("print")}
            </ButtonLink>
            <Button look="outlined" onClick={() => setOpen(false)}>
              {t("close")}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
