import fc from "fast-check";
import { routes } from "../../contract/routes.ts";
import type { StatementFormat } from "../../contract/statement.ts";
import { later } from "../../rules/calendar.ts";
import { aliPoint, sampleCatalog as catalog } from "../../catalog/alipoint.ts";
import { anyHistory } from "../../rules/testing/any-history.ts";
import { NOW } from "../../rules/testing/fixtures.ts";
import { play } from "../../rules/testing/play.ts";
import { newMiniService, type MiniService } from "../../rules/testing/mini-service.ts";
import { createMemoryStore } from "../store/memory/memory-store.ts";
import { createTestService } from "../testing/fixtures.ts";
import { saveMember } from "../../demo/create-member.ts";

/** The world in the end of any history: every kind of entry there is, and what is still open. */
export const anyWorld: fc.Arbitrary<MiniService> = anyHistory.map((history) => {
  let world = newMiniService(aliPoint);
  for (const moment of play(history, aliPoint)) world = moment.service;
  return world;
});

const hard = [
  '"',
  '""',
  ",",
  "\n",
  "\r\n",
  "\r",
  "=",
  "'",
  "'=1",
  "<b>",
  "\\",
  "|",
  ";",
  "；",
  "(1)",
];
const harder = [
  "!",
  "*",
  "\t",
  "\0",
  "\u0085",
  "\u2028",
  "\u202e",
  "\u05d0\u05d1",
  "\ufeff",
  "  ",
  "#tag",
  "^link",
];

/** What a member may have written: quotes, line ends, markup, right to left, 10,000 characters. */
export const anyWords: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  {
    weight: 8,
    arbitrary: fc
      .array(fc.constantFrom(...hard, ...harder, " ", "a"), { maxLength: 12 })
      .map((parts) => parts.join("")),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[...hard, ...harder, "字"].map((part) => part.repeat(10_000).slice(0, 10_000)),
    ),
  },
);

/** A service in which this world's member is signed in, at the world's time. */
export async function serviceOf({
  wallet,
  ledger,
  clock,
}: Pick<MiniService, "wallet" | "ledger" | "clock">) {
  const store = createMemoryStore();
  const now = later(clock, wallet.at);
  const service = createTestService(store, now);
  const member = { id: "drawn", madeAt: NOW, clock: null };
  await saveMember({ store, programme: aliPoint, catalog }, member, { wallet, entries: ledger });
  await service.signIn("drawn");
  const download = async (format: StatementFormat, language = "en") => {
    const response = await service.send(`${routes.readStatement.path}?format=${format}`, {
      headers: { "Accept-Language": language },
    });
    return { response, text: await response.text() };
  };
  return { store, service, now, download };
}
