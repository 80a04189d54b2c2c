import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { holdsQuery, walletQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { TimeLeft } from "../../spend/time-left.tsx";
import { holdAddress } from "../../ui/addresses.ts";

/** Open holds with links to their checkout. Renders nothing if there are none. */
export function OpenHolds() {
  const t = useTranslations("holds");
  const { data: wallet } = useQuery({ ...walletQuery, enabled: false });
  const isAny = (wallet?.held ?? 0) > 0;
  const { data } = useQuery({ ...holdsQuery(useLanguage()), enabled: isAny });
  if (!isAny || !data || data.items.length === 0) return null;
  return (
    <Panel title={t("open")} className="mt-5">
      <ul className="grid gap-4">
        {data.items.map(({ id, title, points, cashFen, until }) => {
          const money = <Money fen={cashFen} />;
          const held = <Points value={points} />;
          const time = <TimeLeft until={until} className="font-medium text-ink" />;
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
              <span className="min-w-0">
                <span className="block font-medium">{title}</span>
                <span className="dotted text-sm text-quiet">
                  <span>{t.rich("holdLine", { points: () => held, money: () => money })}</span>{" "}
                  <span>{t.rich("timeLeft", { time: () => time })}</span>
                </span>
              </span>
              <ButtonLink look="outlined" href={holdAddress(id)}>
                {t("continue")}
                <span className="sr-only">: {title}</span>
              </ButtonLink>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
