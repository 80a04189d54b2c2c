import { instant, monthOf, startOfMonth, type Instant } from "../rules/calendar.ts";
import { assert } from "../rules/assertion.ts";
import { aliPoint } from "../rules/programme.ts";
import { emptyWallet } from "../rules/ledger/wallet.ts";
import { shownBy } from "../server/service-clock.ts";
import type { Member, Store } from "../server/store/store.ts";
import type { Language } from "../catalog/text.ts";
import { demoMembers, type DemoMember } from "./members.ts";
import type { Making } from "../contract/session.ts";
import { ScenarioRunner, SHARED } from "./scenario-runner.ts";
import type { Provisioning } from "./provisioning.ts";
import { replayStatement, type Replayed } from "../server/import/replay-rows.ts";
import { parseStatement, type ImportRow } from "../server/import/rows.ts";

/** The text of a statement that the wallet ships with, by its name under `public/statements`. */
export type ReadStatement = (name: string) => Promise<string>;

/** Sample members, how far those are that are being made, and those that statements made, the newest of them last. */
export async function listMembers(store: Store, makings: Provisioning, language: Language) {
  const samples = demoMembers.map((member) => {
    const { id } = member;
    const making = makings.progressOf(id);
    return { id, name: introduced(member, language), ...(making && { making }) };
  });
  const brought = (await store.listResources("member:"))
    .filter((member) => samples.every(({ id }) => id !== member.id))
    .toSorted((a, b) => a.madeAt - b.madeAt)
    .map((member) => ({ id: member.id, name: nameOf(member, language) }));
  return [...samples, ...brought];
}

/** By name, and with what there is to see: for whoever chooses. */
function introduced({ name, about }: DemoMember, language: Language): string {
  return `${name[language]}${language === "en" ? " — " : "："}${about[language]}`;
}

/** A sample member's name, or when the statement behind this member was brought. */
export function nameOf({ id, madeAt }: Member, language: Language): string {
  const sample = demoMembers.find((member) => member.id === id);
  if (sample) return sample.name[language];
  const local = new Date(madeAt + aliPoint.zoneOffset).toISOString();
  const when = `${local.slice(0, 10)} ${local.slice(11, 16)}`;
  return language === "en" ? `Statement brought ${when}` : `${when} 导入的账单`;
}

/** What sample members are made with, and the language in which that is asked for. */
type Means = {
  readonly readStatement: ReadStatement;
  readonly makings: Provisioning;
  readonly language: Language;
};

/**
 * The member under `id`, made now if it is a sample that nobody has signed in as yet; `undefined` if there is none.
 * `making` where the member is not there yet.
 */
export async function findOrMake(
  store: Store,
  id: string,
  device: Instant,
  { readStatement, makings, language }: Means,
): Promise<{ readonly member: Member; readonly making?: Making } | undefined> {
  const found = await store.readResource(`member:${id}`);
  if (found) return { member: found };
  const sample = demoMembers.find((member) => member.id === id);
  if (!sample) return undefined;
  const clock =
    sample.clock === undefined ? null : { now: sample.clock, setAt: device, running: true };
  const member = { id, madeAt: device, clock };
  if (sample.entries !== undefined) return { member, making: makings.make(member, sample.entries) };
  const statement = sample.statement && (await readStatement(sample.statement[language]));
  const replayed = await replaySample(sample, statement, shownBy(clock, device));
  return { member: await keepMember(store, member, replayed, sample.since) };
}

/** Keeps a member with a wallet and what was done since. Where two tabs make the same one at once, the first stands. */
export function keepMember(
  store: Store,
  member: Member,
  { wallet, entries: replayed }: Pick<Replayed, "wallet" | "entries">,
  since: DemoMember["since"] = [],
): Promise<Member> {
  const name = `member:${member.id}` as const;
  const now = shownBy(member.clock, member.madeAt);
  return store.commit({ memberId: member.id, resources: [name, ...SHARED] }, (state) => {
    const already = state.resource(name);
    if (already) return { result: already };
    const course = new ScenarioRunner({
      memberId: member.id,
      wallet,
      shared: (of) => state.resource(of),
    });
    const later = since.flatMap(({ doing, ago }) => course.carryOut(doing, instant(now - ago)));
    return {
      wallet: course.wallet,
      entries: [...replayed, ...later],
      resources: [...course.kept, [name, member]],
      result: member,
    };
  });
}

async function replaySample(sample: DemoMember, text: string | undefined, now: Instant) {
  if (text === undefined) return { wallet: emptyWallet, entries: [] };
  const statement = await parseStatement(text, aliPoint);
  assert(
    statement.ok && statement.problems.length === 0,
    () => `the statement of ${sample.id} is none`,
  );
  const rows = sample.upToDate ? upToDate(statement.rows, now) : statement.rows;
  return replayStatement(rows, now, aliPoint);
}

/** The rows, all moved by as many months as bring the last into the month of `now`. */
export function upToDate(rows: readonly ImportRow[], now: Instant): ImportRow[] {
  const last = Math.max(...rows.map(({ at }) => monthOf(at, aliPoint)));
  const months = monthOf(now, aliPoint) - last;
  return rows.map((row) => ({ ...row, at: moved(row.at, months) }));
}

/** The same day and time of another month. The day must be one that every month has. */
function moved(at: Instant, months: number): Instant {
  const month = monthOf(at, aliPoint);
  const into = at - startOfMonth(month, 0, aliPoint);
  assert(into < 28 * 86_400_000, () => "a row after the 28th cannot be moved by months");
  return instant(startOfMonth(month, months, aliPoint) + into);
}
