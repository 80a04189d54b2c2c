import { instant, type Instant } from "../../rules/calendar.ts";
import { fen } from "../../rules/points.ts";
import type { Doing } from "./doing.ts";
import type { Text } from "./text.ts";

const HOUR = 3_600_000;

/** A member whom anybody may sign in as. The wallet is a statement's, replayed, or comes of a long life. */
export type SampleMember = {
  readonly id: string;
  readonly name: Text;
  /**
   * The file under `public/statements`, less `.csv`; none for a wallet in which nothing has happened. A statement's
   * words stay as they were written: it is the one in the language in which the member first signs in.
   */
  readonly statement?: Text;
  /** Move the statement by whole months, so that it ends in the present one. */
  readonly upToDate?: true;
  /** What the member did after that, oldest first; so many milliseconds before the member's clock at the first sign-in. */
  readonly since?: readonly { readonly ago: number; readonly doing: Doing }[];
  /** Or a life of so many entries, which takes a while to be made. */
  readonly entries?: number;
  /** What the member's clock shows when the member is first signed in, if not the device's time. */
  readonly clock?: Instant;
};

export const sampleMembers: readonly SampleMember[] = [
  {
    id: "regular",
    name: { en: "Lin — three years of points", "zh-CN": "小林：三年积分" },
    statement: { en: "regular", "zh-CN": "regular.zh-CN" },
    upToDate: true,
    since: [
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
    ],
  },
  {
    id: "guide",
    name: { en: "Mei — half a minute before points expire", "zh-CN": "小梅：积分半分钟后到期" },
    statement: { en: "guide", "zh-CN": "guide.zh-CN" },
    clock: instant(Date.parse("2019-05-31T23:59:30.000+08:00")),
  },
  {
    id: "nine",
    name: { en: "An — 9 points, one too few", "zh-CN": "小安：9 分，差 1 分" },
    statement: { en: "nine", "zh-CN": "nine.zh-CN" },
    upToDate: true,
  },
  { id: "new", name: { en: "Xin — nothing yet", "zh-CN": "小新：刚刚加入" } },
  {
    id: "busy",
    name: { en: "Bo — a team's wallet, 100,000 entries", "zh-CN": "小博：团队钱包，10 万条明细" },
    entries: 100_000,
  },
  {
    id: "huge",
    name: {
      en: "Hai — a company's wallet, 1,000,000 entries",
      "zh-CN": "小海：公司钱包，100 万条明细",
    },
    entries: 1_000_000,
  },
];
