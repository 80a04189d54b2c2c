import { useTranslations } from "use-intl";
import { useUnsettled } from "../api/unsettled.ts";
import { Notice } from "../ui/notice.tsx";

/** Says that the answer to something sent is missing, or waits for its member: not that it failed, for nobody knows. */
export function Checking() {
  const t = useTranslations("app");
  const { checking, parked } = useUnsettled();
  return (
    <div aria-live="polite">
      {checking.length > 0 && (
        <Notice icon="hourglass" className="mb-6">
          {t("checking", { count: checking.length })}
        </Notice>
      )}
      {parked.length > 0 && (
        <Notice icon="hourglass" className="mb-6">
          {t("parked", { count: parked.length })}
        </Notice>
      )}
    </div>
  );
}
