import { useDeferredValue, useState, type ReactNode } from "react";
import { useTranslations, useFormatter } from "use-intl";
import { markLostAt, walletSegments } from "../../api/wallet-segments.ts";
import type { WalletView } from "../../contract/wallet.ts";
import { dayOf, startOfDay, type Day } from "../../rules/calendar.ts";
import { sum } from "../../rules/points.ts";
import { valueOf } from "../../rules/programme.ts";
import { soonUntil } from "../../rules/expiry/reminder.ts";
import { spendable } from "../../rules/ledger/wallet.ts";
import { Button } from "../../ui/button.tsx";
import { ChartContainer } from "../../ui/chart-container.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/instant.tsx";
import { lazyWithPreload } from "../../ui/lazy-with-preload.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Strip } from "../../ui/strip.tsx";
import { balanceSteps, expiredBetween, type BalanceStep } from "./balance.ts";
import { DaySlider } from "./day-slider.tsx";
import { ExpiredList } from "./expired-list.tsx";
import type { PlanInput } from "./plan-input.ts";
import { Money } from "../../ui/money.tsx";
import { Table } from "../../ui/table.tsx";

/** A large chunk, loaded when the chart is about to be visible. */
const BalanceChart = lazyWithPreload(
  async () => (await import("./balance-chart.tsx")).BalanceChart,
);

type LaterPanelProps = { readonly view: WalletView; readonly input: PlanInput };

/** The wallet on any day up to its last expiry, if nothing is spent. */
export function LaterPanel({ view, input: { wallet, now, programme } }: LaterPanelProps) {
  const t = useTranslations("bestUse");
  const units = useTranslations("units");
  const steps = balanceSteps(wallet, now);
  const today = dayOf(now, programme);
  const last = dayOf(steps.at(-1)?.at ?? now, programme);
  const [chosen, setChosen] = useState<Day>();
  // The default day is the one on which all points that expire soon are gone.
  const soon = dayOf(soonUntil(now, programme), programme);
  const day = Math.min(last, Math.max(today, chosen ?? soon)) as Day;
  const at = day === today ? now : startOfDay(day, 0, programme);
  // The chart is slow to draw and may lag behind the slider.
  const charted = useDeferredValue(at);
  const balance = spendable(wallet, at);
  const expired = expiredBetween(wallet, now, at);
  const next = steps.find((step) => step.at > at);
  const date = <Moment at={at} to="day" />;
  const { held, pending } = view;

  return (
    <Panel title={t("forecast")}>
      <p className="-mt-2 mb-5 max-w-[62ch] text-sm text-quiet">
        {t("forecastLead")}
        {(held > 0 || pending > 0) && <span className="block">{t("notCounted")}</span>}
      </p>
      <DaySlider
        first={today}
        last={last}
        value={day}
        balanceText={units("points", { count: balance })}
        onChange={setChosen}
      />
      <h3 className="mt-7 text-lg">
        {at === now ? t("now") : t.rich("onDay", { date: () => date })}
      </h3>
      <div className="mt-2 mb-5 flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
        <dl aria-live="polite" className="flex flex-wrap gap-x-10 gap-y-4">
          <Figure name={t("spendableThen")} points={balance} fen={valueOf(balance, programme)} />
          <Figure
            name={t("expiredThen")}
            points={sum(expired)}
            fen={valueOf(sum(expired), programme)}
          />
        </dl>
        {next && (
          <Button look="outlined" onClick={() => setChosen(dayOf(next.at, programme))}>
            {t("nextDate")}
            <Icon name="forward" className="size-4" />
          </Button>
        )}
      </div>
      <Strip
        label={t("forecastStrip")}
        segments={markLostAt(walletSegments(view, programme), at, programme)}
      />
      <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <section aria-labelledby="over-time">
          <h3 id="over-time" className="mb-3 text-sm font-medium text-quiet">
            {t("balanceOverTime")}
          </h3>
          <ChartContainer fallback={t("noChart")}>
            <BalanceChart steps={steps} chosen={charted} programme={programme} />
          </ChartContainer>
        </section>
        <ExpiredList expired={expired} programme={programme} />
      </div>
      <Disclosure label={t("asTable")}>
        <BalanceTable steps={steps} />
      </Disclosure>
    </Panel>
  );
}

type FigureProps = {
  readonly name: ReactNode;
  readonly points: number;
  /** Their value. */
  readonly fen: number;
};

/** A labelled number of points and its value. */
function Figure({ name, points, fen }: FigureProps) {
  const format = useFormatter();
  return (
    <div className="min-w-28">
      <dt className="text-sm text-quiet">{name}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        <span className="figures text-xl font-semibold">{format.number(points)}</span>
        <Money fen={fen} className="text-sm text-quiet" />
      </dd>
    </div>
  );
}

/** The balance over time in numbers: now, and after each expiry. */
function BalanceTable({ steps }: { steps: readonly BalanceStep[] }) {
  const t = useTranslations("bestUse");
  const format = useFormatter();
  return (
    <Table
      className="mt-3 max-w-xl"
      caption={t("balanceOverTime")}
      hasHiddenCaption
      columns={[
        { name: t("from") },
        { name: t("expires"), isNumber: true },
        { name: t("balance"), isNumber: true },
      ]}
    >
      {steps.map(({ at, expired, balance }, row) => (
        <tr key={at}>
          <th scope="row" className="text-left font-normal">
            {row === 0 ? t("now") : <Moment at={at} to="day" />}
          </th>
          <td className="figures text-right">{format.number(expired)}</td>
          <td className="figures text-right font-medium">{format.number(balance)}</td>
        </tr>
      ))}
    </Table>
  );
}
