import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { EntryDetail, SpendView } from "../../contract/entry.ts";
import { assert } from "../../rules/assertion.ts";
import { fen } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { useDraft } from "../../state/draft.ts";
import { readFen, typedYuan } from "../../ui/typed-number.ts";
import { previewCapture, type Capturable } from "../../spend/preview-capture.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";

/** The bill behind an open hold, and what the member says that it came to. */
export type OrderAmount = {
  /** As points were held for it. */
  readonly held: Capturable;
  /** What is typed of a smaller one, in yuan; `undefined` where nobody says that it is smaller. */
  readonly amount: string | undefined;
  /** Says that it is smaller, beginning with what points were held for; or that it is not. */
  readonly open: (isSmaller: boolean) => void;
  readonly type: (amount: string) => void;
  /** What is then paid; or why it cannot be. */
  readonly paid: Capturable | undefined;
  readonly fault: ReactNode;
};

export function useOrderAmount(
  entry: EntryDetail,
  use: SpendView,
  programme: Programme,
): OrderAmount {
  const faults = useTranslations("typed");
  const [draft, change] = useDraft<{ readonly amount: string }>(`bill.${entry.id}`);
  const total = entry.fen ?? fen(0);
  const held = previewCapture(entry, use, total, programme);
  assert(!held.refusal, () => "a hold that cannot be captured");
  const typed = draft ? readFen(draft.amount) : { value: total };
  const preview =
    typed.fault === undefined
      ? previewCapture(entry, use, fen(typed.value), programme)
      : { fault: faults(typed.fault) };
  const common = {
    held,
    amount: draft?.amount,
    open: (isSmaller: boolean) => change(isSmaller ? { amount: typedYuan(total) } : undefined),
    type: (amount: string) => change({ amount }),
  };
  if ("fault" in preview) return { ...common, paid: undefined, fault: preview.fault };
  if (!preview.refusal) return { ...common, paid: preview, fault: undefined };
  const fault = <RefusalMessage refusal={preview.refusal} />;
  return { ...common, paid: undefined, fault };
}
