import type { Language } from "../contract/language.ts";
import type { ProvisioningProgress } from "../contract/demo.ts";
import { instant, type Instant } from "../rules/calendar.ts";
import type { Member, ShiftedClock } from "../server/store/resources.ts";
import type { DemoPorts } from "./ports.ts";
import type { Provisioning } from "./provisioning.ts";

/** The demo members with the progress of those that are being provisioned, then the imported ones, newest last. */
export async function listMembers(
  ports: DemoPorts,
  provisioning: Provisioning,
  language: Language,
) {
  const listed = ports.members.map(({ id, name, about }) => {
    const progress = provisioning.progressOf(id);
    const separator = language === "en" ? " — " : "：";
    return {
      id,
      name: `${name[language]}${separator}${about[language]}`,
      isImported: false,
      ...(progress && { provisioning: progress }),
    };
  });
  const imported = (await ports.store.listResources("member:"))
    .filter((member) => listed.every(({ id }) => id !== member.id))
    .toSorted((a, b) => a.madeAt - b.madeAt)
    .map((member) => ({ id: member.id, name: nameOf(ports, member, language), isImported: true }));
  return [...listed, ...imported];
}

/** The member's time when the device's clock shows `device`. */
export function memberTime(clock: ShiftedClock | null, device: Instant): Instant {
  if (clock === null) return device;
  return clock.running ? instant(clock.now + device - clock.setAt) : clock.now;
}

/** Begins the ids of the members that are made from files. */
export const IMPORTED = "import-";
export const isImported = (memberId: string) => memberId.startsWith(IMPORTED);

/** A demo member's name; of an imported member the one it was given, or the time of the import. */
export function nameOf(
  { members, programme }: DemoPorts,
  { id, name, madeAt }: Member,
  language: Language,
): string {
  const listed = members.find((member) => member.id === id);
  if (listed) return listed.name[language];
  if (name !== undefined) return name;
  const locale = language === "en" ? "en-GB" : language;
  const when = new Date(madeAt).toLocaleString(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: programme.zone,
  });
  return language === "en" ? `Imported ${when}` : `导入的账单 ${when}`;
}

/**
 * The member under `id`. A demo member is created at the first sign-in; `progress` says that this is not finished yet.
 * `undefined` if there is no such member.
 */
export async function findOrCreateMember(
  ports: DemoPorts,
  provisioning: Provisioning,
  id: string,
): Promise<{ readonly member: Member; readonly progress?: ProvisioningProgress } | undefined> {
  const device = ports.clock();
  const found = await ports.store.readResource(`member:${id}`);
  if (found) return { member: found };
  const listed = ports.members.find((member) => member.id === id);
  if (!listed) return undefined;
  const clock =
    listed.clock === undefined ? null : { now: listed.clock, setAt: device, running: true };
  const member = { id, madeAt: device, clock };
  if (listed.entries !== undefined) {
    return { member, progress: provisioning.start(member, listed.entries) };
  }
  // Loaded with the first sign-in of a demo member: later visits do not need it.
  const { createMember } = await import("./create-member.ts");
  return { member: await createMember(ports, member, listed) };
}
