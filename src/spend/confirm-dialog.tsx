import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogFooter } from "../ui/dialog.tsx";
import { CommandError } from "./command-error.tsx";
import { ReadOnlyNotice } from "./read-only-notice.tsx";
import type { CommandState } from "./use-command.ts";

type ConfirmDialogProps = ConfirmFooterProps & {
  readonly title: string;
  /** What follows, or why the command is not possible any more. */
  readonly note: ReactNode;
  /** What will happen. */
  readonly children: ReactNode;
};

/** Asks the member before a command is sent. Stays open until the answer is known. */
export function ConfirmDialog({ title, note, children, ...footer }: ConfirmDialogProps) {
  const { command, onClose } = footer;
  return (
    <Dialog title={title} onClose={onClose}>
      <CommandError command={command} />
      {!command.error && <ReadOnlyNotice className="mt-5" />}
      {children}
      <p className="mt-4 text-sm text-quiet">{note}</p>
      <ConfirmFooter {...footer} />
    </Dialog>
  );
}

type ConfirmFooterProps = {
  readonly command: CommandState;
  /** Without it, the dialog can only be closed. */
  readonly isPossible: boolean;
  readonly button: string;
  /** The button's label while the command is sent. */
  readonly sending: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** The buttons of a dialog that confirms a command. */
export function ConfirmFooter(props: ConfirmFooterProps) {
  const { command, isPossible, button, sending, onConfirm, onClose } = props;
  const t = useTranslations("spend");
  const { isSending } = command;
  return (
    <DialogFooter>
      <Button look="outlined" className="max-sm:flex-1" onClick={onClose}>
        {isSending || !isPossible ? t("close") : t("cancel")}
      </Button>
      {isPossible && (
        // Not `disabled`: that would take the focus away while the answer is awaited.
        <Button
          className="min-w-32 max-sm:flex-1"
          aria-disabled={isSending}
          onClick={({ detail }) => {
            // The second click of a double click may be meant for the button that opened the dialog.
            if (detail < 2 && !isSending) onConfirm();
          }}
        >
          {isSending ? sending : button}
        </Button>
      )}
    </DialogFooter>
  );
}
