import type { EntryView } from "../../contract/entry.ts";
import type { Instant } from "../../rules/calendar.ts";

/** What can happen without the member. */
export const messageNames = [
  "expired",
  "lapsed",
  "credited",
  "refunded",
  "withdrawn",
  "takenBack",
] as const;
type MessageName = (typeof messageNames)[number];

/** What happened without the member, told once. */
export type Message = {
  readonly name: MessageName;
  /** The newest of its entries. */
  readonly entry: EntryView;
  /** Points that came to the member, went or expired; of a withdrawal, those that will not come. */
  readonly points: number;
};

/** What an entry that nobody but time or a partner can make tells; `undefined` for the member's own doing. */
export function messageNameOf({ kind, cause, of }: EntryView): MessageName | undefined {
  switch (kind) {
    case "expiry":
      return "expired";
    case "release":
      return cause === "lapsed" ? "lapsed" : undefined;
    case "grant":
      return of === undefined ? undefined : "credited";
    case "refund":
      return "refunded";
    case "cancellation":
      return "withdrawn";
    case "clawback":
      return "takenBack";
    case "pending":
    case "payment":
    case "redemption":
    case "donation":
    case "draw":
    case "capture":
      return undefined;
  }
}

/** The messages of entries, newest first. Lots that expire together are one message. */
export function messagesOf(entries: readonly EntryView[]): Message[] {
  const messages: Message[] = [];
  for (const entry of entries) {
    const name = messageNameOf(entry);
    if (name === undefined) continue;
    const points = name === "withdrawn" ? (entry.pendingPoints ?? 0) : Math.abs(entry.points);
    const last = messages.at(-1);
    if (name === "expired" && last?.name === name && last.entry.at === entry.at) {
      messages[messages.length - 1] = { ...last, points: last.points + points };
    } else {
      messages.push({ name, entry, points });
    }
  }
  return messages;
}

const DAY_MS = 86_400_000;
/** Where this browser does not know what was read, older messages count as read. */
const UNREAD_FOR = 7 * DAY_MS;

/** @param readSeq the number of the last entry that was there when the member read the messages */
export function isUnread({ entry }: Message, readSeq: number | undefined, now: Instant): boolean {
  return readSeq === undefined ? entry.at > now - UNREAD_FOR : entry.seq > readSeq;
}
