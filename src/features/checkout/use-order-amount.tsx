import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { EntryDetail, SpendView } from "../../contract/entry.ts";
import { assert } from "../../rules/assertion.ts";
import { fen } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { useDraft } from "../../state/draft.ts";
import { useMoneyFormat } from "../../ui/money.tsx";
import { readMoney, typedMoney } from "../../ui/typed-number.ts";
import { previewCapture, type Capturable } from "../../spend/preview-capture.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";

/** The order of an open hold, and the total that the member typed. */
export type OrderAmount = {
  /** The capture of the full total. */
  readonly held: Capturable;
  /** The typed total; `undefined`: the full total. */
  readonly amount: string | undefined;
  /** Begins or discards a partial capture; it begins with the full total. */
  readonly open: (isSmaller: boolean) => void;
  readonly type: (amount: string) => void;
  /** The capture that would be made; `undefined` with a `fault`. */
  readonly paid: Capturable | undefined;
  readonly fault: ReactNode;
};

export function useOrderAmount(
  entry: EntryDetail,
  spend: SpendView,
  programme: Programme,
): OrderAmount {
  const faults = useTranslations("typed");
  const money = useMoneyFormat();
  const [draft, change] = useDraft<{ readonly amount: string }>(`bill.${entry.id}`);
  const total = entry.fen ?? fen(0);
  const held = previewCapture(entry, spend, total, programme);
  assert(!held.refusal, () => "a hold that cannot be captured");
  const typed = draft ? readMoney(draft.amount, money) : { value: total };
  const preview =
    typed.fault === undefined
      ? previewCapture(entry, spend, fen(typed.value), programme)
      : { fault: faults(typed.fault) };
  const common = {
    held,
    amount: draft?.amount,
    open: (isSmaller: boolean) =>
      change(isSmaller ? { amount: typedMoney(total, money) } : undefined),
    type: (amount: string) => change({ amount }),
  };
  if ("fault" in preview) return { ...common, paid: undefined, fault: preview.fault };
  if (!preview.refusal) return { ...common, paid: preview, fault: undefined };
  const fault = <RefusalMessage refusal={preview.refusal} />;
  return { ...common, paid: undefined, fault };
}
