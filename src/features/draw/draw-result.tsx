import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { DrawView } from "../../contract/draw.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { RollLine, DrawOutcome } from "./draw-outcome.tsx";
import { drawAddress } from "../../ui/addresses.ts";

type DrawResultProps = {
  readonly draw: DrawView | undefined;
  /** The draw that was just made here, if any; its result gets the focus. */
  readonly drawn: DrawView | undefined;
  readonly snapshot: Snapshot;
};

/** The result of a draw. The status element is always rendered, so that screen readers announce its content. */
export function DrawResult({ draw, drawn, snapshot }: DrawResultProps) {
  const t = useTranslations("draw");
  const status = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (drawn) status.current?.focus();
  }, [drawn]);

  return (
    <div ref={status} role="status" tabIndex={-1} className="scroll-mt-24">
      {draw && (
        <div key={draw.number} className="sheet mb-5 p-5 shadow-lifted sm:p-6">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <div className="flex min-w-0 flex-1 basis-64 gap-3">
              <Icon
                name={draw.pays === "nothing" ? "star" : "gift"}
                className={`mt-0.5 size-6 ${draw.pays === "nothing" ? "text-quiet" : "text-accent"}`}
              />
              <div className="min-w-0">
                <DrawOutcome draw={draw} programme={snapshot.programme} />
              </div>
            </div>
            <ButtonLink look="outlined" href={drawAddress(draw.number)}>
              {t("check")}
            </ButtonLink>
          </div>
          <RollLine roll={draw.roll} programme={snapshot.programme} />
        </div>
      )}
    </div>
  );
}
