import { fen, points } from "../rules/points.ts";
import type { CatalogProduct } from "./catalog.ts";
import type { LocalizedText } from "../rules/ledger/entry.ts";

const inPoints = (amount: number) => ({ id: "points", points: points(amount), fen: fen(0) });
const withCash = (amount: number, cash: number) => ({
  id: "points-and-cash",
  points: points(amount),
  fen: fen(cash),
});

const inApp: LocalizedText = {
  en: "Enter the code in the seller's app, under Vouchers.",
  "zh-CN": "打开商家应用，在“卡券”中输入兑换码。",
};
const atTill: LocalizedText = {
  en: "Show the code at the till.",
  "zh-CN": "结账时向店员出示兑换码。",
};
const parcel: LocalizedText = {
  en: "It is sent to the address of your account with the seller.",
  "zh-CN": "商品将寄往你在商家账户中登记的地址。",
};
const code = (partnerId: string, instructions: LocalizedText, useWithinDays?: number) => ({
  partnerId,
  fulfilment: "code" as const,
  reward: { instructions, ...(useWithinDays !== undefined && { useWithinDays }) },
});
const shipment = (partnerId: string) => ({
  partnerId,
  fulfilment: "shipment" as const,
  reward: { instructions: parcel },
});

export const products: readonly CatalogProduct[] = [
  {
    id: "phone-credit",
    title: { en: "Phone credit ¥10", "zh-CN": "手机话费 10 元" },
    picture: "phone",
    ...code("plumtree", inApp, 90),
    stock: 500,
    prices: [inPoints(1_000)],
  },
  {
    id: "delivery-coupon",
    title: { en: "Delivery coupon", "zh-CN": "外卖优惠券" },
    picture: "coupon",
    ...code("plumtree", inApp, 30),
    stock: 800,
    prices: [inPoints(500)],
  },
  {
    id: "towel",
    title: { en: "Cotton towel", "zh-CN": "纯棉毛巾" },
    picture: "towel",
    ...shipment("plumtree"),
    stock: 12,
    prices: [inPoints(900)],
  },
  {
    id: "cinema",
    title: { en: "Cinema ticket", "zh-CN": "电影票" },
    picture: "cinema",
    ...code("corner", atTill, 60),
    stock: 120,
    prices: [withCash(1_500, 1_500)],
  },
  {
    id: "video-month",
    title: { en: "Video membership, one month", "zh-CN": "视频会员月卡" },
    picture: "video",
    ...code("plumtree", inApp, 90),
    stock: 300,
    prices: [withCash(800, 990)],
  },
  {
    id: "cup",
    title: { en: "Insulated mug", "zh-CN": "保温杯" },
    picture: "cup",
    ...shipment("plumtree"),
    stock: 25,
    prices: [inPoints(3_900), withCash(2_000, 1_900)],
  },
  {
    id: "power-bank",
    title: { en: "Power bank", "zh-CN": "充电宝" },
    picture: "power-bank",
    ...shipment("plumtree"),
    stock: 8,
    prices: [inPoints(6_900), withCash(3_000, 3_900)],
  },
  {
    id: "supermarket-card",
    title: { en: "Supermarket card ¥50", "zh-CN": "超市购物卡 50 元" },
    picture: "card",
    ...code("corner", atTill),
    stock: 3,
    prices: [inPoints(5_000)],
  },
  {
    id: "shopping-voucher",
    title: { en: "Shopping voucher ¥20", "zh-CN": "购物券 20 元" },
    picture: "voucher",
    ...code("plumtree", inApp, 180),
    stock: 0,
    prices: [inPoints(2_000)],
  },
];
