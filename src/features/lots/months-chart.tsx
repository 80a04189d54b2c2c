import {
  Bar,
  BarChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from "recharts";
import { useFormatter, useTranslations } from "use-intl";
import { ChartTooltip, pointsAxis, timeAxis } from "../../ui/chart-parts.tsx";
import type { MonthBar } from "./months.ts";

/** Points by the month at whose end they expire. The table beside it is the accessible version. */
export function MonthsChart({ bars }: { bars: readonly MonthBar[] }) {
  const format = useFormatter();
  const januaries = bars.filter(({ start }) => isJanuary(start));
  const first = bars.slice(0, Math.ceil(bars.length / 6));
  // The first bar has a year label too, unless the next label is too near.
  const years = first.some(({ start }) => isJanuary(start))
    ? januaries
    : [...bars.slice(0, 1), ...januaries];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        maxBarSize={40}
        data={[...bars]}
        accessibilityLayer={false}
        margin={{ top: 8, right: 4, left: 0 }}
      >
        <XAxis
          dataKey="start"
          ticks={years.map(({ start }) => start)}
          interval={0}
          tickFormatter={(start: number) => format.dateTime(start, { year: "numeric" })}
          {...timeAxis}
        />
        <YAxis
          tickFormatter={(points: number) => format.number(points, { notation: "compact" })}
          {...pointsAxis}
        />
        <Tooltip isAnimationActive={false} cursor={{ fill: "var(--color-sunken)" }} content={Tip} />
        <Bar
          dataKey="soon"
          stackId="points"
          isAnimationActive={false}
          fill="var(--color-accent)"
          radius={[3, 3, 0, 0]}
        />
        <Bar
          dataKey="later"
          stackId="points"
          isAnimationActive={false}
          fill="var(--color-sand)"
          radius={[3, 3, 0, 0]}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

function Tip({ active, payload }: TooltipContentProps) {
  const units = useTranslations("units");
  const format = useFormatter();
  const bar = payload[0]?.payload as MonthBar | undefined;
  if (!active || !bar) return null;
  return (
    <ChartTooltip
      when={format.dateTime(bar.start, { year: "numeric", month: "long" })}
      points={units("points", { count: bar.soon + bar.later })}
    />
  );
}

/** A day into the month, so that the month is the same in every time zone. */
function isJanuary(start: number) {
  return new Date(start + 24 * 3_600_000).getUTCMonth() === 0;
}
