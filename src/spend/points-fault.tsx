import { useTranslations } from "use-intl";
import type { TypedSpend } from "./preview-spend.ts";
import { RefusalMessage } from "./refusal-message.tsx";

type PointsFaultProps = {
  readonly spend: Exclude<TypedSpend, { readonly state: "possible" }>;
};

/** Why typed points cannot be spent. */
export function PointsFault({ spend }: PointsFaultProps) {
  const t = useTranslations("typed");
  if (spend.state === "no-points") return t(spend.fault);
  return <RefusalMessage refusal={spend.refusal} />;
}
