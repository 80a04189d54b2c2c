import { useDraft } from "../../state/draft.ts";

/** A draw as this page sent it: what it had been shown before, to hold the answer against. */
export type Sent = {
  readonly number: number;
  readonly seed: string;
  readonly commitment: string;
};

/** So many are remembered, in this tab. */
const MOST = 50;

/** The draws that this tab has sent, oldest first, and how to note one more. They outlive a reload. */
export function useSent(memberId: string) {
  const [sent = [], change] = useDraft<readonly Sent[]>(`draw.${memberId}.sent`);
  const note = (one: Sent) => change([...sent, one].slice(-MOST));
  return [sent, note] as const;
}
