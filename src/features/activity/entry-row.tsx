import type { EntryView } from "../../contract/entry.ts";
import { EntryLine } from "./entry-line.tsx";

/** An entry in a short list. */
export function EntryRow({ entry }: { entry: EntryView }) {
  return (
    <li className="not-first:border-t not-first:border-line">
      <EntryLine entry={entry} className="py-3" />
    </li>
  );
}
