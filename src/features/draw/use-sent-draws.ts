import { useDraft } from "../../state/draft.ts";

/** A draw as this page sent it: what it had been shown before, to hold the answer against. */
export type SentDraw = {
  readonly number: number;
  readonly seed: string;
  readonly commitment: string;
};

/** So many are remembered, in this tab. */
const MAX_SENT = 50;

/** The draws that this tab has sent, oldest first, and how to note one more. They outlive a reload. */
export function useSentDraws(memberId: string) {
  const [sent = [], change] = useDraft<readonly SentDraw[]>(`draw.${memberId}.sent`);
  const note = (one: SentDraw) => change([...sent, one].slice(-MAX_SENT));
  return [sent, note] as const;
}
