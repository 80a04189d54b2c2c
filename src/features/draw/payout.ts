import type { DrawView } from "../../contract/draw.ts";
import type { Programme } from "../../rules/programme.ts";

/** How a draw is paid; `instead`: an award in yuan that had run out, in points of equal worth. */
export type Payout = "nothing" | "yuan" | "points" | "instead";

export function payoutOf(draw: Pick<DrawView, "pays" | "prizeId">, programme: Programme): Payout {
  const prize = programme.draw.prizes.find(({ id }) => id === draw.prizeId);
  return draw.pays === "points" && prize?.kind === "yuan" ? "instead" : draw.pays;
}
