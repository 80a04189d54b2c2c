import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { sessionQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { Choice } from "../../ui/choice.tsx";
import type { DonationDraft } from "./donation.ts";

type NameChoiceProps = {
  readonly draft: DonationDraft;
  readonly onChange: (draft: DonationDraft) => void;
};

/** Whether the certificate names the member. */
export function NameChoice({ draft, onChange }: NameChoiceProps) {
  const t = useTranslations("donate");
  const { data: session } = useQuery(sessionQuery(useLanguage()));
  const options = [
    { value: "named", label: session?.name ?? t("named") },
    { value: "anonymous", label: t("anonymous") },
  ] as const;
  return (
    <Choice
      label={t("donor")}
      value={draft.isAnonymous ? "anonymous" : "named"}
      options={options}
      onChange={(value) => onChange({ ...draft, isAnonymous: value === "anonymous" })}
    />
  );
}
