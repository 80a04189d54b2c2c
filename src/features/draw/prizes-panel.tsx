import { useFormatter, useTranslations } from "use-intl";
import type { NextDraw, PrizeView } from "../../contract/draw.ts";
import type { Programme } from "../../rules/programme.ts";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Table } from "../../ui/table.tsx";
import { ROLLS, expectedReturn, oneIn } from "./odds.ts";

type PrizesPanelProps = { readonly next: NextDraw; readonly programme: Programme };

/** The prizes with odds, value and stock, and the expected return. */
export function PrizesPanel({ next: { prizes, cost }, programme }: PrizesPanelProps) {
  const t = useTranslations("draw");
  const format = useFormatter();
  const back = expectedReturn(prizes, cost, programme);
  return (
    <Panel title={t("prizes")}>
      <Table
        caption={t("prizes")}
        hasHiddenCaption
        columns={[
          { name: t("prize") },
          { name: t("odds"), isNumber: true },
          { name: t("value"), isNumber: true },
        ]}
      >
        {prizes.map((prize) => (
          <Row key={prize.id} prize={prize} />
        ))}
      </Table>
      <div className="mt-4 rounded-2xl border border-glow-line bg-glow px-4 py-3 text-on-glow">
        <p className="font-semibold">
          {t("expected", {
            points: format.number(back.points, { maximumFractionDigits: 2 }),
            cost,
            share: format.number(back.share, { style: "percent", maximumFractionDigits: 1 }),
          })}
        </p>
        <p className="text-sm">{t("expectedWhy")}</p>
      </div>
    </Panel>
  );
}

function Row({ prize }: { prize: PrizeView }) {
  const t = useTranslations("draw");
  const format = useFormatter();
  const { title, kind, odds, worthFen, stock } = prize;
  return (
    <tr className="align-top">
      <th scope="row" className="text-left font-medium">
        {title}
        {kind !== "nothing" && (
          <span className="block text-xs font-normal text-quiet">
            {stock === undefined ? t("endless") : t("stock", { count: stock })}
          </span>
        )}
      </th>
      <td className="figures text-right whitespace-nowrap">
        <span className="block font-medium">
          {t("oneIn", { draws: format.number(oneIn(odds)) })}
        </span>
        <span className="block text-xs text-quiet">
          {format.number(odds / ROLLS, { style: "percent", maximumFractionDigits: 4 })}
        </span>
      </td>
      <td className="text-right">{worthFen > 0 && <Money fen={worthFen} />}</td>
    </tr>
  );
}
