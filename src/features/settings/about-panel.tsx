import { useTranslations } from "use-intl";
import { Facts } from "../../ui/facts.tsx";
import { Panel } from "../../ui/panel.tsx";

export function AboutPanel() {
  const t = useTranslations("settings");
  return (
    <Panel title={t("about")}>
      <Facts
        facts={[
          [t("version"), import.meta.env.VITE_VERSION],
          [t("licence"), t("mit")],
        ]}
        className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2"
      />
    </Panel>
  );
}
