import { useTranslations } from "use-intl";
import { ButtonLink } from "../../ui/button.tsx";

/** Links to spends that take any number of points, for points that fit no price. */
export function OtherUses() {
  const t = useTranslations("bestUse");
  const nav = useTranslations("nav");
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3">
      <p className="min-w-0 flex-1 basis-64 text-sm text-quiet">{t("anyNumber")}</p>
      <ButtonLink look="outlined" href="/pay">
        {nav("pay")}
      </ButtonLink>
      <ButtonLink look="outlined" href="/donate">
        {nav("donate")}
      </ButtonLink>
    </div>
  );
}
