import { useTranslations } from "use-intl";
import { Panel } from "../../ui/panel.tsx";

export function AboutPanel() {
  const t = useTranslations("settings");
  return (
    <Panel title={t("about")}>
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
        <div>
          <dt className="text-quiet">{t("version")}</dt>
          <dd className="figures font-medium">{import.meta.env.VITE_VERSION}</dd>
        </div>
        <div>
          <dt className="text-quiet">{t("licence")}</dt>
          <dd className="font-medium">{t("mit")}</dd>
        </div>
      </dl>
    </Panel>
  );
}
