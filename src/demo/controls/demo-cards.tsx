import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { Points } from "../../ui/points.tsx";
import { formatNumber } from "../../features/obtain/card-number.ts";

export type DemoCard = { readonly number: string; readonly password: string };

/** Cards that the demo service knows. */
const cards = [
  { points: 100, number: "6001000000000105", password: "SPRING26" },
  { points: 500, number: "6001000000000501", password: "SUMMER26" },
  { points: 1_000, number: "6001000000001004", password: "AUTUMN26" },
  { points: 5_000, number: "6001000000005005", password: "WINTER26" },
];

export function DemoCards({ onFill }: { onFill: (card: DemoCard) => void }) {
  const t = useTranslations("demoCards");
  return (
    <section className="sheet p-5 sm:p-6">
      <h2 className="text-base">{t("title")}</h2>
      <p className="mt-1 text-sm text-quiet">{t("lead")}</p>
      <ul className="mt-3 divide-y divide-line">
        {cards.map(({ points, number, password }) => (
          <li key={number} className="flex items-center justify-between gap-x-4 py-2">
            <span className="min-w-0">
              <Points value={points} className="block font-medium" />
              <span className="figures dotted text-sm text-quiet">
                <span className="whitespace-nowrap">{formatNumber(number)}</span>{" "}
                <span>{password}</span>
              </span>
            </span>
            <Button
              look="plain"
              className="-mr-3 px-3 whitespace-nowrap"
              aria-label={t("fillOf", { points })}
              onClick={() => onFill({ number, password })}
            >
              {t("fill")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
