import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Stored instead of the request, which may contain a card's password, to tell whether a second request under a key is
 * the same. The key is part of it, so that equal requests under different keys have different digests.
 */
export function digestOf(key: string, request: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${key} ${request}`)));
}
