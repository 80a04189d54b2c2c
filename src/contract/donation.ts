import * as z from "zod/mini";
import { entryId, id, instant, points, somePoints } from "./scalars.ts";

/** A public-welfare project. */
const projectView = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string(),
  picture: z.string(),
  goal: somePoints,
  raised: points,
});
export type ProjectView = z.infer<typeof projectView>;

export const projectList = z.object({ items: z.array(projectView) });

export const donationBody = z.strictObject({
  projectId: id,
  points: somePoints,
  anonymous: z.boolean(),
});

const donationView = z.object({
  id: entryId,
  /** The number of its certificate. */
  certificate: z.string(),
  projectId: z.string(),
  title: z.string(),
  points: somePoints,
  at: instant,
  anonymous: z.boolean(),
});
export type DonationView = z.infer<typeof donationView>;

export const donationList = z.object({ items: z.array(donationView) });
