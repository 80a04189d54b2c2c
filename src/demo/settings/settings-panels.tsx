import { useTranslations } from "use-intl";
import { ButtonLink } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ErasePanel } from "./erase-panel.tsx";
import { ImportedWalletPanel } from "./imported-wallet-panel.tsx";

/** Settings of the demo, whose wallets are stored in this browser. */
export function SettingsPanels() {
  const t = useTranslations("importLink");
  return (
    <div className="grid gap-5">
      <ImportedWalletPanel />
      <Panel title={t("open")}>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="min-w-0 flex-1 basis-52 text-sm text-quiet">{t("lead")}</p>
          <ButtonLink look="outlined" href="/import">
            {t("open")}
          </ButtonLink>
        </div>
      </Panel>
      <ErasePanel />
    </div>
  );
}
