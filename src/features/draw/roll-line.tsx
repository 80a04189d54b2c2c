import { useFormatter, useTranslations } from "use-intl";
import type { Programme } from "../../rules/programme.ts";
import { ROLLS, rangesOf } from "./odds.ts";

type RollLineProps = { readonly roll: number; readonly programme: Programme };

const looks = { yuan: "bg-gain", points: "bg-accent", nothing: "bg-sunken" } as const;

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
