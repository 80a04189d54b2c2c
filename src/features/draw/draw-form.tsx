import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { NextDraw } from "../../contract/draw.ts";
import { useDraft } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { SpendPreview } from "../../spend/spend-preview.tsx";
import type { useCommand } from "../../spend/use-command.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { Digits } from "./digits.tsx";
import { previewDraw } from "./preview-draw.ts";
import { SeedField } from "./seed-field.tsx";
import { newSeed, readSeed } from "./seed.ts";

type DrawFormProps = {
  readonly next: NextDraw;
  /** The next draw is still loading. */
  readonly isComing: boolean;
  readonly snapshot: Snapshot;
  readonly command: Omit<ReturnType<typeof useCommand<"draw">>, "send">;
  readonly onDraw: (seed: string) => void;
};

/** The form of a draw: the service's commitment, the member's seed and the preview. */
export function DrawForm({ next, isComing, snapshot, command, onDraw }: DrawFormProps) {
  const t = useTranslations("draw");
  const { number, commitment } = next;
  const { memberId } = snapshot.wallet;
  const [typed, type] = useDraft<{ readonly seed: string }>(`draw.${memberId}.${number}`);
  const [made] = useState(newSeed);
  const text = typed?.seed ?? made;
  const seed = readSeed(text);
  const preview = previewDraw(snapshot);
  const about = useId();
  const isReady = preview.refusal === undefined && seed.fault === undefined && !isComing;

  return (
    <Panel title={t("next", { number: String(number) })}>
      <Form
        onSubmit={() => {
          if (isReady && !command.isSending) onDraw(seed.value);
        }}
      >
        <h3 className="text-sm font-medium text-quiet">{t("commitment")}</h3>
        <Digits>{commitment}</Digits>
        <p className="mt-1 mb-5 text-sm text-quiet">{t("commitmentWhy")}</p>
        <SeedField
          text={text}
          typed={seed}
          onChange={(seed) => {
            command.forgetError();
            type({ seed });
          }}
        />
        {preview.refusal === undefined && <SpendPreview preview={preview} snapshot={snapshot} />}
        <CommandError command={command} />
        <Button
          type="submit"
          className="mt-6 w-full"
          disabled={!isReady}
          aria-disabled={command.isSending}
          aria-describedby={about}
        >
          {command.isSending ? t("sending") : t("button", { cost: next.cost })}
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
      </Form>
    </Panel>
  );
}
