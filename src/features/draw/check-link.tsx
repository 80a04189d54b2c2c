import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { entryQuery } from "../../api/entry-queries.ts";
import { drawsQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { drawAddress } from "../../ui/addresses.ts";

/** Links a draw's entry to its check. */
export function CheckLink({ id }: { id: string }) {
  const t = useTranslations("draw");
  const language = useLanguage();
  const { data: entry } = useSuspenseQuery(entryQuery(language, id));
  const { data: draws } = useQuery({ ...drawsQuery(language), enabled: entry.kind === "draw" });
  const draw = draws?.find((each) => each.id === id);
  if (!draw) return null;
  return (
    <p className="print:hidden">
      <ButtonLink look="outlined" href={drawAddress(draw.number)}>
        {t("check")}
      </ButtonLink>
    </p>
  );
}
