import { titleOf } from "../catalog/catalog.ts";
import type { Language } from "../contract/language.ts";
import type { ProvisioningProgress } from "../contract/demo.ts";
import { assert } from "../rules/assertion.ts";
import {
  fromLocalTime,
  instant,
  localTime,
  monthOf,
  startOfMonth,
  type Instant,
} from "../rules/calendar.ts";
import { emptyWallet } from "../rules/ledger/wallet.ts";
import type { Programme } from "../rules/programme.ts";
import { replayRows, type Replayed } from "../server/import/replay-rows.ts";
import { readCsv, type ImportRow } from "../server/import/read-file.ts";
import type { Ports } from "../server/ports.ts";
import type { Member, ShiftedClock } from "../server/store/resources.ts";
import type { DemoPorts } from "./ports.ts";
import type { DemoMember } from "./members.ts";
import { sampleOrders } from "./orders.ts";
import type { Provisioning } from "./provisioning.ts";
import { ScenarioRunner, sharedResources } from "./scenario-runner.ts";

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
      ...(progress && { provisioning: progress }),
    };
  });
  const imported = (await ports.store.listResources("member:"))
    .filter((member) => listed.every(({ id }) => id !== member.id))
    .toSorted((a, b) => a.madeAt - b.madeAt)
    .map((member) => ({ id: member.id, name: nameOf(ports, member, language) }));
  return [...listed, ...imported];
}

/** The member's time when the device's clock shows `device`. */
export function memberTime(clock: ShiftedClock | null, device: Instant): Instant {
  if (clock === null) return device;
  return clock.running ? instant(clock.now + device - clock.setAt) : clock.now;
}

/** A demo member's name; of an imported member, the time of the import. */
export function nameOf(
  { members, programme }: DemoPorts,
  { id, madeAt }: Member,
  language: Language,
): string {
  const listed = members.find((member) => member.id === id);
  if (listed) return listed.name[language];
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
  const replayed = await replayFiles(ports, listed, memberTime(clock, device));
  return { member: await saveMember(ports, member, replayed, listed.since) };
}

/**
 * Saves a member with a wallet, after running the steps that followed. If two tabs create the same member at once, the
 * first one stays.
 */
export function saveMember(
  { store, programme, catalog }: Pick<Ports, "store" | "programme" | "catalog">,
  member: Member,
  { wallet, entries }: Pick<Replayed, "wallet" | "entries">,
  since: DemoMember["since"] = [],
): Promise<Member> {
  const name = `member:${member.id}` as const;
  const now = memberTime(member.clock, member.madeAt);
  const resources = [name, ...sharedResources(catalog)];
  return store.commit({ memberId: member.id, resources }, (state) => {
    const already = state.resource(name);
    if (already) return { result: already };
    const runner = new ScenarioRunner({ programme, catalog }, member.id, wallet, (shared) =>
      state.resource(shared),
    );
    runner.addOrders(sampleOrders(member.id, now, catalog));
    const later = since.flatMap(({ step, ago }) => runner.run(step, instant(now - ago)));
    return {
      wallet: runner.wallet,
      entries: [...entries, ...later],
      resources: [...runner.writes, [name, member]],
      result: member,
    };
  });
}

/** Replays the member's files: the rows are the same, so each entry gets the words of both. */
async function replayFiles(
  ports: DemoPorts,
  { statement, upToDate }: DemoMember,
  now: Instant,
): Promise<Pick<Replayed, "wallet" | "entries">> {
  if (statement === undefined) return { wallet: emptyWallet, entries: [] };
  const { programme, catalog } = ports;
  const english = await readRows(ports, statement.en);
  const chinese = await readRows(ports, statement["zh-CN"]);
  assert(english.length === chinese.length, () => `the files of ${statement.en} differ`);
  const rows = english.map((row, index) => {
    const { subject } = chinese[index] ?? row;
    const words = {
      en: titleOf(row.subject, "en", catalog),
      "zh-CN": titleOf(subject, "zh-CN", catalog),
    };
    return { ...row, subject: { words } };
  });
  return replayRows(upToDate ? moveToMonth(rows, now, programme) : rows, now, programme);
}

async function readRows({ readFile, programme }: DemoPorts, name: string) {
  const file = await readCsv(await readFile(name), programme);
  assert(file.ok && file.problems.length === 0, () => `the file ${name} cannot be read`);
  return file.rows;
}

/** Moves all rows by the same number of months, so that the last is in the month of `now`. */
export function moveToMonth(
  rows: readonly ImportRow[],
  now: Instant,
  programme: Programme,
): ImportRow[] {
  const last = Math.max(...rows.map(({ at }) => monthOf(at, programme)));
  const months = monthOf(now, programme) - last;
  return rows.map((row) => ({ ...row, at: movedBy(months, row.at, programme) }));
}

/** The same day and time of another month. The day must exist in every month. */
function movedBy(months: number, at: Instant, programme: Programme): Instant {
  const month = monthOf(at, programme);
  const local = (count: number) => localTime(startOfMonth(month, count, programme), programme);
  const into = localTime(at, programme) - local(0);
  assert(into < 28 * 86_400_000, () => "a row after the 28th cannot be moved by months");
  return fromLocalTime(local(months) + into, programme);
}
