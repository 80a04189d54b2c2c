import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { ProjectView } from "../../contract/donation.ts";
import { useDraft } from "../../state/draft.ts";
import { Notice } from "../../ui/notice.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { SpendPreview } from "../../spend/spend-preview.tsx";
import { Picture } from "../../ui/picture.tsx";
import { useWish } from "../../spend/use-wish.ts";
import { AmountField } from "./amount-field.tsx";
import { DonateButton } from "./donate-button.tsx";
import { donationOf, type DonationDraft } from "./donation.ts";
import { NameChoice } from "./name-choice.tsx";
import { Progress } from "./progress.tsx";
import { certificateAddress } from "../../ui/addresses.ts";

/** How many points to give, with what that will do beside it before it is done. Its certificate comes next. */
export function DonateForm({ project }: { project: ProjectView }) {
  const t = useTranslations("donate");
  const common = useTranslations("spend");
  const [, goTo] = useLocation();
  const shown = useSnapshot();
  const { wallet } = shown;
  const [draft = {}, change] = useDraft<DonationDraft>(`donate.${wallet.memberId}.${project.id}`);
  const donation = donationOf(project.id, draft, shown);
  const donate = useWish("donate", ({ entries }) => {
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
    if (donation.state !== "possible") return;
    const anonymous = draft.isAnonymous ?? false;
    const body = { projectId: project.id, points: donation.points, anonymous };
    donate.send({ body, seen: wallet });
  }

  return (
    <form
      aria-label={t("form")}
      noValidate
      className="grid items-start gap-5 lg:grid-cols-2 lg:grid-rows-[auto_1fr]"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="sheet overflow-hidden">
        <Picture shape="wide" name={project.picture} className="h-36 bg-sunken" />
        <div className="grid gap-6 p-5 sm:p-6">
          <Progress project={project} />
          <AmountField donation={donation} draft={draft} shown={shown} onChange={edit} />
          <NameChoice draft={draft} onChange={edit} />
        </div>
      </div>
      {/* Between the amount and the button on a phone, beside both where there is room. */}
      <section aria-label={t("preview")} className="sheet px-5 pb-6 sm:px-6 lg:row-span-2">
        {donation.state === "possible" ? (
          <SpendPreview preview={donation.preview} shown={shown} />
        ) : (
          <p className="pt-5 text-quiet">{t("noPreview")}</p>
        )}
      </section>
      <div className="sheet grid gap-4 p-5 sm:p-6">
        {donate.error && <CommandError error={donate.error} />}
        {donate.isUnanswered && <Notice role="alert">{common("inDoubt")}</Notice>}
        <DonateButton donation={donation} isSending={donate.isSending} />
      </div>
    </form>
  );
}
