import { titleOf } from "../catalog/catalog.ts";
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
import { readCsv } from "../server/import/read-file.ts";
import type { ImportRow } from "../server/import/read-rows.ts";
import type { Ports } from "../server/ports.ts";
import type { Member } from "../server/store/resources.ts";
import { memberTime } from "./member-store.ts";
import type { DemoMember } from "./members.ts";
import { sampleOrders } from "./orders.ts";
import type { DemoPorts } from "./ports.ts";
import { ScenarioRunner, sharedResources } from "./scenario-runner.ts";

/** Saves a demo member with the wallet that its files and steps give. */
export async function createMember(
  ports: DemoPorts,
  member: Member,
  listed: DemoMember,
): Promise<Member> {
  const replayed = await replayFiles(ports, listed, memberTime(member.clock, member.madeAt));
  return saveMember(ports, member, replayed, listed.since);
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
