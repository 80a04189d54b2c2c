import { bytesToHex } from "@noble/hashes/utils.js";
import type { RewardTerms } from "../../catalog/catalog.ts";
import type { RewardView } from "../../contract/reward.ts";
import type { Language } from "../../contract/language.ts";
import { codeOf } from "../commands/rewards.ts";
import type { Ports, Reader, Terms } from "../ports.ts";
import type { Reward, RewardItem } from "../store/resources.ts";
import { entryId, seqOf } from "./entry-view.ts";
import { readWallet } from "./read-wallet.ts";

/** How long a change of a reward is new. */
const NEW_FOR = 3 * 24 * 3_600_000;

/** The reader's rewards, newest first. */
export async function listRewards(ports: Ports, reader: Reader): Promise<RewardView[]> {
  await readWallet(ports, reader);
  const [rewards, secret] = await Promise.all([
    ports.store.listResources(`reward:${reader.memberId}:`),
    codeSecret(ports),
  ]);
  return rewards
    .toSorted((a, b) => b.seq - a.seq)
    .map((reward) => viewOfReward(ports, reader, reward, secret));
}

/** `undefined` where the reader has no reward under `id`. */
export async function readReward(
  ports: Ports,
  reader: Reader,
  id: string,
): Promise<RewardView | undefined> {
  const seq = seqOf(reader.memberId, id);
  if (seq === undefined) return undefined;
  await readWallet(ports, reader);
  const reward = await ports.store.readResource(`reward:${reader.memberId}:${seq}`);
  return reward && viewOfReward(ports, reader, reward, await codeSecret(ports));
}

/** The secret of all codes. It is made when a reward is first looked at. */
export async function codeSecret({ store, randomBytes }: Ports): Promise<string> {
  const known = await store.readResource("code-secret");
  if (known !== undefined) return known;
  const made = bytesToHex(randomBytes());
  return store.commit({ resources: ["code-secret"] }, (state) => {
    // Another tab may have made one meanwhile.
    const already = state.resource("code-secret");
    return already ? { result: already } : { result: made, resources: [["code-secret", made]] };
  });
}

export function viewOfReward(
  { catalog }: Terms,
  { memberId, language, now }: Pick<Reader, "memberId" | "language" | "now">,
  reward: Reward,
  secret: string,
): RewardView {
  const { seq, item, fulfilment, state, useBy, carrier, trackingNumber, createdAt } = reward;
  const { title, picture, terms } = detailsOf(catalog, item, language);
  const code = codeOfReward(reward, secret);
  const link = reward.link ?? terms?.link;
  return {
    id: entryId(memberId, seq),
    entryId: entryId(memberId, seq),
    title,
    picture,
    kind: fulfilment,
    state,
    ...(code !== undefined && { code }),
    ...(link !== undefined && { link }),
    ...(useBy !== undefined && { useBy }),
    ...(carrier !== undefined && { carrier }),
    ...(trackingNumber !== undefined && { trackingNumber }),
    instructions: terms?.instructions[language] ?? "",
    at: createdAt,
    isNew: (state === "ready" || state === "sent") && now < reward.changedAt + NEW_FOR,
  };
}

/** The code of a reward that is not cancelled. */
function codeOfReward(
  { item, state, code, codeNumber }: Reward,
  secret: string,
): string | undefined {
  if (state === "cancelled") return undefined;
  return code ?? (codeNumber === undefined ? undefined : codeOf(secret, item, codeNumber));
}

/** An item that has left the catalog is called by its id. */
function detailsOf(
  { products, awards }: Terms["catalog"],
  { kind, id }: RewardItem,
  language: Language,
): { readonly title: string; readonly picture: string; readonly terms: RewardTerms | undefined } {
  if (kind === "prize") {
    const award = awards[id];
    return { title: award?.title[language] ?? id, picture: "prize", terms: award?.reward };
  }
  const product = products.find((each) => each.id === id);
  return {
    title: product?.title[language] ?? id,
    picture: product?.picture ?? "",
    terms: product?.reward,
  };
}
