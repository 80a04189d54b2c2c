import { useTranslations } from "use-intl";
import type { DrawView } from "../../contract/draw.ts";
import { expiryOf } from "../../rules/lot.ts";
import type { Programme } from "../../rules/programme.ts";
import { ValidTo } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";

type WonWordsProps = { readonly draw: DrawView; readonly programme: Programme };

/** What a draw won, and how it is paid. */
export function WonWords({ draw, programme }: WonWordsProps) {
  const t = useTranslations("draw");
  const { number, title, at, pays, fen = 0, points = 0, prizeId } = draw;
  const money = <Money fen={fen} />;
  const amount = <Points value={points} />;
  const valid = <ValidTo expiresAt={expiryOf(at, programme)} />;
  const prize = programme.draw.prizes.find(({ id }) => id === prizeId);
  const isInstead = pays === "points" && prize?.kind === "yuan";
  return (
    <>
      <p className="text-lg font-semibold">
        {t(pays === "nothing" ? "wonNothing" : "won", { number: String(number), title })}
      </p>
      <p className="text-sm text-quiet">
        {pays === "nothing" && t("paidNothing")}
        {pays === "yuan" && t.rich("paidYuan", { money: () => money })}
        {pays === "points" &&
          t.rich(isInstead ? "paidInstead" : "paidPoints", {
            points: () => amount,
            valid: () => valid,
          })}
      </p>
    </>
  );
}
