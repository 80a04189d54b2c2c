import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { drawsQuery, nextDrawQuery } from "../../api/queries.ts";
import type { DrawView } from "../../contract/draw.ts";
import { useLanguage } from "../../state/language.ts";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { useCommand } from "../../spend/use-command.ts";
import { DrawForm } from "./draw-form.tsx";
import { DrawResult } from "./draw-result.tsx";
import { MyDraws } from "./my-draws.tsx";
import { PrizesPanel } from "./prizes-panel.tsx";
import { RulesPanel } from "./rules-panel.tsx";
import { useSent } from "./sent.ts";

/** The terms of a draw, then the draw; what came of the last one; and all of them against the odds. */
export function DrawScreen() {
  const language = useLanguage();
  const shown = useSnapshot();
  const { wallet, programme } = shown;
  const { data: next } = useSuspenseQuery(nextDrawQuery(language));
  // There may be thousands, and nothing else waits for them.
  const { data: draws } = useQuery({ ...drawsQuery(language), throwOnError: true });
  const [sent, note] = useSent(wallet.memberId);
  const [drawn, setDrawn] = useState<DrawView>();
  const command = useCommand("draw", ({ draw }) => setDrawn(draw));
  const last = sent.at(-1);
  // One whose answer was lost is found among the draws, where the service has them.
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
      <DrawResult draw={command.isSending ? undefined : result} drawn={drawn} shown={shown} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="grid gap-5">
          <PrizesPanel next={next} programme={programme} />
          <RulesPanel shown={shown} />
        </div>
        <DrawForm
          key={next.number}
          next={next}
          isComing={next.number === result?.number}
          shown={shown}
          command={command}
          onDraw={send}
        />
      </div>
      <MyDraws draws={draws} prizes={next.prizes} programme={programme} />
    </>
  );
}
