import { useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { drawsQuery, programmeQuery, walletQuery } from "../../api/queries.ts";
import type { DrawView } from "../../contract/draw.ts";
import { availableDigests } from "../../features/draw/digests.ts";
import { VerificationSteps, ShellPanel } from "../../features/draw/verification-steps.tsx";
import { verifyDraw } from "../../features/draw/verify-draw.ts";
import { useSentDraws, type SentDraw } from "../../features/draw/use-sent-draws.ts";
import { Verdict } from "../../features/draw/verdict.tsx";
import type { Programme } from "../../rules/programme.ts";
import { useLanguage } from "../../state/language.ts";
import { entryAddress } from "../../ui/addresses.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { PageSkeleton, SkeletonLines } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function DrawCheckPage() {
  const t = useTranslations("check");
  const { number = "" } = useParams();
  return (
    <Section skeleton={<PageSkeleton rows={[8]} />} title={t("title", { number })}>
      <DrawCheck number={number} />
    </Section>
  );
}

/** Proves one draw in this page and shows every step with its numbers, so that anybody can repeat it. */
function DrawCheck({ number }: { number: string }) {
  const t = useTranslations("check");
  const [{ data: draws, isFetching }, { data: programme }, { data: wallet }] = useSuspenseQueries({
    queries: [drawsQuery(useLanguage()), programmeQuery, walletQuery],
  });
  const [sent] = useSentDraws(wallet.memberId);
  const draw = draws.find((each) => String(each.number) === number);
  const moment = draw && <ExactMoment at={draw.at} to="minute" />;
  return (
    <>
      <PageHead
        title={t("title", { number })}
        lead={draw && t.rich("lead", { title: draw.title, time: () => moment })}
        above={<BackLink href="/draw">{t("back")}</BackLink>}
      />
      {/* The list may be older than a draw that was just made. */}
      {!draw && isFetching && (
        <div aria-busy="true">
          <SkeletonLines rows={8} />
        </div>
      )}
      {!draw && !isFetching && <Notice>{t("noDraw")}</Notice>}
      {draw && (
        <DrawProof
          draw={draw}
          sent={sent.find((each) => each.number === draw.number && each.seed === draw.memberSeed)}
          programme={programme}
        />
      )}
    </>
  );
}

type DrawProofProps = {
  readonly draw: DrawView;
  readonly sent: SentDraw | undefined;
  readonly programme: Programme;
};

function DrawProof({ draw, sent, programme }: DrawProofProps) {
  const t = useTranslations("check");
  const { data: proof } = useSuspenseQuery({
    queryKey: ["proof", draw, sent],
    queryFn: async () => verifyDraw(draw, sent, await availableDigests(), programme),
    staleTime: Infinity,
  });
  return (
    <div className="grid gap-5">
      <Verdict draw={draw} proof={proof} programme={programme} />
      <VerificationSteps draw={draw} sent={sent} proof={proof} programme={programme} />
      <ShellPanel secret={draw.secret} proof={proof} />
      <p>
        <ButtonLink look="outlined" href={entryAddress(draw.id)}>
          {t("seeEntry")}
        </ButtonLink>
      </p>
    </div>
  );
}
