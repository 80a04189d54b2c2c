import { fen, points } from "../rules/points.ts";
import type { CatalogProduct } from "./catalog.ts";

const inPoints = (amount: number) => ({ id: "points", points: points(amount), fen: fen(0) });
const withCash = (amount: number, cash: number) => ({
  id: "points-and-cash",
  points: points(amount),
  fen: fen(cash),
});

export const products: readonly CatalogProduct[] = [
  {
    id: "phone-credit",
    title: { en: "Phone credit ¥10", "zh-CN": "手机话费 10 元" },
    picture: "phone",
    stock: 500,
    prices: [inPoints(1_000)],
  },
  {
    id: "delivery-coupon",
    title: { en: "Delivery coupon", "zh-CN": "外卖优惠券" },
    picture: "coupon",
    stock: 800,
    prices: [inPoints(500)],
  },
  {
    id: "towel",
    title: { en: "Cotton towel", "zh-CN": "纯棉毛巾" },
    picture: "towel",
    stock: 12,
    prices: [inPoints(900)],
  },
  {
    id: "cinema",
    title: { en: "Cinema ticket", "zh-CN": "电影票" },
    picture: "cinema",
    stock: 120,
    prices: [withCash(1_500, 1_500)],
  },
  {
    id: "video-month",
    title: { en: "Video membership, one month", "zh-CN": "视频会员月卡" },
    picture: "video",
    stock: 300,
    prices: [withCash(800, 990)],
  },
  {
    id: "cup",
    title: { en: "Insulated mug", "zh-CN": "保温杯" },
    picture: "cup",
    stock: 25,
    prices: [inPoints(3_900), withCash(2_000, 1_900)],
  },
  {
    id: "power-bank",
    title: { en: "Power bank", "zh-CN": "充电宝" },
    picture: "power-bank",
    stock: 8,
    prices: [inPoints(6_900), withCash(3_000, 3_900)],
  },
  {
    id: "supermarket-card",
    title: { en: "Supermarket card ¥50", "zh-CN": "超市购物卡 50 元" },
    picture: "card",
    stock: 3,
    prices: [inPoints(5_000)],
  },
  {
    id: "shopping-voucher",
    title: { en: "Shopping voucher ¥20", "zh-CN": "购物券 20 元" },
    picture: "voucher",
    stock: 0,
    prices: [inPoints(2_000)],
  },
];
