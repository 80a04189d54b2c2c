import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ApiProblem } from "../../api/client.ts";
import { useFailureWords } from "../../ui/failure.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { DoneText } from "../../spend/done-notice.tsx";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { Picture } from "../../ui/picture.tsx";

/** What every part of the screen is given. */
export type ObtainProps = {
  readonly shown: Snapshot;
  /** Says what has been done; `undefined` before something new is tried. */
  readonly onDone: (done: DoneText | undefined) => void;
};

/** One offer: its picture, its name, what it gives, and what there is to do. */
export function OfferCard(props: {
  readonly title: string;
  readonly picture: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, picture, lead, children } = props;
  return (
    <li className="sheet flex flex-col gap-4 p-5">
      <div className="flex items-center gap-4">
        <Picture shape="square" name={picture} />
        <div className="min-w-0">
          <h2 className="text-lg">{title}</h2>
          <p className="text-sm text-quiet">{lead}</p>
        </div>
      </div>
      {children}
    </li>
  );
}

type WishState = { readonly error: Error | null; readonly isUnanswered: boolean };

/** Why it was not done, or that nobody knows yet. */
export function ObtainFault({ wish: { error, isUnanswered } }: { readonly wish: WishState }) {
  const t = useTranslations("obtain");
  const words = useFailureWords();
  if (isUnanswered) return <Notice role="alert">{t("inDoubt")}</Notice>;
  if (!error) return null;
  const hasChanged = error instanceof ApiProblem && error.problem.code === "wallet-changed";
  return (
    <Notice tone={hasChanged ? "glow" : "fault"} role="alert">
      {words(error)}
    </Notice>
  );
}
