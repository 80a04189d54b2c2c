import { assert } from "../../rules/assertion.ts";
import type { ResourceName } from "./resources.ts";

/** A resource that the transaction has not read could have been changed by another one. */
export function assertInScope(
  scope: { has(name: ResourceName): boolean },
  name: ResourceName,
): void {
  assert(scope.has(name), () => `${name} is not in the transaction's scope`);
}
