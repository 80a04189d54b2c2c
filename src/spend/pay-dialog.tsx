import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { OrderView } from "../contract/order.ts";
import { Money } from "../ui/money.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import type { PossibleSpend, Snapshot } from "./preview-spend.ts";
import { SpendFacts } from "./spend-facts.tsx";
import type { CommandState } from "./use-command.ts";

type PayDialogProps = {
  readonly order: OrderView;
  /** `undefined` if the payment is not possible any more. */
  readonly preview: PossibleSpend | undefined;
  /** What follows, or why the payment is not possible any more. */
  readonly note: ReactNode;
  readonly programme: Snapshot["programme"];
  readonly command: CommandState;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before a payment in points alone. */
export function PayDialog({ order, preview, programme, ...dialog }: PayDialogProps) {
  const t = useTranslations("pay");
  const total = <Money fen={order.totalFen} />;
  return (
    <ConfirmDialog
      {...dialog}
      title={preview ? t("button", { count: preview.points }) : t("buttonNone")}
      isPossible={preview !== undefined}
      button={t("confirm")}
      sending={t("sending")}
    >
      {preview && (
        <SpendFacts
          preview={preview}
          programme={programme}
          facts={[
            [t("to"), order.title],
            [t("chooseOrder"), total],
          ]}
        />
      )}
    </ConfirmDialog>
  );
}
