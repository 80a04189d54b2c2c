import { useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { drawsQuery, programmeQuery, walletQuery } from "../../api/queries.ts";
import type { DrawView } from "../../contract/draw.ts";
import type { Programme } from "../../rules/programme.ts";
import { useLanguage } from "../../state/language.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { digestsHere } from "./digests.ts";
import { ProofSteps } from "./proof-steps.tsx";
import { prove } from "./proof.ts";
import { useSent, type Sent } from "./sent.ts";
import { ShellPanel } from "./shell-panel.tsx";
import { Verdict } from "./verdict.tsx";
import { entryAddress } from "../../ui/addresses.ts";

/** One draw, proved in this page: every step with its numbers, so that it can be repeated anywhere. */
export function CheckScreen({ number }: { number: string }) {
  const t = useTranslations("check");
  const [{ data: draws, isFetching }, { data: programme }, { data: wallet }] = useSuspenseQueries({
    queries: [drawsQuery(useLanguage()), programmeQuery, walletQuery],
  });
  const [sent] = useSent(wallet.memberId);
  const draw = draws.find((each) => String(each.number) === number);
  const moment = draw && <ExactMoment at={draw.at} to="minute" />;
  return (
    <>
      <PageHead
        title={t("title", { number })}
        lead={draw && t.rich("lead", { title: draw.title, time: () => moment })}
        above={<BackLink href="/draw">{t("back")}</BackLink>}
      />
      {/* One that has only just been made may not be in what was read before it. */}
      {!draw && isFetching && (
        <div aria-busy="true">
          <SkeletonLines rows={8} />
        </div>
      )}
      {!draw && !isFetching && <Notice>{t("noDraw")}</Notice>}
      {draw && (
        <Checked
          draw={draw}
          sent={sent.find((each) => each.number === draw.number && each.seed === draw.memberSeed)}
          programme={programme}
        />
      )}
    </>
  );
}

type CheckedProps = {
  readonly draw: DrawView;
  readonly sent: Sent | undefined;
  readonly programme: Programme;
};

function Checked({ draw, sent, programme }: CheckedProps) {
  const t = useTranslations("check");
  const { data: proof } = useSuspenseQuery({
    queryKey: ["proof", draw, sent],
    queryFn: async () => prove(draw, sent, await digestsHere(), programme),
    staleTime: Infinity,
  });
  return (
    <div className="grid gap-5">
      <Verdict draw={draw} proof={proof} programme={programme} />
      <ProofSteps draw={draw} sent={sent} proof={proof} programme={programme} />
      <ShellPanel secret={draw.secret} proof={proof} />
      <p>
        <ButtonLink look="outlined" href={entryAddress(draw.id)}>
          {t("seeEntry")}
        </ButtonLink>
      </p>
    </div>
  );
}
