import { instant, type Instant } from "../rules/calendar.ts";
import { fen, points } from "../rules/points.ts";
import type { ScenarioStep } from "./scenario-step.ts";
import type { LocalizedText } from "../rules/ledger/entry.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const bill = (merchantId: string, orderId: string, total: number, inPoints: number) => ({
  merchantId,
  orderId,
  totalFen: fen(total),
  points: points(inPoints),
});
const LAMP = bill("plumtree", "PT-20817", 12_900, 250);
const FRUIT = bill("corner", "CG-1036", 600, 509);
const GROCERIES = bill("corner", "CG-1042", 4_680, 200);
const STAY = { offerId: "hotel", totalFen: fen(58_800) };
const OUTING = { offerId: "attraction", totalFen: fen(16_000) };

/** A member that any visitor can sign in as. The wallet comes from a file that is replayed, or from a generated history. */
export type DemoMember = {
  readonly id: string;
  readonly name: LocalizedText;
  /** What the wallet shows, in a few words. */
  readonly about: LocalizedText;
  /** The files under `src/demo/statements`, without `.csv`: the same rows in each language. An empty wallet has none. */
  readonly statement?: LocalizedText;
  /** Move the file's rows by whole months, so that the last is in the current month. */
  readonly upToDate?: true;
  /** The steps after the file, oldest first; `ago` is in milliseconds before the first sign-in. */
  readonly since?: readonly { readonly ago: number; readonly step: ScenarioStep }[];
  /** The length of the generated history. Generating it takes some time. */
  readonly entries?: number;
  /** The member's time at the first sign-in; the device's time if absent. */
  readonly clock?: Instant;
};

export const demoMembers: readonly DemoMember[] = [
  {
    id: "regular",
    name: { en: "Lin", "zh-CN": "小林" },
    about: { en: "three years of points", "zh-CN": "三年积分" },
    statement: { en: "regular", "zh-CN": "regular.zh-CN" },
    upToDate: true,
    since: [
      { ago: 3 * DAY, step: { kind: "payment", as: "lamp", body: LAMP } },
      { ago: 3 * DAY - 2 * MINUTE, step: { kind: "capture", of: "lamp" } },
      { ago: 2 * DAY, step: { kind: "refund", of: "lamp", fen: fen(6_450) } },
      { ago: 6 * HOUR, step: { kind: "purchase", as: "stay", body: STAY } },
      { ago: 2 * HOUR, step: { kind: "purchase", as: "outing", body: OUTING } },
      // Still held: the cash is due within 15 minutes.
      { ago: MINUTE, step: { kind: "payment", body: GROCERIES } },
    ],
  },
  {
    id: "guide",
    name: { en: "Mei", "zh-CN": "小梅" },
    about: { en: "half a minute before points expire", "zh-CN": "积分半分钟后到期" },
    statement: { en: "guide", "zh-CN": "guide.zh-CN" },
    clock: instant(Date.parse("2019-05-31T23:59:30.000+08:00")),
  },
  {
    id: "nine",
    name: { en: "An", "zh-CN": "小安" },
    about: { en: "9 points, 1 below the minimum", "zh-CN": "9 分，差 1 分可用" },
    statement: { en: "nine", "zh-CN": "nine.zh-CN" },
    upToDate: true,
    since: [
      { ago: 5 * HOUR, step: { kind: "payment", as: "fruit", body: FRUIT } },
      // The final bill was smaller than the held points, so nine points were released.
      { ago: 5 * HOUR - MINUTE, step: { kind: "capture", of: "fruit", total: fen(500) } },
    ],
  },
  {
    id: "new",
    name: { en: "Xin", "zh-CN": "小新" },
    about: { en: "new member", "zh-CN": "新会员" },
  },
  {
    id: "busy",
    name: { en: "Bo", "zh-CN": "小博" },
    about: { en: "a team's wallet, 100,000 entries", "zh-CN": "团队钱包，10 万条明细" },
    entries: 100_000,
  },
  {
    id: "huge",
    name: { en: "Hai", "zh-CN": "小海" },
    about: { en: "a company's wallet, 1,000,000 entries", "zh-CN": "公司钱包，100 万条明细" },
    entries: 1_000_000,
  },
];
