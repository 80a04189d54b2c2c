import type { DrawView } from "../../contract/draw.ts";
import type { Programme } from "../../rules/programme.ts";

/** What a draw pays; `instead`: a yuan prize that had run out, paid in points of equal value. */
export type Payout = "nothing" | "yuan" | "points" | "instead";

export function payoutOf(draw: Pick<DrawView, "pays" | "prizeId">, programme: Programme): Payout {
  const prize = programme.draw.prizes.find(({ id }) => id === draw.prizeId);
  return draw.pays === "points" && prize?.kind === "yuan" ? "instead" : draw.pays;
}
