import { execFileSync } from "node:child_process";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { availableDigests } from "../../src/features/draw/digests.ts";
import { verifyDraw, shellCommands } from "../../src/features/draw/verify-draw.ts";
import { prizeOf, rollOf } from "../../src/rules/spend/draw.ts";
import { aliPoint } from "../../src/catalog/alipoint.ts";
import { NOW } from "../../src/rules/testing/fixtures.ts";

const DRAWS = 100;
const hmac = (key: Uint8Array, text: string) => createHmac("sha256", key).update(text).digest();
const digests = await availableDigests();

for (let number = 1; number <= DRAWS; number++) {
  const [secret, memberSeed] = [randomBytes(32), randomBytes(16).toString("hex")];
  const commitment = createHash("sha256").update(secret).digest("hex");
  const roll = rollOf(hmac, secret, memberSeed, number);
  const prizeId = prizeOf(roll, aliPoint).id;
  const draw = { secret: secret.toString("hex"), commitment, memberSeed, number, roll, prizeId };
  const drawn = { ...draw, id: "", at: NOW, title: "", pays: "nothing" } as const;
  const proof = await verifyDraw(drawn, undefined, digests, aliPoint);
  const commands = shellCommands(draw.secret, proof).join("\n");
  const printed = execFileSync("sh", ["-c", commands], { encoding: "utf8" }).trim().split("\n");
  const found = printed.map((line) => line.replace(/^.*[ =]/, ""));
  const expected = [commitment, ...proof.hashed.map(({ digest }) => digest), String(roll)];
  if (proof.fault !== undefined || found.join() !== expected.join()) {
    throw new Error(
      `draw ${number} of ${JSON.stringify(draw)}: openssl prints ${printed.join(", ")}`,
    );
  }
}
console.log(
  `${DRAWS} draws repeated by openssl with the commands that the page shows: no difference`,
);
