import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { NextDraw } from "../../contract/draw.ts";
import { useDraft } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { SpendPreview } from "../../spend/spend-preview.tsx";
import type { useWish } from "../../spend/use-wish.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { Digits } from "./digits.tsx";
import { previewDraw } from "./preview-draw.ts";
import { SeedField } from "./seed-field.tsx";
import { newSeed, readSeed } from "./seed.ts";

type DrawFormProps = {
  readonly next: NextDraw;
  /** This draw has just been made: the next one is still under way. */
  readonly isComing: boolean;
  readonly shown: Snapshot;
  readonly wish: Omit<ReturnType<typeof useWish<"draw">>, "send">;
  readonly onDraw: (seed: string) => void;
};

/** One draw: what the service has committed to, the member's own seed, what it takes, and the button. */
export function DrawForm({ next, isComing, shown, wish, onDraw }: DrawFormProps) {
  const t = useTranslations("draw");
  const common = useTranslations("spend");
  const { number, commitment } = next;
  const { memberId } = shown.wallet;
  const [typed, type] = useDraft<{ readonly seed: string }>(`draw.${memberId}.${number}`);
  const [made] = useState(newSeed);
  const text = typed?.seed ?? made;
  const seed = readSeed(text);
  const preview = previewDraw(shown);
  const about = useId();
  const isReady = preview.refusal === undefined && seed.fault === undefined && !isComing;

  return (
    <Panel title={t("next", { number: String(number) })}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !wish.isSending) onDraw(seed.value);
        }}
      >
        <h3 className="text-sm font-medium text-quiet">{t("commitment")}</h3>
        <Digits>{commitment}</Digits>
        <p className="mt-1 mb-5 text-sm text-quiet">{t("commitmentWhy")}</p>
        <SeedField
          text={text}
          typed={seed}
          onChange={(seed) => {
            wish.forgetError();
            type({ seed });
          }}
        />
        {preview.refusal === undefined && <SpendPreview preview={preview} shown={shown} />}
        {wish.error && <CommandError error={wish.error} />}
        {wish.isUnanswered && (
          <Notice role="alert" className="mt-5">
            {common("inDoubt")}
          </Notice>
        )}
        <Button
          type="submit"
          className="mt-6 w-full"
          disabled={!isReady}
          aria-disabled={wish.isSending}
          aria-describedby={about}
        >
          {wish.isSending ? t("sending") : t("button", { cost: next.cost })}
        </Button>
        <p id={about} className="mt-2 text-sm text-quiet">
          {preview.refusal ? (
            <RefusalMessage refusal={preview.refusal} />
          ) : seed.fault !== undefined ? (
            t("needSeed")
          ) : isComing ? (
            t("preparing")
          ) : (
            t("final")
          )}
        </p>
      </form>
    </Panel>
  );
}
