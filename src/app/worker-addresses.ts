/** The part of Trusted Types that the page uses. Browsers without them ignore that part of the security policy. */
type TrustedTypes = {
  readonly createPolicy: (
    name: "default",
    rules: { readonly createScriptURL: (address: string) => string },
  ) => unknown;
};

/**
 * Lets the page start its own workers and no other script. The security policy forbids script addresses that are plain
 * strings. MSW registers its worker with one, so that the rule is the page's default and not a function to call.
 */
export function allowOwnWorkers(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy("default", {
    createScriptURL: (address) => checkedWorkerAddress(address, location.href),
  });
}

/** Returns the address of a worker of this build; throws for any other. */
export function checkedWorkerAddress(address: string, page: string): string {
  const { origin, pathname } = new URL(address, page);
  const isWorker = pathname === "/sw.js" || /^\/assets\/[\w-]+-worker-[\w-]+\.js$/.test(pathname);
  if (origin === new URL(page).origin && isWorker) return address;
  throw new TypeError(`not a worker of this page: ${address}`);
}
