import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { faultsQuery, useSetFaults } from "../../api/demo.ts";
import { NO_FAULTS } from "../../contract/demo.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

/** Stops the faults when they break the whole page, and with it the demo panel. */
export function FaultsOff({ onOff }: { onOff: () => void }) {
  const t = useTranslations("demoFrame");
  const { data: faults = NO_FAULTS } = useQuery(faultsQuery);
  const { mutate: set } = useSetFaults();
  if (Object.values(faults).every((fault) => !fault)) return null;
  return (
    <Notice className="mt-4">
      <p>{t("faultsOn")}</p>
      <Button look="outlined" className="mt-3" onClick={() => set(NO_FAULTS, { onSuccess: onOff })}>
        {t("faultsOff")}
      </Button>
    </Notice>
  );
}
