import { useDraft } from "../../state/draft.ts";

/** What this page was shown before it sent a draw, to compare with the result. */
export type SentDraw = {
  readonly number: number;
  readonly seed: string;
  readonly commitment: string;
};

/** Draws remembered per tab. */
const MAX_SENT = 50;

/** The draws that this tab sent, oldest first, and a function to add one. They survive a reload. */
export function useSentDraws(memberId: string) {
  const [sent = [], change] = useDraft<readonly SentDraw[]>(`draw.${memberId}.sent`);
  const note = (one: SentDraw) => change([...sent, one].slice(-MAX_SENT));
  return [sent, note] as const;
}
