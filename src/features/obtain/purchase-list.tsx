import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { purchasesQuery } from "../../api/queries.ts";
import type { PurchaseView } from "../../contract/offer.ts";
import { useLanguage } from "../../state/language.ts";
import { entryAddress } from "../../ui/addresses.ts";
import { Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Points } from "../../ui/points.tsx";
import { Link } from "wouter";

const states = [
  { state: "pending", name: "pending" },
  { state: "credited", name: "credited" },
  { state: "cancelled", name: "cancelled" },
  { state: "clawed-back", name: "clawedBack" },
] as const;

/** The purchases by their state. Only the partner changes it. */
export function PurchaseList() {
  const t = useTranslations("obtain");
  const { data } = useSuspenseQuery(purchasesQuery(useLanguage()));
  return (
    <Panel title={t("purchases")} className="mt-8">
      {data.items.length === 0 && <p className="text-quiet">{t("purchasesNone")}</p>}
      <div className="grid gap-6">
        {states.map(({ state, name }) => {
          const inState = data.items.filter((purchase) => purchase.state === state);
          if (inState.length === 0) return null;
          return (
            <section key={state} className="min-w-0" aria-labelledby={`purchases-${state}`}>
              <h3 id={`purchases-${state}`} className="text-sm font-medium text-quiet">
                {t(name)}
              </h3>
              <ul className="divide-y divide-line">
                {inState.map((purchase) => (
                  <PurchaseRow key={purchase.id} purchase={purchase} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Panel>
  );
}

function PurchaseRow({ purchase }: { readonly purchase: PurchaseView }) {
  const { id, title, picture, totalFen, points, at } = purchase;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <Picture shape="square" name={picture} />
      <div className="min-w-0 flex-1 basis-32">
        <Link href={entryAddress(id)} className="font-medium underline-offset-4 hover:underline">
          {title}
        </Link>
        <p className="dotted text-sm text-quiet">
          <Money fen={totalFen} /> <Moment at={at} />
        </p>
      </div>
      <Points value={points} className="ml-auto font-semibold whitespace-nowrap" />
    </li>
  );
}
