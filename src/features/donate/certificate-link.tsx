import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { entryQuery } from "../../api/entry-queries.ts";
import { donationsQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { certificateAddress } from "../../ui/addresses.ts";

/** Links a donation's entry to its certificate. Imported donations have none. */
export function CertificateLink({ id }: { id: string }) {
  const t = useTranslations("donate");
  const language = useLanguage();
  const { data: entry } = useSuspenseQuery(entryQuery(language, id));
  const isDonation = entry.kind === "donation";
  const { data } = useQuery({ ...donationsQuery(language), enabled: isDonation });
  const donation = data?.items.find((each) => each.id === id);
  if (!donation) return null;
  return (
    <p className="print:hidden">
      <ButtonLink look="outlined" href={certificateAddress(donation.certificate)}>
        {t("seeCertificate")}
      </ButtonLink>
    </p>
  );
}
