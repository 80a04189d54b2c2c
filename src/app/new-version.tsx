import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Toast } from "../ui/toast.tsx";
import { openNewVersion, useNewerBuild } from "./newer-build.ts";

/** Offers to reload when a newer version is installed. If that is needed, the page cannot go on without it. */
export function NewVersion({ isNeeded }: { isNeeded: boolean }) {
  const t = useTranslations("app");
  const isInstalled = useNewerBuild();
  const [isLater, setLater] = useState(false);
  const [isOpening, setOpening] = useState(false);

  async function open() {
    setOpening(true);
    await openNewVersion();
  }

  return (
    <Toast icon={isNeeded ? "warning" : "info"}>
      {(isNeeded || (isInstalled && !isLater)) && (
        <>
          <p>{isNeeded ? t("outdated") : t("newVersion")}</p>
          <p className="mt-3 flex flex-wrap gap-2">
            <Button aria-disabled={isOpening} onClick={() => void (isOpening || open())}>
              {isOpening ? t("reloading") : t("reload")}
            </Button>
            {!isNeeded && (
              <Button look="plain" onClick={() => setLater(true)}>
                {t("later")}
              </Button>
            )}
          </p>
        </>
      )}
    </Toast>
  );
}
