import { instant } from "../rules/calendar.ts";
import { fen, points } from "../rules/points.ts";
import type { CatalogCard, CatalogPartner, CatalogRebate, CatalogTask } from "./catalog.ts";

const perDay = (amount: number) => ({ points: points(amount), per: "day" as const });
const perMonth = (amount: number) => ({ points: points(amount), per: "month" as const });

export const partners: readonly CatalogPartner[] = [
  {
    id: "amberbrook",
    title: { en: "Amberbrook Bank", "zh-CN": "琥珀溪银行" },
    picture: "bank",
    rate: { theirs: 5, ours: 1 },
    cap: perDay(3_000),
    creditDays: 0,
    balance: 86_400,
  },
  {
    id: "northgate",
    title: { en: "Northgate Bank", "zh-CN": "北门银行" },
    picture: "bank",
    rate: { theirs: 54, ours: 10 },
    cap: perDay(5_000),
    creditDays: 1,
    balance: 32_130,
  },
  {
    id: "riverside",
    title: { en: "Riverside Bank", "zh-CN": "河畔银行" },
    picture: "bank",
    rate: { theirs: 51, ours: 10 },
    cap: perDay(4_000),
    creditDays: 3,
    balance: 10_250,
  },
  {
    id: "lantern",
    title: { en: "Lantern Bank", "zh-CN": "灯笼银行" },
    picture: "bank",
    rate: { theirs: 7, ours: 1 },
    cap: perMonth(5_000),
    creditDays: 0,
    balance: 49_000,
  },
  {
    id: "evergreen",
    title: { en: "Evergreen Insurance", "zh-CN": "常青保险" },
    picture: "umbrella",
    rate: { theirs: 5, ours: 1 },
    cap: perMonth(5_000),
    creditDays: 1,
    balance: 4,
  },
  {
    id: "plumtree",
    title: { en: "Plumtree Shopping", "zh-CN": "梅树商城" },
    picture: "bag",
    rate: { theirs: 5, ours: 1 },
    cap: perDay(3_000),
    creditDays: 0,
    balance: 2_840,
  },
  {
    id: "skylark",
    title: { en: "Skylark Flights", "zh-CN": "云雀航空" },
    picture: "flight",
    rate: { theirs: 7, ours: 1 },
    cap: perMonth(5_000),
    creditDays: 3,
    balance: 12_600,
  },
];

export const rebates: readonly CatalogRebate[] = [
  {
    id: "hotel",
    partnerId: "stillwater",
    title: { en: "Stillwater Hotels", "zh-CN": "静水酒店" },
    picture: "hotel",
    share: 20,
    exampleFen: fen(58_800),
  },
  {
    id: "flight",
    partnerId: "skylark",
    title: { en: "Skylark Flights", "zh-CN": "云雀航空" },
    picture: "flight",
    share: 10,
    exampleFen: fen(124_000),
  },
  {
    id: "concert",
    partnerId: "concert-tickets",
    title: { en: "Concert tickets", "zh-CN": "演出票务" },
    picture: "concert",
    share: 30,
    exampleFen: fen(38_000),
  },
  {
    id: "attraction",
    partnerId: "parks-and-sights",
    title: { en: "Attractions", "zh-CN": "景点门票" },
    picture: "attraction",
    share: 30,
    exampleFen: fen(16_000),
  },
  {
    id: "shopping",
    partnerId: "plumtree",
    title: { en: "Plumtree Shopping", "zh-CN": "梅树商城" },
    picture: "bag",
    share: 10,
    exampleFen: fen(25_990),
  },
];

export const tasks: readonly CatalogTask[] = [
  {
    id: "sign-in",
    title: { en: "Daily sign-in", "zh-CN": "每日签到" },
    picture: "calendar",
    reward: points(1),
    period: "day",
    evidence: "sign-in",
    streak: { length: 7, reward: points(50) },
  },
  {
    id: "first-login",
    title: { en: "First sign-in", "zh-CN": "首次登录" },
    picture: "door",
    reward: points(50),
    period: "once",
    evidence: "sign-in",
  },
  {
    id: "bind-card",
    title: { en: "Add a bank card", "zh-CN": "绑定银行卡" },
    picture: "card",
    reward: points(100),
    period: "once",
    evidence: { report: "amberbrook" },
  },
  {
    id: "pay-bill",
    title: { en: "Pay a utility bill", "zh-CN": "生活缴费一次" },
    picture: "bill",
    reward: points(20),
    period: "month",
    evidence: { ledger: "utility-payment" },
  },
  {
    id: "questionnaire",
    title: { en: "Take a survey", "zh-CN": "填写调查问卷" },
    picture: "form",
    reward: points(30),
    period: "month",
    evidence: { report: "plumtree" },
  },
];

const NEVER = instant(Date.parse("2100-01-01T00:00:00+08:00"));
const issuers = {
  plumtree: { en: "Plumtree Shopping", "zh-CN": "梅树商城" },
  corner: { en: "Corner Groceries", "zh-CN": "街角杂货" },
};
const card = (
  issuer: keyof typeof issuers,
  number: string,
  password: string,
  amount: number,
  acceptedUntil = NEVER,
) => ({
  issuer,
  number,
  password,
  points: points(amount),
  acceptedUntil,
  title: {
    en: `${issuers[issuer].en} card, ${amount.toLocaleString("en")} points`,
    "zh-CN": `${issuers[issuer]["zh-CN"]} ${amount.toLocaleString("en")} 分充值卡`,
  },
});

/** The page shows some of these in the demo, so that a visitor can try them. */
export const cards: readonly CatalogCard[] = [
  card("plumtree", "6001000000000105", "SPRING26", 100),
  card("plumtree", "6001000000000501", "SUMMER26", 500),
  card("plumtree", "6001000000001004", "AUTUMN26", 1_000),
  card("plumtree", "6001000000005005", "WINTER26", 5_000),
  card(
    "plumtree",
    "6001000000009999",
    "BYGONE20",
    500,
    instant(Date.parse("2020-12-31T16:00:00Z")),
  ),
  card("corner", "6002000000000500", "MARKET26", 500),
];
