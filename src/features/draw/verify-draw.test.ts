import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { DrawView } from "../../contract/draw.ts";
import { prizeOf, rollOf } from "../../rules/spend/draw.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { availableDigests, libraryDigests, type Digests } from "./digests.ts";
import { FAIR_WORDS, verifyDraw, shellCommands } from "./verify-draw.ts";

const secret = "c0ffee".padEnd(64, "1");
const seed = "5eed".padStart(32, "0");
const hmac = (key: Uint8Array, text: string) => createHmac("sha256", key).update(text).digest();
const roll = rollOf(hmac, Buffer.from(secret, "hex"), seed, 7);

const fair: DrawView = {
  id: "lin-8",
  number: 7,
  at: at("2026-11-23T12:00:00+08:00"),
  commitment: createHash("sha256").update(Buffer.from(secret, "hex")).digest("hex"),
  secret,
  memberSeed: seed,
  roll,
  prizeId: prizeOf(roll, aliPoint).id,
  title: "A prize",
  pays: "nothing",
};
const sent = { number: 7, seed, commitment: fair.commitment };

describe.each([
  ["the browser's own cryptography", availableDigests, "browser"],
  ["the page's, where there is none", libraryDigests, "page"],
] as const)("a draw is proved with %s", (_, digests, by) => {
  it("step by step", async () => {
    const proof = await verifyDraw(fair, sent, await digests(), aliPoint);
    const digest = hmac(Buffer.from(secret, "hex"), `${seed}:7`).toString("hex");
    expect(proof).toMatchObject({ fault: undefined, by, hash: fair.commitment, roll });
    expect(proof.hashed).toMatchObject([{ text: `${seed}:7`, digest, fair: 0 }]);
    expect(proof.hashed[0]?.words.join("")).toBe(digest);
    expect(proof.word).toBe(digest.slice(0, 8));
  });

  it.each([
    ["commitment-differs", { ...fair, secret: secret.replace("c", "d") }, undefined],
    ["commitment-differs", fair, { ...sent, commitment: "0".repeat(64) }],
    ["roll-differs", { ...fair, roll: (roll + 1) % 1_000_000 }, sent],
    ["roll-differs", fair, { ...sent, seed: "1".repeat(32) }],
    ["prize-differs", { ...fair, prizeId: "yuan-1000" }, sent],
  ] as const)("and %s is found", async (fault, draw, shown) => {
    expect((await verifyDraw(draw, shown, await digests(), aliPoint)).fault).toBe(fault);
  });
});

it("reads the first word below the limit, and hashes again if there is none", async () => {
  const words = (...all: number[]) => {
    const bytes = Buffer.alloc(32, 0xff);
    all.forEach((word, index) => bytes.writeUInt32BE(word, index * 4));
    return Promise.resolve(bytes);
  };
  const crafted: Digests = {
    ...(await availableDigests()),
    hmac: (_, text) =>
      text.endsWith(":7") ? words(FAIR_WORDS) : words(FAIR_WORDS, FAIR_WORDS - 1),
  };
  const proof = await verifyDraw(
    { ...fair, roll: 999_999, prizeId: "nothing" },
    sent,
    crafted,
    aliPoint,
  );
  expect(proof).toMatchObject({ fault: undefined, roll: 999_999, word: "fff13d7f" });
  expect(proof.hashed.map(({ text, fair: index }) => [text, index])).toEqual([
    [`${seed}:7`, -1],
    [`${seed}:7:1`, 1],
  ]);
});

it("can be repeated with shell commands", async () => {
  const proof = await verifyDraw(fair, sent, await availableDigests(), aliPoint);
  expect(shellCommands(secret, proof)).toEqual([
    `printf %s ${secret} | xxd -r -p | openssl dgst -sha256`,
    `printf %s ${seed}:7 | openssl dgst -sha256 -mac HMAC -macopt hexkey:${secret}`,
    `echo $((0x${proof.word} % 1000000))`,
  ]);
});
