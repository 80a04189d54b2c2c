import type { Snapshot } from "../../spend/preview-spend.ts";
import type { SuccessMessage } from "../../spend/success-notice.tsx";

/** The props of what obtains points. */
export type ObtainProps = {
  readonly snapshot: Snapshot;
  /** Reports success; `undefined` clears the message before a new attempt. */
  readonly onDone: (done: SuccessMessage | undefined) => void;
};
