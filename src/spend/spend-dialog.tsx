import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogFooter } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Preview, Snapshot } from "./preview-spend.ts";
import { ReadOnlyNotice } from "./read-only-notice.tsx";
import { CommandError } from "./command-error.tsx";
import type { CommandState } from "./use-command.ts";
import { SpendPreview } from "./spend-preview.tsx";
import { RefusalMessage } from "./refusal-message.tsx";

type UseDialogProps = {
  readonly title: string;
  readonly preview: Preview;
  readonly snapshot: Snapshot;
  readonly confirm: string;
  /** The button's label while the command is sent. */
  readonly sending: string;
  readonly command: CommandState;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What this use has to say besides. */
  readonly children?: ReactNode;
};

/** Shows a use before it happens, and stays to say so when it does not. */
export function SpendDialog(props: UseDialogProps) {
  const { title, preview, snapshot, command, onConfirm, onClose, children } = props;
  const t = useTranslations("spend");
  const { isSending } = command;
  return (
    <Dialog title={title} onClose={onClose}>
      <CommandError command={command} />
      {!command.error && <ReadOnlyNotice className="mt-5" />}
      {preview.refusal ? (
        <Notice className="mt-5">
          <RefusalMessage refusal={preview.refusal} />
        </Notice>
      ) : (
        <>
          {children}
          <SpendPreview preview={preview} snapshot={snapshot} />
        </>
      )}
      <DialogFooter>
        <Button look="outlined" className="max-sm:flex-1" onClick={onClose}>
          {isSending || preview.refusal ? t("close") : t("cancel")}
        </Button>
        {!preview.refusal && (
          // Not `disabled`: that would take the focus away while the answer is awaited.
          <Button className="min-w-32 max-sm:flex-1" aria-disabled={isSending} onClick={onConfirm}>
            {isSending ? props.sending : props.confirm}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
