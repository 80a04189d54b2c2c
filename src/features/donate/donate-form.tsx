import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ProjectView } from "../../contract/donation.ts";
import { SpendForm } from "../../spend/spend-form.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { useDraft } from "../../state/draft.ts";
import { Choice } from "../../ui/choice.tsx";
import { Picture } from "../../ui/picture.tsx";
import { AmountField } from "./amount-field.tsx";
import {
  DonateDialog,
  DonationNote,
  useDonate,
  useDonateLabel,
  useDonorName,
} from "../../spend/donate-dialog.tsx";
import { donationOf, type DonationDraft } from "./donation.ts";
import { Progress } from "./project-card.tsx";

type DonateFormProps = {
  readonly project: ProjectView;
  /** Points that are filled in at first, as text. A draft belongs to the points that were suggested. */
  readonly suggested: string | undefined;
};

/** The donation form with its preview. Asks before it donates. */
export function DonateForm({ project, suggested }: DonateFormProps) {
  const t = useTranslations("donate");
  const snapshot = useSnapshot();
  const { wallet, programme } = snapshot;
  const name = ["donate", wallet.memberId, project.id, suggested].filter(Boolean).join(".");
  const [draft = suggested ? { amount: suggested } : {}, change] = useDraft<DonationDraft>(name);
  const { isAnonymous = false } = draft;
  const donation = donationOf(project.id, draft, snapshot);
  const [isConfirming, setConfirming] = useState(false);
  const donate = useDonate(() => {
    change(undefined);
    setConfirming(false);
  });

  function edit(next: DonationDraft) {
    donate.forgetError();
    change(next);
  }

  function send() {
    if (donation.state !== "possible") return;
    const body = { projectId: project.id, points: donation.points, anonymous: isAnonymous };
    donate.send({ body, snapshot: wallet });
  }

  return (
    <>
      <SpendForm
        label={t("form")}
        preview={donation.state === "possible" ? donation.preview : undefined}
        noPreview={t("noPreview")}
        snapshot={snapshot}
        command={donate}
        isConfirming={isConfirming}
        button={useDonateLabel(donation)}
        sending={t("sending")}
        note={<DonationNote donation={donation} />}
        onSubmit={() => {
          donate.forgetError();
          setConfirming(true);
        }}
      >
        <Picture shape="wide" name={project.picture} className="h-36 bg-sunken" />
        <div className="grid gap-6 p-5 sm:p-6">
          <Progress project={project} />
          <AmountField donation={donation} draft={draft} snapshot={snapshot} onChange={edit} />
          <NameChoice draft={draft} onChange={edit} />
        </div>
      </SpendForm>
      {isConfirming && (
        <DonateDialog
          project={project}
          donation={donation}
          isAnonymous={isAnonymous}
          programme={programme}
          command={donate}
          onConfirm={send}
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  );
}

type NameChoiceProps = {
  readonly draft: DonationDraft;
  readonly onChange: (draft: DonationDraft) => void;
};

/** Whether the certificate names the member. */
function NameChoice({ draft, onChange }: NameChoiceProps) {
  const t = useTranslations("donate");
  const options = [
    { value: "named", label: useDonorName() },
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
