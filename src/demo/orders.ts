import type { Catalog } from "../catalog/catalog.ts";
import { instant, type Instant } from "../rules/calendar.ts";
import type { Words } from "../rules/ledger/entry.ts";
import { fen, type Fen } from "../rules/points.ts";
import type { StoredOrder } from "../server/store/order-records.ts";

const DAY = 86_400_000;

export type SampleOrder = {
  readonly partnerId: string;
  readonly number: string;
  readonly item: Words;
  readonly totalFen: Fen;
  /** Days until it is due. */
  readonly dueIn?: number;
};

/** Of both sample programmes. */
const samples: readonly SampleOrder[] = [
  {
    partnerId: "plumtree",
    number: "PT-20817",
    item: { en: "Desk lamp", "zh-CN": "台灯" },
    totalFen: fen(12_900),
  },
  {
    partnerId: "plumtree",
    number: "PT-20818",
    item: { en: "Notebook", "zh-CN": "笔记本" },
    totalFen: fen(1_250),
  },
  {
    partnerId: "corner",
    number: "CG-1042",
    item: { en: "Fruit and tea", "zh-CN": "水果和茶" },
    totalFen: fen(4_680),
  },
  {
    partnerId: "amberbrook-card",
    number: "8810",
    item: { en: "This month's bill", "zh-CN": "本期账单" },
    totalFen: fen(186_055),
    dueIn: 12,
  },
  {
    partnerId: "electricity",
    number: "E-3301",
    item: { en: "Electricity bill", "zh-CN": "电费账单" },
    totalFen: fen(9_872),
    dueIn: 7,
  },
  {
    partnerId: "water",
    number: "W-77",
    item: { en: "Water bill", "zh-CN": "水费账单" },
    totalFen: fen(3_140),
    dueIn: 16,
  },
  {
    partnerId: "cafe",
    number: "LC-204",
    item: { en: "Fish soup for two", "zh-CN": "双人鱼汤" },
    totalFen: fen(2_640),
  },
  {
    partnerId: "ferry",
    number: "SF-8815",
    item: { en: "Crossing with a bicycle", "zh-CN": "携带自行车渡海" },
    totalFen: fen(1_150),
  },
  {
    partnerId: "harbour-power",
    number: "HP-33",
    item: { en: "Electricity bill", "zh-CN": "电费账单" },
    totalFen: fen(7_480),
    dueIn: 9,
  },
];

/**
 * The orders that a demo member has from the start. All members have the same numbers, so the partners do not find
 * these orders by number.
 */
export function sampleOrders(
  memberId: string,
  now: Instant,
  { merchants }: Catalog,
): StoredOrder[] {
  return samples
    .filter(({ partnerId }) => merchants.some(({ id }) => id === partnerId))
    .map((sample) => orderFrom(sample, memberId, now));
}

/** A new order of the member. */
export function orderFrom(
  { dueIn, ...sample }: SampleOrder,
  memberId: string,
  createdAt: Instant,
): StoredOrder {
  return {
    ...sample,
    id: sampleOrderId(memberId, sample.number),
    memberId,
    createdAt,
    ...(dueIn !== undefined && { dueAt: instant(createdAt + dueIn * DAY) }),
    state: "open",
  };
}

export const sampleOrderId = (memberId: string, number: string) => `${memberId}-${number}`;
