import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { RewardTerms } from "../../catalog/catalog.ts";
import { dayOf, startOfDay, type Instant } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import type { Reward, RewardItem, TakenStock } from "../store/resources.ts";

/** Base 32 without letters that look like digits. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP = 4;
const KEYED_LENGTH = 3 * GROUP;

/** The time at which a reward that is given at `at` can no longer be used; nothing where it has no end. */
export function useByOf(
  { useWithinDays }: Pick<RewardTerms, "useWithinDays">,
  at: Instant,
  programme: Programme,
): { readonly useBy?: Instant } {
  if (useWithinDays === undefined) return {};
  return { useBy: startOfDay(dayOf(at, programme), useWithinDays + 1, programme) };
}

/** The cash of its redemption was paid. Takes the next code from the stock; a shipment is still to be prepared. */
export function afterCapture(
  reward: Reward,
  stock: TakenStock,
  at: Instant,
): { readonly reward: Reward; readonly stock: TakenStock } {
  if (reward.fulfilment === "shipment") return { reward, stock };
  const codeNumber = stock.codesGiven + 1;
  return {
    reward: { ...reward, state: "ready", codeNumber, changedAt: at },
    stock: { ...stock, codesGiven: codeNumber },
  };
}

/**
 * Code `number`, from 1, of an item. The first group is the number, so that an item never has the same code twice; the
 * others can only be computed with the secret.
 */
export function codeOf(secret: string, { kind, id }: RewardItem, number: number): string {
  const keyed = hmac(sha256, hexToBytes(secret), utf8ToBytes(`${kind}:${id}:${number}`));
  const numbered = base32(number).padStart(GROUP, "0");
  const digits = Array.from(keyed.slice(0, KEYED_LENGTH), (byte) => DIGITS.charAt(byte % 32));
  return [numbered, ...(digits.join("").match(/.{4}/g) ?? [])].join("-");
}

function base32(number: number): string {
  const rest = Math.floor(number / 32);
  return (rest === 0 ? "" : base32(rest)) + DIGITS.charAt(number % 32);
}
