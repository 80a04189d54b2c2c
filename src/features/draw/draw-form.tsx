import { useId, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { NextDraw } from "../../contract/draw.ts";
import { useDraft } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { Form } from "../../ui/form.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { ConfirmDialog } from "../../spend/confirm-dialog.tsx";
import { CommandError } from "../../spend/command-error.tsx";
import { SpendFacts } from "../../spend/spend-facts.tsx";
import { SpendPreview } from "../../spend/spend-preview.tsx";
import type { useCommand } from "../../spend/use-command.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { Digits } from "./digits.tsx";
import { chanceOfAny } from "./odds.ts";
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

const percent = { style: "percent", maximumFractionDigits: 1 } as const;

/**
 * The form of a draw: its button with the chance to win, the preview, and folded the commitment and the seed. Asks
 * before it draws.
 */
export function DrawForm({ next, isComing, snapshot, command, onDraw }: DrawFormProps) {
  const t = useTranslations("draw");
  const format = useFormatter();
  const { number, commitment } = next;
  const { memberId } = snapshot.wallet;
  const [typed, type] = useDraft<{ readonly seed: string }>(`draw.${memberId}.${number}`);
  const [made] = useState(newSeed);
  const text = typed?.seed ?? made;
  const seed = readSeed(text);
  // A seed that has to be corrected is not hidden.
  const [isProofOpen, setProofOpen] = useState(seed.fault !== undefined);
  const preview = previewDraw(snapshot);
  const about = useId();
  const isReady = preview.refusal === undefined && seed.fault === undefined && !isComing;
  const [isConfirming, setConfirming] = useState(false);
  // While the next draw loads, this one has been made.
  const isAsking = isConfirming && !isComing;
  const chance = t("anyPrize", { share: format.number(chanceOfAny(next.prizes), percent) });
  const note = preview.refusal ? (
    <RefusalMessage refusal={preview.refusal} />
  ) : seed.fault !== undefined ? (
    t("needSeed")
  ) : isComing ? (
    t("preparing")
  ) : (
    t("final")
  );

  return (
    <Panel title={t("next", { number: String(number) })}>
      <Form
        onSubmit={() => {
          command.forgetError();
          setConfirming(isReady);
        }}
      >
        <p className="font-medium">{chance}</p>
        {!isAsking && <CommandError command={command} />}
        <Button
          type="submit"
          className="mt-4 w-full"
          disabled={!isReady}
          aria-disabled={command.isSending}
          aria-describedby={about}
        >
          {command.isSending ? t("sending") : t("button", { cost: next.cost })}
        </Button>
        <p id={about} className="mt-2 text-sm text-quiet">
          {note}
        </p>
        {preview.refusal === undefined && <SpendPreview preview={preview} snapshot={snapshot} />}
        <Disclosure
          label={t("fair")}
          open={isProofOpen}
          onToggle={({ currentTarget }) => setProofOpen(currentTarget.open)}
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
        </Disclosure>
      </Form>
      {isAsking && (
        <ConfirmDialog
          title={t("button", { cost: next.cost })}
          command={command}
          isPossible={isReady}
          note={note}
          button={t("confirm")}
          sending={t("sending")}
          onConfirm={() => seed.fault === undefined && onDraw(seed.value)}
          onClose={() => setConfirming(false)}
        >
          <p className="mt-3">{chance}</p>
          {preview.refusal === undefined && (
            <SpendFacts preview={preview} programme={snapshot.programme} facts={[]} />
          )}
        </ConfirmDialog>
      )}
    </Panel>
  );
}
