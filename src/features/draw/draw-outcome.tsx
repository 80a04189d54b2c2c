import { useTranslations } from "use-intl";
import type { DrawView } from "../../contract/draw.ts";
import { expiryOf } from "../../rules/ledger/lot.ts";
import type { Programme } from "../../rules/programme.ts";
import { ValidTo } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import { payoutOf } from "./odds.ts";

type DrawOutcomeProps = { readonly draw: DrawView; readonly programme: Programme };

const wordsOf = {
  nothing: "paidNothing",
  yuan: "paidYuan",
  points: "paidPoints",
  instead: "paidInstead",
} as const;

/** What a draw won and paid. */
export function DrawOutcome({ draw, programme }: DrawOutcomeProps) {
  const t = useTranslations("draw");
  const { number, title, at, fen = 0, points = 0 } = draw;
  const money = <Money fen={fen} />;
  const amount = <Points value={points} />;
  const valid = <ValidTo expiresAt={expiryOf(at, programme)} />;
  const paid = payoutOf(draw, programme);
  return (
    <>
      <p className="text-lg font-semibold">
        {t(paid === "nothing" ? "wonNothing" : "won", { number: String(number), title })}
      </p>
      <p className="text-sm text-quiet">
        {t.rich(wordsOf[paid], { money: () => money, points: () => amount, valid: () => valid })}
      </p>
    </>
  );
}
