import { useId, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Form } from "../ui/form.tsx";
import { CommandError } from "./command-error.tsx";
import type { Snapshot, TypedSpend } from "./preview-spend.ts";
import { SpendPreview } from "./spend-preview.tsx";
import type { CommandState } from "./use-command.ts";

type SpendFormProps = {
  readonly messages: "pay" | "donate";
  readonly possible: Extract<TypedSpend, { state: "possible" }> | undefined;
  readonly shown: Snapshot;
  readonly command: CommandState;
  /** Stands under the button: why it is not possible, or what comes after it. */
  readonly note: ReactNode;
  readonly onSend: () => void;
  /** The fields. */
  readonly children: ReactNode;
};

/** A spend of as many points as the member types, and what it will do. */
export function SpendForm(props: SpendFormProps) {
  const { messages, possible, shown, command, note, onSend, children } = props;
  const t = useTranslations(messages);
  const noteId = useId();
  return (
    <Form
      aria-label={t("form")}
      className="grid items-start gap-5 lg:grid-cols-2 lg:grid-rows-[auto_1fr]"
      onSubmit={onSend}
    >
      <div className="sheet overflow-hidden">{children}</div>
      {/* Between the amount and the button on a phone, beside both where there is room. */}
      <section aria-label={t("preview")} className="sheet px-5 pb-6 sm:px-6 lg:row-span-2">
        {possible ? (
          <SpendPreview preview={possible.preview} shown={shown} />
        ) : (
          <p className="pt-5 text-quiet">{t("noPreview")}</p>
        )}
      </section>
      <div className="sheet p-5 sm:p-6">
        <CommandError command={command} className="mb-4" />
        <Button
          type="submit"
          className="w-full"
          disabled={!possible}
          aria-disabled={command.isSending}
          aria-describedby={noteId}
        >
          {command.isSending
            ? t("sending")
            : possible
              ? t("button", { count: possible.points })
              : t("buttonNone")}
        </Button>
        <p id={noteId} className="mt-2 text-sm text-quiet">
          {note}
        </p>
      </div>
    </Form>
  );
}
