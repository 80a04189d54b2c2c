/**
 * Stands in for the public-suffix list inside MSW's cookie jar (see vite.config.ts).
 *
 * The wallet speaks to one host, so every host is its own site: its cookies stay with it and are
 * shared with no neighbour. As with the real list, a plain name or an address has no domain.
 */
export function getDomain(host: string): string | null {
  const isName = /\.[a-z][a-z0-9-]*$/i.test(host);
  return isName ? host : null;
}
