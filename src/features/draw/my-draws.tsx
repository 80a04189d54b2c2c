import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Link } from "wouter";
import type { DrawView, PrizeView } from "../../contract/draw.ts";
import type { Programme } from "../../rules/programme.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { Table } from "../../ui/table.tsx";
import { costOf, prizeCounts, wonIn } from "./odds.ts";
import { drawAddress } from "../../ui/addresses.ts";

type MyDrawsProps = {
  /** `undefined` while they load. */
  readonly draws: readonly DrawView[] | undefined;
  readonly prizes: readonly PrizeView[];
  readonly programme: Programme;
};

/** The member's draws: counts by prize beside the expected ones, and links to check each draw. */
export function MyDraws({ draws, prizes, programme }: MyDrawsProps) {
  const t = useTranslations("draw");
  return (
    <Panel title={t("results")} className="mt-5">
      {draws === undefined ? (
        <div aria-busy="true">
          <SkeletonLines rows={4} />
        </div>
      ) : draws.length === 0 ? (
        <p className="text-quiet">{t("noDraws")}</p>
      ) : (
        <Results draws={draws} prizes={prizes} programme={programme} />
      )}
    </Panel>
  );
}

type ResultsProps = MyDrawsProps & { readonly draws: readonly DrawView[] };

function Results({ draws, prizes, programme }: ResultsProps) {
  const t = useTranslations("draw");
  const cost = <Points value={costOf(draws, programme.draw.cost)} />;
  const won = <Money fen={wonIn(draws, programme)} />;
  return (
    <>
      <p className="mb-4">
        {t.rich("sum", { count: draws.length, cost: () => cost, won: () => won })}
      </p>
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <PrizeCounts draws={draws} prizes={prizes} />
        <DrawList draws={draws} />
      </div>
    </>
  );
}

function PrizeCounts({ draws, prizes }: Pick<ResultsProps, "draws" | "prizes">) {
  const t = useTranslations("draw");
  const format = useFormatter();
  return (
    <div>
      <Table
        caption={t("results")}
        hasHiddenCaption
        columns={[
          { name: t("prize") },
          { name: t("actual"), isNumber: true },
          { name: t("expectedCount"), isNumber: true },
        ]}
      >
        {prizeCounts(prizes, draws).map(({ prize, count, expected }) => (
          <tr key={prize.id}>
            <th scope="row" className="text-left font-normal">
              {prize.title}
            </th>
            <td className="figures text-right font-semibold">{format.number(count)}</td>
            <td className="figures text-right text-quiet">
              {format.number(expected, { maximumSignificantDigits: 3 })}
            </td>
          </tr>
        ))}
      </Table>
      <p className="mt-3 text-sm text-quiet">{t("chance")}</p>
    </div>
  );
}

/** Number of rows shown at first, and added by each press. */
const FIRST = 8;
const MORE = 50;

function DrawList({ draws }: Pick<ResultsProps, "draws">) {
  const t = useTranslations("draw");
  const [count, setCount] = useState(FIRST);
  const inView = draws.slice(0, count);
  return (
    <div>
      <ul aria-label={t("drawn")} className="-my-2">
        {inView.map(({ number, title, at }) => (
          <li key={number} className="border-t border-line first:border-t-0">
            <Link
              href={drawAddress(number)}
              className="-mx-2 flex min-h-12 items-center gap-3 rounded-xl px-2 py-1.5 hover:bg-sunken"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{title}</span>
                <span className="block text-sm text-quiet">
                  {t("numbered", { number: String(number) })} <span aria-hidden="true">·</span>{" "}
                  <Moment at={at} />
                </span>
              </span>
              <Icon name="forward" className="size-4 text-quiet" />
            </Link>
          </li>
        ))}
      </ul>
      {inView.length < draws.length && (
        <Button look="outlined" className="mt-4 w-full" onClick={() => setCount(count + MORE)}>
          {t("more", { count: draws.length - inView.length })}
        </Button>
      )}
    </div>
  );
}
