import type { DonationView, ProjectView } from "../../contract/donation.ts";
import { points } from "../../rules/points.ts";
import type { Store } from "../store/store.ts";
import { titleOf } from "../../catalog/catalog.ts";
import { projects } from "../../catalog/projects.ts";
import type { Language } from "../../catalog/text.ts";
import { entryId } from "./read-wallet.ts";

/** The projects in `language`, with what has been given to each. */
export async function listProjects(store: Store, language: Language): Promise<ProjectView[]> {
  const given = (await store.readResource("raised")) ?? {};
  return projects.map(({ id, title, about, picture, goal, raised }) => ({
    id,
    title: title[language],
    about: about[language],
    picture,
    goal,
    raised: points(raised + (given[id] ?? 0)),
  }));
}

/** A member's donations, newest first. */
export async function listDonations(
  store: Store,
  memberId: string,
  language: Language,
): Promise<DonationView[]> {
  const made = await store.listResources(`donation:${memberId}:`);
  return made
    .toSorted((a, b) => b.seq - a.seq)
    .map(({ seq, projectId, ...donation }) => ({
      ...donation,
      id: entryId(memberId, seq),
      projectId,
      title: titleOf({ kind: "project", id: projectId }, language),
    }));
}
