import type { ReactNode } from "react";
import type { SuccessMessage } from "../../spend/success-notice.tsx";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { Picture } from "../../ui/picture.tsx";

/** The props of every obtain card. */
export type ObtainProps = {
  readonly snapshot: Snapshot;
  /** Reports success; `undefined` clears the message before a new attempt. */
  readonly onDone: (done: SuccessMessage | undefined) => void;
};

/** The frame of an offer: picture, title, lead and controls. */
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
