import { useId, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Form } from "../ui/form.tsx";
import { CommandError } from "./command-error.tsx";
import type { PossibleSpend, Snapshot } from "./preview-spend.ts";
import { SpendPreview } from "./spend-preview.tsx";
import type { CommandState } from "./use-command.ts";

type SpendFormProps = {
  readonly label: string;
  readonly preview: PossibleSpend | undefined;
  /** Shown while there is no preview. */
  readonly noPreview: string;
  readonly snapshot: Snapshot;
  readonly command: CommandState;
  /** A dialog is open above the form: it says what goes wrong. */
  readonly isConfirming: boolean;
  readonly button: string;
  /** The button's label while the command is sent. */
  readonly sending: string;
  /** Shown under the button: why it is disabled, or what follows. */
  readonly note: ReactNode;
  readonly onSubmit: () => void;
  /** The fields. */
  readonly children: ReactNode;
};

/** The form of a spend of typed points, with its preview. */
export function SpendForm(props: SpendFormProps) {
  const { label, preview, noPreview, snapshot, children } = props;
  const { command, isConfirming, button, sending, note, onSubmit } = props;
  const t = useTranslations("spend");
  const noteId = useId();
  const previewId = useId();
  return (
    <Form
      aria-label={label}
      className="grid items-start gap-5 lg:grid-cols-2 lg:grid-rows-[auto_1fr]"
      onSubmit={onSubmit}
    >
      <div className="sheet overflow-hidden">{children}</div>
      {/* Between the fields and the button on a phone, else beside both. */}
      <section aria-labelledby={previewId} className="sheet px-5 pb-6 sm:px-6 lg:row-span-2">
        <h2 id={previewId} className="pt-5 text-base sm:pt-6">
          {t("preview")}
        </h2>
        {preview ? (
          <SpendPreview preview={preview} snapshot={snapshot} />
        ) : (
          <p className="mt-3 text-quiet">{noPreview}</p>
        )}
      </section>
      <div className="sheet p-5 sm:p-6">
        {!isConfirming && <CommandError command={command} className="mb-4" />}
        <Button
          type="submit"
          className="w-full"
          disabled={!preview}
          aria-disabled={command.isSending}
          aria-describedby={noteId}
        >
          {command.isSending ? sending : button}
        </Button>
        <p id={noteId} className="mt-2 text-sm text-quiet">
          {note}
        </p>
      </div>
    </Form>
  );
}
