import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * What is kept of a request, to tell the same from another under the same key: enough for that, and nothing that was in
 * it, a card's password perhaps. The key goes in, so that two requests that are alike have nothing in common.
 */
export function digestOf(key: string, request: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${key} ${request}`)));
}
