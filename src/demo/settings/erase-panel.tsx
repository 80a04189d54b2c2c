import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { eraseBrowserData } from "../../api/erase-browser-data.ts";
import { Button } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { Dialog, DialogFooter } from "../../ui/dialog.tsx";
import { replacePage } from "../../ui/dialog-history.ts";
import { Failure } from "../../ui/failure.tsx";
import { Panel } from "../../ui/panel.tsx";

/** Erases all data in this browser, after a confirmation. */
export function ErasePanel() {
  const t = useTranslations("erase");
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title={t("title")}>
      <p className="max-w-[62ch] text-sm text-quiet">{t("lead")}</p>
      <Button look="danger" aria-haspopup="dialog" className="mt-4" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {isOpen && <EraseDialog onClose={() => setOpen(false)} />}
    </Panel>
  );
}

function EraseDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("erase");
  const [isSure, setSure] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: eraseBrowserData,
    // Loading the page again drops what this tab holds in memory.
    onSuccess: () => replacePage("/"),
  });
  return (
    <Dialog title={t("question")} onClose={onClose}>
      <p className="mt-3">{t("lost")}</p>
      <ul className="mt-2 list-disc pl-5 text-quiet">
        <li>{t("lostWallets")}</li>
        <li>{t("lostStatements")}</li>
        <li>{t("lostInDoubt")}</li>
        <li>{t("lostPreferences")}</li>
      </ul>
      <p className="mt-3 mb-4">{t("exportFirst")}</p>
      <Check label={t("confirmation")} checked={isSure} onChange={setSure} />
      {error && <Failure error={error} />}
      <DialogFooter>
        <Button look="outlined" className="max-sm:flex-1" onClick={onClose}>
          {t("keep")}
        </Button>
        <Button
          look="danger"
          className="max-sm:flex-1"
          disabled={!isSure}
          aria-disabled={isPending}
          aria-describedby={isSure ? undefined : "erase-why"}
          onClick={() => {
            if (!isPending) mutate();
          }}
        >
          {isPending ? t("erasing") : t("confirm")}
        </Button>
        {!isSure && (
          <p id="erase-why" className="w-full text-right text-sm text-quiet">
            {t("confirmationMissing")}
          </p>
        )}
      </DialogFooter>
    </Dialog>
  );
}
