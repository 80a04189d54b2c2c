import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { call } from "../api/browser.ts";
import { routes } from "../contract/routes.ts";
import { NO_FAULTS } from "../contract/sample.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

/** The way back from faults that were switched on, offered where the whole page fails by them. */
export function FaultsOff({ onOff }: { onOff: () => void }) {
  const t = useTranslations("app");
  const { data: faults = NO_FAULTS } = useQuery({
    queryKey: ["sample-faults"],
    queryFn: () => call(routes.readSampleFaults),
  });
  if (Object.values(faults).every((fault) => !fault)) return null;

  async function stop() {
    const headers = { "Content-Type": "application/json" };
    await call(routes.setSampleFaults, { headers, body: JSON.stringify(NO_FAULTS) });
    onOff();
  }
  return (
    <Notice className="mt-4">
      <p>{t("faultsOn")}</p>
      <Button look="outlined" className="mt-3" onClick={() => void stop()}>
        {t("faultsOff")}
      </Button>
    </Notice>
  );
}
