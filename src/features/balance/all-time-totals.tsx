import { useFormatter, useTranslations } from "use-intl";
import { useWalletAndProgramme } from "../../spend/use-snapshot.ts";
import { Disclosure } from "../../ui/disclosure.tsx";

/** Everything that was earned, less what left it, is the balance: the sum is shown with its signs. */
export function AllTimeTotals() {
  const t = useTranslations("balance");
  const names = useTranslations("verifySum");
  const format = useFormatter();
  const { spendable, held, lifetime } = useWalletAndProgramme().wallet;
  const { granted, spent, expired, clawedBack } = lifetime;
  const terms = [
    { name: "granted", value: granted, sign: "" },
    { name: "spent", value: spent, sign: "−" },
    { name: "expired", value: expired, sign: "−" },
    { name: "clawedBack", value: clawedBack, sign: "−" },
    { name: "held", value: held, sign: "−" },
    { name: "spendable", value: spendable, sign: "=" },
  ] as const;
  return (
    <Disclosure label={t("totals")} className="group mb-4 print:hidden">
      <dl className="sheet grid grid-cols-2 gap-x-6 gap-y-3 p-5 sm:grid-cols-3 lg:grid-cols-6">
        {terms
          // What never happened is left out.
          .filter(({ name, value }) => value > 0 || name === "granted" || name === "spendable")
          .map(({ name, value, sign }) => (
            <div key={name} className="min-w-0 last:font-semibold">
              <dt className="text-sm text-quiet">{names(name)}</dt>
              <dd className="figures text-lg">
                {sign} {format.number(value)}
              </dd>
            </div>
          ))}
      </dl>
    </Disclosure>
  );
}
