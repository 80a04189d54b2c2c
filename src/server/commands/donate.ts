import type * as z from "zod/mini";
import type { donationBody } from "../../contract/donation.ts";
import { assert } from "../../rules/assertion.ts";
import { points } from "../../rules/points.ts";
import type { Terms } from "../ports.ts";
import type { State } from "../store/store.ts";
import type { CommandHandler } from "./run-command.ts";

/** `undefined` where the catalog has no such project. The donation gets the next certificate number. */
export function donate(
  { catalog }: Terms,
  memberId: string,
  { projectId, points: given, anonymous }: z.infer<typeof donationBody>,
): CommandHandler | undefined {
  if (!catalog.projects.some(({ id }) => id === projectId)) return undefined;
  const name = `raised:${projectId}` as const;
  const next = (state: State) => (state.resource("certificates") ?? 0) + 1;
  return {
    resources: [name, "certificates"],
    command: (state) => ({
      kind: "donation",
      subject: { kind: "project", id: projectId, reference: certificateNumber(next(state)) },
      points: given,
    }),
    writes(state, { entries, at }) {
      const entry = entries.find(({ kind }) => kind === "donation");
      assert(entry !== undefined, () => "an accepted donation without an entry");
      const certificate = certificateNumber(next(state));
      const donation = { seq: entry.seq, projectId, points: given, at, certificate, anonymous };
      return [
        [name, points((state.resource(name) ?? 0) + given)],
        ["certificates", next(state)],
        [`donation:${memberId}:${entry.seq}`, donation],
      ];
    },
  };
}

function certificateNumber(certificate: number): string {
  return String(certificate).padStart(6, "0");
}
