import {
  Area,
  AreaChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from "recharts";
import { useFormatter, useTranslations } from "use-intl";
import { monthOf, startOfMonth, type Instant, type Month } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import { ChartTooltip, pointsAxis, timeAxis } from "../../ui/chart-parts.tsx";
import type { BalanceStep } from "./balance.ts";

type BalanceChartProps = {
  /** At least two. */
  readonly steps: readonly BalanceStep[];
  /** Where the chosen day begins. */
  readonly chosen: Instant;
  readonly programme: Programme;
};

/** The balance over time, a step down at each expiry. The table beside it is the accessible version. */
export function BalanceChart({ steps, chosen, programme }: BalanceChartProps) {
  const format = useFormatter();
  const [first, last] = [steps[0]?.at ?? chosen, steps.at(-1)?.at ?? chosen];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart
        data={[...steps]}
        accessibilityLayer={false}
        margin={{ top: 8, right: 12, left: 0 }}
      >
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={[first, last]}
          ticks={yearsBetween(first, last, programme)}
          tickFormatter={(at: number) => format.dateTime(at, { year: "numeric" })}
          {...timeAxis}
        />
        <YAxis
          tickFormatter={(points: number) => format.number(points, { notation: "compact" })}
          {...pointsAxis}
        />
        <Tooltip isAnimationActive={false} cursor={{ stroke: "var(--color-edge)" }} content={Tip} />
        <Area
          dataKey="balance"
          type="stepAfter"
          isAnimationActive={false}
          stroke="var(--color-sand)"
          strokeWidth={2}
          fill="var(--color-sand)"
          fillOpacity={0.28}
        />
        <ReferenceLine x={chosen} stroke="var(--color-accent)" strokeWidth={2} />
      </AreaChart>
    </ResponsiveContainer>
  );
}

function Tip({ active, payload }: TooltipContentProps) {
  const units = useTranslations("units");
  const format = useFormatter();
  const step = payload[0]?.payload as BalanceStep | undefined;
  if (!active || !step) return null;
  return (
    <ChartTooltip
      when={format.dateTime(step.at, { year: "numeric", month: "short", day: "numeric" })}
      points={units("points", { count: step.balance })}
    />
  );
}

/** The first instant of each year after the first instant, to the last. */
function yearsBetween(first: Instant, last: Instant, programme: Programme): Instant[] {
  const year = Math.floor(monthOf(first, programme) / 12);
  const years = Math.floor(monthOf(last, programme) / 12) - year;
  return Array.from({ length: years }, (_, index) =>
    startOfMonth(((year + index + 1) * 12) as Month, 0, programme),
  );
}
