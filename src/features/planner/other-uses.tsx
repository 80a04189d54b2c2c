import { useTranslations } from "use-intl";
import { ButtonLink } from "../../ui/button.tsx";

/** A use that takes any whole number of points, and its address. */
export type AnyUse = { readonly name: string; readonly href: string };

/** Where just as many points can be used as would expire, which no price may fit. */
export function OtherUses({ uses }: { uses: readonly AnyUse[] }) {
  const t = useTranslations("plan");
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3">
      <p className="min-w-0 flex-1 basis-64 text-sm text-quiet">{t("anyNumber")}</p>
      {uses.map(({ name, href }) => (
        <ButtonLink key={href} look="outlined" href={href}>
          {name}
        </ButtonLink>
      ))}
    </div>
  );
}
