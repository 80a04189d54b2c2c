import { Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { useWalletAndProgramme } from "../../spend/use-snapshot.ts";
import { walletSegments } from "../../api/wallet-segments.ts";
import { lazyWithPreload } from "../../ui/lazy-with-preload.tsx";
import type { Segment } from "../../ui/strip-segments.ts";
import { Strip } from "../../ui/strip.tsx";

const LotsDialog = lazyWithPreload(async () => (await import("./lots-dialog.tsx")).LotsDialog);

/** The wallet as a strip; a segment opens its lots. Renders nothing without points. */
export function WalletStrip() {
  const t = useTranslations("lots");
  const { wallet, programme } = useWalletAndProgramme();
  const [opened, setOpened] = useState<readonly Segment[]>();
  const segments = walletSegments(wallet, programme);
  if (segments.length === 0) return null;
  return (
    <>
      {/* Preloads the dialog that a click would open. */}
      <div onPointerEnter={LotsDialog.preload} onFocus={LotsDialog.preload}>
        <Strip label={t("strip")} segments={segments} onOpen={setOpened} />
      </div>
      {opened && (
        <Suspense>
          <LotsDialog
            segments={opened}
            wallet={wallet}
            programme={programme}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
