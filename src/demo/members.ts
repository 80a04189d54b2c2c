import { instant, type Instant } from "../rules/calendar.ts";
import { fen, points } from "../rules/points.ts";
import type { ScenarioStep } from "./step.ts";
import type { LocalizedText } from "../catalog/text.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LAMP = {
  merchantId: "plumtree",
  orderId: "PT-20817",
  totalFen: fen(12_900),
  points: points(250),
};
const FRUIT = {
  merchantId: "corner",
  orderId: "CG-1036",
  totalFen: fen(600),
  points: points(509),
};
const GROCERIES = {
  merchantId: "corner",
  orderId: "CG-1042",
  totalFen: fen(4_680),
  points: points(200),
};

/** A member whom anybody may sign in as. The wallet is a statement's, replayed, or comes of a long life. */
export type DemoMember = {
  readonly id: string;
  readonly name: LocalizedText;
  /** What there is to see in the wallet, in a few words. */
  readonly about: LocalizedText;
  /**
   * The file under `public/statements`, less `.csv`; none for a wallet in which nothing has happened. A statement's
   * words stay as they were written: it is the one in the language in which the member first signs in.
   */
  readonly statement?: LocalizedText;
  /** Move the statement by whole months, so that it ends in the present one. */
  readonly upToDate?: true;
  /** What the member did after that, oldest first; so many milliseconds before the member's clock at the first sign-in. */
  readonly since?: readonly { readonly ago: number; readonly doing: ScenarioStep }[];
  /** Or a life of so many entries, which takes a while to be made. */
  readonly entries?: number;
  /** What the member's clock shows when the member is first signed in, if not the device's time. */
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
      { ago: 3 * DAY, doing: { kind: "payment", as: "lamp", body: LAMP } },
      { ago: 3 * DAY - 2 * MINUTE, doing: { kind: "capture", of: "lamp" } },
      { ago: 2 * DAY, doing: { kind: "refund", of: "lamp", fen: fen(6_450) } },
      {
        ago: 6 * HOUR,
        doing: {
          kind: "purchase",
          as: "stay",
          body: { offerId: "hotel", totalFen: fen(58_800) },
        },
      },
      {
        ago: 2 * HOUR,
        doing: {
          kind: "purchase",
          as: "outing",
          body: { offerId: "attraction", totalFen: fen(16_000) },
        },
      },
      // A quarter of an hour is given to pay the cash.
      { ago: MINUTE, doing: { kind: "payment", body: GROCERIES } },
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
    about: { en: "9 points, one too few", "zh-CN": "9 分，差 1 分" },
    statement: { en: "nine", "zh-CN": "nine.zh-CN" },
    upToDate: true,
    since: [
      { ago: 5 * HOUR, doing: { kind: "payment", as: "fruit", body: FRUIT } },
      // Once it was weighed, the bill was smaller than the points that were to pay of it: nine are back.
      { ago: 5 * HOUR - MINUTE, doing: { kind: "capture", of: "fruit", total: fen(500) } },
    ],
  },
  {
    id: "new",
    name: { en: "Xin", "zh-CN": "小新" },
    about: { en: "nothing yet", "zh-CN": "刚刚加入" },
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
