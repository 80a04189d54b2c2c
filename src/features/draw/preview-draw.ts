import type { Programme } from "../../rules/programme.ts";
import { previewSpend, type Preview, type Snapshot } from "../../spend/preview-spend.ts";
import { rangesOf } from "./odds.ts";

const subject = { kind: "draw", id: "draw" } as const;

/** Previews a draw by the rules, with a roll that wins nothing, since the prize is not known. */
export function previewDraw(snapshot: Snapshot): Preview {
  return previewSpend(
    { kind: "draw", subject, roll: losingRoll(snapshot.programme), stock: {} },
    snapshot,
  );
}

/** A roll that wins nothing, or the last roll if every roll wins. */
function losingRoll({ draw }: Programme): number {
  const ranges = rangesOf(draw.prizes);
  return ranges.find(({ prize }) => prize.kind === "nothing")?.from ?? ranges.at(-1)?.to ?? 0;
}
