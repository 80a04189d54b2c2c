/** The two digests of a draw, and what computes them. */
export type Digests = {
  /** The browser's Web Crypto, or a library in the page where that is missing. */
  readonly by: "browser" | "page";
  readonly sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  readonly hmac: (key: Uint8Array<ArrayBuffer>, text: string) => Promise<Uint8Array>;
};

/** `crypto.subtle` is missing on a page served over plain http. */
export function availableDigests(): Promise<Digests> {
  return "subtle" in crypto ? Promise.resolve(browserDigests(crypto.subtle)) : libraryDigests();
}

function browserDigests(subtle: SubtleCrypto): Digests {
  return {
    by: "browser",
    sha256: async (bytes) => new Uint8Array(await subtle.digest("SHA-256", bytes)),
    async hmac(key, text) {
      const algorithm = { name: "HMAC", hash: "SHA-256" };
      const imported = await subtle.importKey("raw", key, algorithm, false, ["sign"]);
      return new Uint8Array(await subtle.sign("HMAC", imported, new TextEncoder().encode(text)));
    },
  };
}

export async function libraryDigests(): Promise<Digests> {
  const [{ sha256 }, { hmac }] = await Promise.all([
    import("@noble/hashes/sha2.js"),
    import("@noble/hashes/hmac.js"),
  ]);
  return {
    by: "page",
    sha256: (bytes) => Promise.resolve(sha256(bytes)),
    hmac: (key, text) => Promise.resolve(hmac(sha256, key, new TextEncoder().encode(text))),
  };
}
