import { useSuspenseQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import { segmentsOf } from "../../api/segments.ts";
import type { Segment } from "../../ui/segment.ts";
import { Strip } from "../../ui/strip.tsx";
import { LotsDialog } from "./lots-dialog.tsx";

/** The wallet as a strip; a segment opens the lots that it is made of. Nothing where there are no points. */
export function WalletStrip() {
  const t = useTranslations("lots");
  const [{ data: wallet }, { data: programme }] = useSuspenseQueries({
    queries: [walletQuery, programmeQuery],
  });
  const [opened, setOpened] = useState<readonly Segment[]>();
  const segments = segmentsOf(wallet, programme);
  if (segments.length === 0) return null;
  return (
    <>
      <Strip label={t("strip")} segments={segments} onOpen={setOpened} />
      {opened && (
        <LotsDialog segments={opened} programme={programme} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}
