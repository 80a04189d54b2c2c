import { useTranslations } from "use-intl";
import { StatementScreen } from "../../features/import/statement-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";

export function ImportPage() {
  const t = useTranslations("import");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <StatementScreen />
    </>
  );
}
