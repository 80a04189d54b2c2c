import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { programmeQuery } from "../api/queries.ts";
import type { Problem } from "../contract/problem.ts";
import { ExactMoment } from "../ui/instant.tsx";
import { Money } from "../ui/money.tsx";
import { Points } from "../ui/points.tsx";
import type { TypedSpend } from "./preview-spend.ts";

type RefusalNumbers = Pick<
  Problem,
  "missing" | "most" | "step" | "nextAt" | "until" | "nextRedemptionAt" | "paidAt"
>;

type RefusalMessageProps = { readonly refusal: Pick<Problem, "code"> & RefusalNumbers };

/** The words for a problem's code. A code without words does not compile. */
export function RefusalMessage({ refusal }: RefusalMessageProps) {
  const t = useTranslations("problem");
  // The service sends every number that the words of its code need.
  const {
    code,
    missing = 0,
    most = 0,
    step = 1,
    nextAt,
    until,
    nextRedemptionAt,
    paidAt,
  } = refusal;
  const at = nextAt ?? until ?? nextRedemptionAt ?? paidAt;
  return t.rich(code, {
    missing,
    most,
    step,
    minimum: () => <MinimumBalance />,
    money: () => <Money fen={most} />,
    until: (words) => at !== undefined && words,
    time: () => at !== undefined && <ExactMoment at={at} to="minute" />,
  });
}

function MinimumBalance() {
  const { data: programme } = useSuspenseQuery(programmeQuery);
  return <Points value={programme.minimumBalance} />;
}

type PointsFaultProps = {
  readonly spend: Exclude<TypedSpend, { readonly state: "possible" }>;
};

/** Why typed points cannot be spent. */
export function PointsFault({ spend }: PointsFaultProps) {
  const t = useTranslations("typed");
  if (spend.state === "no-points") return t(spend.fault);
  return <RefusalMessage refusal={spend.refusal} />;
}
