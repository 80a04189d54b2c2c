import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { OrderState } from "./order.ts";

/** What a member's checkout came to, as the partner receives it with the member's return. */
export type CheckoutResult = {
  readonly orderId: string;
  readonly number: string;
  readonly state: OrderState;
  /** The payment that holds or paid the order, its points, and the rest in cash, in fen. */
  readonly payment?: string;
  readonly points?: number;
  readonly fen?: number;
  /** When the service signed this, RFC 3339. */
  readonly at: string;
};

/** Their order is that of the signed text. */
const names = ["orderId", "number", "state", "payment", "points", "fen", "at"] as const;

/** The partner's return address with the result and its signature. `secret` is the partner's, in base64. */
export function returnAddress(returnUrl: string, result: CheckoutResult, secret: string): string {
  const address = new URL(returnUrl);
  for (const name of names) {
    // What the address had under this name is no part of the result.
    address.searchParams.delete(name);
    if (result[name] !== undefined) address.searchParams.set(name, String(result[name]));
  }
  address.searchParams.set("signature", signatureOf(address.searchParams, secret));
  return address.href;
}

/** Whether the result in an address is the one that the service has signed. */
export function isSigned(parameters: URLSearchParams, secret: string): boolean {
  const given = parameters.get("signature") ?? "";
  const right = signatureOf(parameters, secret);
  let difference = given.length ^ right.length;
  // Compares every character, so that the time tells nothing about the right ones.
  for (let index = 0; index < right.length; index++) {
    difference |= right.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
}

/** HMAC-SHA256 over "name=value" of each parameter there is, joined by "&" and encoded as in a form; in base64url. */
function signatureOf(parameters: URLSearchParams, secret: string): string {
  const signed = new URLSearchParams(
    names.flatMap((name) => parameters.getAll(name).map((value) => [name, value])),
  );
  const key = Uint8Array.from(atob(secret), (character) => character.charCodeAt(0));
  const bytes = hmac(sha256, key, new TextEncoder().encode(signed.toString()));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
