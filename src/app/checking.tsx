import { useTranslations } from "use-intl";
import { useUnsettled } from "../api/outbox.ts";
import { Notice } from "../ui/notice.tsx";

/** Says that the answer to something sent is missing: not that it failed, for nobody knows. */
export function Checking() {
  const t = useTranslations("app");
  const { length: count } = useUnsettled();
  return (
    <div aria-live="polite">
      {count > 0 && (
        <Notice icon="hourglass" className="mb-6">
          {t("checking", { count })}
        </Notice>
      )}
    </div>
  );
}
