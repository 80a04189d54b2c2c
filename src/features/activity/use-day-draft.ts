import { useState } from "react";

/** The text of a date field, which may be a part of a day. It follows a `day` that was changed elsewhere. */
export function useDayDraft(day: string) {
  const [draft, setDraft] = useState(day);
  const [known, setKnown] = useState(day);
  if (day !== known) {
    setKnown(day);
    setDraft(day);
  }
  return { draft, setDraft };
}
