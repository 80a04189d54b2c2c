/**
 * Replaces the public-suffix list in MSW's cookie jar (see vite.config.ts). The wallet talks to one host, so every host
 * is its own site. As in the real list, a plain name and an address have no domain.
 */
export function getDomain(host: string): string | null {
  const isName = /\.[a-z][a-z0-9-]*$/i.test(host);
  return isName ? host : null;
}
