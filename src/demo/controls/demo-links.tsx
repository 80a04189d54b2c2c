import { useTranslations } from "use-intl";

/** The name of the import page in the navigation. */
export function ImportName() {
  const t = useTranslations("demoFrame");
  return <>{t("import")}</>;
}

/** The name of the demo shop in the navigation. */
export function ShopName() {
  const t = useTranslations("demoFrame");
  return <>{t("shop")}</>;
}
