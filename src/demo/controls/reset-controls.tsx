import { useState } from "react";
import { useTranslations } from "use-intl";
import { useResetDemo } from "../../api/demo.ts";
import { Button } from "../../ui/button.tsx";
import { Failure } from "../../ui/failure.tsx";
import { ControlGroup } from "./control-group.tsx";

/** Resets the demo data, after a confirmation. */
export function ResetControls() {
  const t = useTranslations("demo");
  const [isAsked, setAsked] = useState(false);
  const { mutate, isPending, error } = useResetDemo();
  return (
    <ControlGroup title={t("reset")}>
      <p className="mb-3 text-sm text-quiet">{t("resetNote")}</p>
      {isAsked ? (
        <div role="group" aria-label={t("resetSure")} className="flex flex-wrap gap-2">
          <Button
            aria-disabled={isPending}
            className="flex-1 text-sm"
            onClick={() => {
              if (!isPending) mutate(undefined, { onSettled: () => setAsked(false) });
            }}
          >
            {t("resetSure")}
          </Button>
          <Button look="outlined" className="flex-1 text-sm" onClick={() => setAsked(false)}>
            {t("keep")}
          </Button>
        </div>
      ) : (
        <Button look="outlined" className="w-full text-sm" onClick={() => setAsked(true)}>
          {t("resetOpen")}
        </Button>
      )}
      {error && <Failure error={error} />}
    </ControlGroup>
  );
}
