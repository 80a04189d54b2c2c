import { useTranslations } from "use-intl";
import type { Programme } from "../rules/programme.ts";
import { Notice } from "../ui/notice.tsx";

/** Says that a spend would leave less than the minimum balance. */
export function FewLeftNotice({ programme }: { readonly programme: Programme }) {
  const t = useTranslations("spend");
  return (
    <Notice tone="glow" className="mt-4">
      {t("belowMinimumAfter", { minimum: programme.minimumBalance })}
    </Notice>
  );
}
