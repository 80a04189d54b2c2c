import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { sessionQuery } from "../api/queries.ts";
import type { ProjectView } from "../contract/donation.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import type { Snapshot, TypedSpend } from "./preview-spend.ts";
import { RefusalMessage } from "./refusal-message.tsx";
import { SpendFacts } from "./spend-facts.tsx";
import { useCommand, type CommandState } from "./use-command.ts";
import { useLanguage } from "../state/language.ts";
import { certificateAddress } from "../ui/addresses.ts";

type DonateDialogProps = {
  readonly project: ProjectView;
  readonly donation: TypedSpend;
  readonly isAnonymous: boolean;
  readonly programme: Snapshot["programme"];
  readonly command: CommandState;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before a donation. */
export function DonateDialog({ project, donation, isAnonymous, ...rest }: DonateDialogProps) {
  const { programme, command, onConfirm, onClose } = rest;
  const t = useTranslations("donate");
  const title = useDonateLabel(donation);
  const donor = useDonorName();
  return (
    <ConfirmDialog
      title={title}
      command={command}
      isPossible={donation.state === "possible"}
      note={<DonationNote donation={donation} />}
      button={t("confirm")}
      sending={t("sending")}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {donation.state === "possible" && (
        <SpendFacts
          preview={donation.preview}
          programme={programme}
          facts={[
            [t("to"), project.title],
            [t("donor"), isAnonymous ? t("anonymous") : donor],
          ]}
        />
      )}
    </ConfirmDialog>
  );
}

/** Why a donation is not possible, or that it is final. */
export function DonationNote({ donation }: { readonly donation: TypedSpend }) {
  const t = useTranslations("donate");
  if (donation.state === "no-points") return t("needAmount");
  if (donation.state === "refused") return <RefusalMessage refusal={donation.refusal} />;
  return t("final");
}

/** What a button says that donates. */
export function useDonateLabel(donation: TypedSpend): string {
  const t = useTranslations("donate");
  return donation.state === "possible" ? t("button", { count: donation.points }) : t("buttonNone");
}

/** The member's name on a certificate. */
export function useDonorName(): string {
  const t = useTranslations("donate");
  const { data: session } = useQuery(sessionQuery(useLanguage()));
  return session?.name ?? t("named");
}

/** Sends donations. Opens the certificate of each after `onDone`. */
export function useDonate(onDone: () => void) {
  const [, goTo] = useLocation();
  return useCommand("donate", ({ entries }) => {
    const entry = entries.findLast(({ kind }) => kind === "donation");
    onDone();
    if (entry && "reference" in entry.subject)
      goTo(certificateAddress(entry.subject.reference ?? ""));
  });
}
