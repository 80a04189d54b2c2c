import type * as z from "zod/mini";

/** A JSON pointer (RFC 6901) and a code for each invalid field. Unknown names are escaped. */
export function pointersOf(
  issues: readonly z.core.$ZodIssue[],
): { pointer: string; code: string }[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => `/${escapePointer(String(step))}`).join("");
    if (issue.code !== "unrecognized_keys")
      return [{ pointer: path, code: issue.code.replaceAll("_", "-") }];
    return issue.keys.map((key) => ({
      pointer: `${path}/${escapePointer(key)}`,
      code: "unknown-field",
    }));
  });
}

const escapePointer = (step: string) =>
  step.slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1");
