import { instant, type Instant } from "../rules/calendar.ts";
import { fen, points } from "../rules/points.ts";
import type { ScenarioStep } from "./scenario-step.ts";
import type { LocalizedText } from "../rules/ledger/entry.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LAMP = {
  partnerId: "plumtree",
  number: "PT-20790",
  item: { en: "Reading lamp", "zh-CN": "阅读灯" },
  totalFen: fen(12_900),
};
const GROCERIES = {
  partnerId: "corner",
  number: "CG-1040",
  item: { en: "Rice and vegetables", "zh-CN": "大米和蔬菜" },
  totalFen: fen(4_680),
};
const FRUIT = {
  partnerId: "corner",
  number: "CG-1036",
  item: { en: "Fruit", "zh-CN": "水果" },
  totalFen: fen(600),
  points: points(509),
};
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
      { ago: 3 * DAY, step: { kind: "order", order: LAMP } },
      {
        ago: 3 * DAY,
        step: { kind: "payment", as: "lamp", order: LAMP.number, points: points(250) },
      },
      { ago: 3 * DAY - 2 * MINUTE, step: { kind: "capture", of: "lamp" } },
      { ago: 2 * DAY, step: { kind: "refund", of: "lamp", fen: fen(6_450) } },
      { ago: 6 * HOUR, step: { kind: "purchase", as: "stay", body: STAY } },
      { ago: 2 * HOUR, step: { kind: "purchase", as: "outing", body: OUTING } },
      { ago: 5 * MINUTE, step: { kind: "order", order: GROCERIES } },
      // Still held: the cash is due within 15 minutes.
      { ago: MINUTE, step: { kind: "payment", order: GROCERIES.number, points: points(200) } },
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
      { ago: 5 * HOUR, step: { kind: "payment", as: "fruit", bill: FRUIT } },
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
