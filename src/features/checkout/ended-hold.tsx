import { useTranslations } from "use-intl";
import type { EntryDetail, SpendView } from "../../contract/entry.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Points } from "../../ui/points.tsx";
import { capturedAmounts } from "../../spend/spend-of-entry.ts";
import { entryAddress } from "../../ui/addresses.ts";

type End = Exclude<SpendView["state"], "held">;

type EndedHoldProps = {
  readonly entry: EntryDetail;
  readonly spend: SpendView;
  readonly state: End;
};

/** How a hold ended, and where to go from here. */
export function EndedHold({ entry, spend, state }: EndedHoldProps) {
  const t = useTranslations("checkout");
  const paid = capturedAmounts(entry, spend);
  const points = <Points value={paid.points} />;
  const back = <Points value={paid.back} />;
  const isPaid = state === "captured";
  const words = paid.back > 0 ? "partiallyCaptured" : wordsOf[state];
  return (
    <div className="sheet p-5 sm:p-7">
      <p className="flex items-start gap-3 text-lg font-semibold">
        <Icon
          name={isPaid ? "tick" : "hourglass"}
          className={`mt-0.5 size-6 ${isPaid ? "text-gain" : "text-quiet"}`}
        />
        <span>{t.rich(words, { title: entry.title, points: () => points, back: () => back })}</span>
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={entryAddress(entry.id)}>{t("seeEntry")}</ButtonLink>
        <ButtonLink look="outlined" href={entry.kind === "payment" ? "/pay" : "/redeem"}>
          {entry.kind === "payment" ? t("backToPay") : t("backToRedeem")}
        </ButtonLink>
      </div>
    </div>
  );
}

const wordsOf = { captured: "captured", cancelled: "cancelled", lapsed: "lapsed" } as const;
