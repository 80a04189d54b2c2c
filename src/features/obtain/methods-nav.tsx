import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { OfferView } from "../../contract/offer.ts";

/** The tabs in order; `path` is the last segment of the address. */
export const methods = [
  { method: "exchange", path: "", name: "exchange", title: "titleExchange" },
  { method: "rebate", path: "rebates", name: "rebate", title: "titleRebate" },
  { method: "task", path: "tasks", name: "task", title: "titleTask" },
  { method: "top-up", path: "top-up", name: "topUp", title: "titleTopUp" },
] as const;

type MethodsNavProps = {
  readonly method: OfferView["method"];
  /** The methods that the programme has. */
  readonly offered: readonly (typeof methods)[number][];
};

export function MethodsNav({ method, offered }: MethodsNavProps) {
  const t = useTranslations("obtain");
  return (
    <nav aria-label={t("methods")} className="mb-6">
      <ul className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        {offered.map((each) => (
          <li key={each.method}>
            <Link
              href={each.path ? `/obtain/${each.path}` : "/obtain"}
              aria-current={each.method === method ? "page" : undefined}
              className="flex min-h-11 items-center justify-center rounded-full border border-edge bg-surface px-4 font-medium hover:border-ink hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-glow aria-[current]:font-semibold aria-[current]:text-on-glow forced-colors:aria-[current]:border-[Highlight] forced-colors:aria-[current]:underline"
            >
              {t(each.name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
