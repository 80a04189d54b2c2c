import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import {
  certificateQuery,
  programmeQuery,
  projectsQuery,
  sessionQuery,
} from "../../api/queries.ts";
import { Certificate } from "../../features/donate/certificate.tsx";
import { valueOf } from "../../rules/programme.ts";
import { useLanguage } from "../../state/language.ts";
import { entryAddress } from "../../ui/addresses.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function CertificatePage() {
  const t = useTranslations("donate");
  const { number = "" } = useParams();
  return (
    <Section
      skeleton={<PageSkeleton rows={[15]} className="mx-auto max-w-2xl pt-13" />}
      title={t("certificate")}
    >
      <PrintableCertificate number={number} />
    </Section>
  );
}

function PrintableCertificate({ number }: { number: string }) {
  const t = useTranslations("donate");
  const language = useLanguage();
  const [{ data: donation }, { data: projects }, { data: session }, { data: programme }] =
    useSuspenseQueries({
      queries: [
        certificateQuery(language, number),
        projectsQuery(language),
        sessionQuery(language),
        programmeQuery,
      ],
    });
  const back = <BackLink href="/donate">{t("title")}</BackLink>;
  if (donation === null) {
    return (
      <>
        <PageHead title={t("certificate")} above={back} />
        <Notice>{t("noCertificate")}</Notice>
      </>
    );
  }
  const { id, title, points, projectId, anonymous } = donation;
  return (
    <div className="mx-auto max-w-2xl print:max-w-none">
      <div className="print:hidden">
        <PageHead title={t("thanks", { title, count: points })} above={back} />
      </div>
      <Certificate
        donation={donation}
        worthFen={valueOf(points, programme)}
        picture={projects.items.find((project) => project.id === projectId)?.picture}
        donor={anonymous ? undefined : session?.name}
      />
      <div className="mt-6 flex flex-wrap gap-3 print:hidden">
        <Button className="min-w-32 max-sm:w-full" onClick={() => window.print()}>
          {t("print")}
        </Button>
        <ButtonLink look="outlined" className="max-sm:w-full" href={entryAddress(id)}>
          {t("seeEntry")}
        </ButtonLink>
      </div>
    </div>
  );
}
