import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { pendingQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { ExactMoment } from "../../ui/instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";

/** The pending points, with the time at which they are credited. */
export function PendingPanel() {
  const t = useTranslations("obtain");
  const { data } = useSuspenseQuery(pendingQuery(useLanguage()));
  return (
    <Panel title={t("pendingTitle")} className="mt-8">
      {data.items.length === 0 && <p className="text-quiet">{t("pendingNone")}</p>}
      <ul className="divide-y divide-line">
        {data.items.map(({ id, title, points, creditAt }) => {
          const time = creditAt !== null && <ExactMoment at={creditAt} to="minute" />;
          return (
            <li key={id} className="flex items-baseline justify-between gap-x-4 py-2.5">
              <span className="min-w-0">
                {title}
                <span className="block text-sm text-quiet">
                  {time ? t.rich("creditAt", { time: () => time }) : t("creditOnceConfirmed")}
                </span>
              </span>
              <Points value={points} className="font-semibold whitespace-nowrap" />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
