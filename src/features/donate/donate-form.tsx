import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { ProjectView } from "../../contract/donation.ts";
import { useDraft } from "../../state/draft.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { SpendForm } from "../../spend/spend-form.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { Picture } from "../../ui/picture.tsx";
import { AmountField } from "./amount-field.tsx";
import { donationOf, type DonationDraft } from "./donation.ts";
import { Progress } from "./project-card.tsx";
import { certificateAddress } from "../../ui/addresses.ts";
import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { Choice } from "../../ui/choice.tsx";

type DonateFormProps = {
  readonly project: ProjectView;
  /** Points that are filled in at first, as text. A draft belongs to the points that were suggested. */
  readonly suggested: string | undefined;
};

/** The donation form with its preview. On success it opens the certificate. */
export function DonateForm({ project, suggested }: DonateFormProps) {
  const t = useTranslations("donate");
  const [, goTo] = useLocation();
  const snapshot = useSnapshot();
  const { wallet } = snapshot;
  const name = ["donate", wallet.memberId, project.id, suggested].filter(Boolean).join(".");
  const [draft = suggested ? { amount: suggested } : {}, change] = useDraft<DonationDraft>(name);
  const donation = donationOf(project.id, draft, snapshot);
  const possible = donation.state === "possible" ? donation : undefined;
  const donate = useCommand("donate", ({ entries }) => {
    const entry = entries.findLast(({ kind }) => kind === "donation");
    change(undefined);
    if (entry && "reference" in entry.subject)
      goTo(certificateAddress(entry.subject.reference ?? ""));
  });

  function edit(next: DonationDraft) {
    donate.forgetError();
    change(next);
  }

  function send() {
    if (!possible) return;
    const anonymous = draft.isAnonymous ?? false;
    const body = { projectId: project.id, points: possible.points, anonymous };
    donate.send({ body, snapshot: wallet });
  }

  return (
    <SpendForm
      label={t("form")}
      preview={possible?.preview}
      noPreview={t("noPreview")}
      snapshot={snapshot}
      command={donate}
      button={possible ? t("button", { count: possible.points }) : t("buttonNone")}
      sending={t("sending")}
      note={
        donation.state === "no-points" ? (
          t("needAmount")
        ) : donation.state === "refused" ? (
          <RefusalMessage refusal={donation.refusal} />
        ) : (
          t("final")
        )
      }
      onSend={send}
    >
      <Picture shape="wide" name={project.picture} className="h-36 bg-sunken" />
      <div className="grid gap-6 p-5 sm:p-6">
        <Progress project={project} />
        <AmountField donation={donation} draft={draft} snapshot={snapshot} onChange={edit} />
        <NameChoice draft={draft} onChange={edit} />
      </div>
    </SpendForm>
  );
}

type NameChoiceProps = {
  readonly draft: DonationDraft;
  readonly onChange: (draft: DonationDraft) => void;
};

/** Whether the certificate names the member. */
function NameChoice({ draft, onChange }: NameChoiceProps) {
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
