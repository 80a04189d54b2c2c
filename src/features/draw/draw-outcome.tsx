import { useTranslations, useFormatter } from "use-intl";
import type { DrawView } from "../../contract/draw.ts";
import { expiryOf } from "../../rules/ledger/lot.ts";
import type { Programme } from "../../rules/programme.ts";
import { ValidTo } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import { payoutOf, ROLLS, rangesOf } from "./odds.ts";

type DrawOutcomeProps = { readonly draw: DrawView; readonly programme: Programme };

const wordsOf = {
  nothing: "paidNothing",
  cash: "paidCash",
  points: "paidPoints",
  instead: "paidInstead",
} as const;

/** What a draw won and paid. */
export function DrawOutcome({ draw, programme }: DrawOutcomeProps) {
  const t = useTranslations("draw");
  const { number, title, at, fen = 0, points = 0 } = draw;
  const money = <Money fen={fen} />;
  const amount = <Points value={points} />;
  const valid = <ValidTo expiresAt={expiryOf(at, programme)} now={at} />;
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

type RollLineProps = { readonly roll: number; readonly programme: Programme };

const looks = { cash: "bg-gain", points: "bg-accent", nothing: "bg-sunken" } as const;

/** All rolls as a bar, each prize as wide as its odds, with a mark at this roll. */
export function RollLine({ roll, programme }: RollLineProps) {
  const t = useTranslations("draw");
  const format = useFormatter();
  const place = `${((roll + 0.5) / ROLLS) * 100}%`;
  return (
    <div className="mt-5">
      <div aria-hidden="true" className="relative own-fill">
        <div className="flex h-4 overflow-hidden rounded-full border border-edge">
          {rangesOf(programme.draw.prizes).map(({ prize }) => (
            <span
              key={prize.id}
              style={{ flexGrow: prize.odds }}
              className={`basis-0 border-r border-surface last:border-0 ${looks[prize.kind]}`}
            />
          ))}
        </div>
        <span
          style={{ left: place }}
          className="absolute -inset-y-1.5 -ml-0.5 w-1 animate-travel rounded motion-reduce:animate-none-full bg-ink ring-2 ring-surface"
        />
      </div>
      <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-sm text-quiet">
        <span className="figures">{t("roll", { roll: format.number(roll) })}</span>
        <span>{t("rollKey")}</span>
      </p>
    </div>
  );
}
