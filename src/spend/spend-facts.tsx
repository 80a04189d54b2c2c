import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { valueOf } from "../rules/programme.ts";
import { Facts } from "../ui/facts.tsx";
import { Money } from "../ui/money.tsx";
import { Points } from "../ui/points.tsx";
import { FewLeftNotice } from "./few-left-notice.tsx";
import type { PossibleSpend, Snapshot } from "./preview-spend.ts";

/** Lays facts out as rows: names on the left, values on the right. */
export const factRows =
  "mt-5 divide-y divide-line border-y border-line [&_dd]:text-right [&_dt]:shrink-0 [&>div]:flex [&>div]:items-baseline [&>div]:justify-between [&>div]:gap-x-6 [&>div]:py-2.5";

type SpendFactsProps = {
  readonly preview: PossibleSpend;
  readonly programme: Snapshot["programme"];
  /** To whom, and what else this kind of spend says. */
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
};

/** What a spend will do, in short: for the dialog that confirms it. */
export function SpendFacts({ preview, programme, facts }: SpendFactsProps) {
  const t = useTranslations("spend");
  const { points, left, isFew } = preview;
  const money = <Money fen={valueOf(points, programme)} />;
  const used = (
    <>
      <Points value={points} />{" "}
      <span className="text-sm font-normal text-quiet">
        {t.rich("value", { money: () => money })}
      </span>
    </>
  );
  const after = <Points value={left} />;
  return (
    <>
      <Facts
        className={factRows}
        facts={[...facts, [t("spends"), used], [t("balanceAfter"), after]]}
      />
      {isFew && <FewLeftNotice programme={programme} />}
    </>
  );
}
