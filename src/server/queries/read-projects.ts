import type { Language } from "../../contract/language.ts";
import { titleOf } from "../../catalog/catalog.ts";
import type { DonationView, ProjectView } from "../../contract/donation.ts";
import { points } from "../../rules/points.ts";
import type { Ports, Reader } from "../ports.ts";
import { entryId } from "./entry-view.ts";

/** The projects with the points given to each. */
export async function listProjects(
  { store, catalog }: Ports,
  language: Language,
): Promise<ProjectView[]> {
  return Promise.all(
    catalog.projects.map(async ({ id, title, about, picture, goal, raised }) => ({
      id,
      title: title[language],
      about: about[language],
      picture,
      goal,
      raised: points(raised + ((await store.readResource(`raised:${id}`)) ?? 0)),
    })),
  );
}

/** The reader's donations, newest first. */
export async function listDonations(
  { store, catalog }: Ports,
  { memberId, language }: Reader,
): Promise<DonationView[]> {
  const donations = await store.listResources(`donation:${memberId}:`);
  return donations
    .toSorted((a, b) => b.seq - a.seq)
    .map(({ seq, projectId, ...donation }) => ({
      ...donation,
      id: entryId(memberId, seq),
      projectId,
      title: titleOf({ kind: "project", id: projectId }, language, catalog),
    }));
}
