import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The name of a key's record. Only the key's digest is stored, so that the records give no key away. */
export function partnerKeyName(key: string): `partner-key:${string}` {
  return `partner-key:${bytesToHex(sha256(utf8ToBytes(key)))}`;
}
