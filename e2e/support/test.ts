import { test as base, expect, type BrowserContext } from "@playwright/test";

export { expect, type Locator, type Page } from "@playwright/test";

/** Every browser test, with the expectation that no page or worker of it breaks the security policy. */
export const test = base.extend({
  context: async ({ context }, run) => {
    const violations = await watchPolicy(context);
    await run(context);
    expect(violations, "violations of the security policy").toEqual([]);
  },
});

/**
 * Collects what the security policy refuses. Pages report it by an event; workers only write it to the console, as pages
 * do for what the policy itself has wrong.
 */
export async function watchPolicy(context: BrowserContext): Promise<readonly string[]> {
  const violations: string[] = [];
  await context.exposeFunction("reportViolation", (violation: string) =>
    violations.push(violation),
  );
  await context.addInitScript(() =>
    addEventListener("securitypolicyviolation", (event) => {
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => void };
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
      const source = `${sourceFile}:${lineNumber}`;
      reportViolation(`${effectiveDirective} refused ${blockedURI} ${sample} from ${source}`);
    }),
  );
  context.on("console", (message) => {
    const isPolicy = /(?:content security|permissions)[ -]policy|trusted ?(?:type|script)/i;
    if (isPolicy.test(message.text())) violations.push(message.text());
  });
  return violations;
}
