import type { Programme } from "../../rules/programme.ts";
import { previewSpend, type Preview, type Snapshot } from "../../spend/preview-spend.ts";
import { rangesOf } from "./odds.ts";

const subject = { kind: "draw", id: "draw" } as const;

/** What a draw takes, decided as the service will. What it gives is not known before: shown is one that wins nothing. */
export function previewDraw(shown: Snapshot): Preview {
  return previewSpend(
    { kind: "draw", subject, roll: losingRoll(shown.programme), stock: {} },
    shown,
  );
}

/** A roll that wins nothing; where every roll wins something, the last. */
function losingRoll({ draw }: Programme): number {
  const ranges = rangesOf(draw.prizes);
  return ranges.find(({ prize }) => prize.kind === "nothing")?.from ?? ranges.at(-1)?.to ?? 0;
}
