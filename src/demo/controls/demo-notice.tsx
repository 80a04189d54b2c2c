import { useTranslations } from "use-intl";

/** Says below every page that its partners and products are invented. */
export function DemoNotice() {
  const t = useTranslations("demoFrame");
  return <p>{t("notice")}</p>;
}
