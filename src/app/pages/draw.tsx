import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { drawsQuery, nextDrawQuery } from "../../api/queries.ts";
import type { DrawView } from "../../contract/draw.ts";
import { DrawForm } from "../../features/draw/draw-form.tsx";
import { DrawResult } from "../../features/draw/draw-result.tsx";
import { MyDraws } from "../../features/draw/my-draws.tsx";
import { PrizesPanel } from "../../features/draw/prizes-panel.tsx";
import { RulesPanel } from "../../features/draw/rules-panel.tsx";
import { useSentDraws } from "../../features/draw/use-sent-draws.ts";
import { useCommand } from "../../spend/use-command.ts";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function DrawPage() {
  const t = useTranslations("draw");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<SheetsSkeleton rows={[10, 10]} className="lg:grid-cols-2" />}>
        <Draws />
      </Section>
    </>
  );
}

function Draws() {
  const language = useLanguage();
  const snapshot = useSnapshot();
  const { wallet, programme } = snapshot;
  const { data: next } = useSuspenseQuery(nextDrawQuery(language));
  // There may be thousands: the rest of the page does not wait for them.
  const { data: draws } = useQuery({ ...drawsQuery(language), throwOnError: true });
  const [sent, note] = useSentDraws(wallet.memberId);
  const [drawn, setDrawn] = useState<DrawView>();
  const command = useCommand("draw", ({ draw }) => setDrawn(draw));
  const last = sent.at(-1);
  // A draw whose answer was lost is found in the list.
  const result =
    draws?.find(({ number, memberSeed }) => number === last?.number && memberSeed === last.seed) ??
    drawn;

  function send(seed: string) {
    const { number, commitment } = next;
    setDrawn(undefined);
    note({ number, seed, commitment });
    command.send({ body: { number, memberSeed: seed }, snapshot: wallet });
  }

  return (
    <>
      <DrawResult draw={command.isSending ? undefined : result} drawn={drawn} snapshot={snapshot} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <DrawForm
          key={next.number}
          next={next}
          isComing={next.number === result?.number}
          snapshot={snapshot}
          command={command}
          onDraw={send}
        />
        <div className="grid gap-5">
          <PrizesPanel next={next} programme={programme} />
          <RulesPanel snapshot={snapshot} />
        </div>
      </div>
      <MyDraws draws={draws} prizes={next.prizes} programme={programme} />
    </>
  );
}
