import type {
  ExchangeOffer,
  OfferView,
  RebateOffer,
  TaskOffer,
  TopUpOffer,
} from "../../contract/offer.ts";
import { later, type Instant } from "../../rules/calendar.ts";
import { capLeft } from "../../rules/obtain/exchange.ts";
import { aliPoint } from "../../rules/programme.ts";
import { nextTaskAt, streakAt } from "../../rules/obtain/task.ts";
import { noLock } from "../../rules/obtain/top-up.ts";
import type { Store } from "../store/store.ts";
import {
  partners,
  rebates,
  tasks,
  type CataloguePartner,
  type CatalogueRebate,
  type CatalogueTask,
} from "../../catalog/offers.ts";
import type { Language, LocalizedText } from "../../catalog/text.ts";
import { untouched } from "../commands/exchange.ts";
import { currentWallet } from "./read-wallet.ts";

type Reader = {
  readonly memberId: string;
  readonly language: Language;
  readonly now: Instant;
};

/** The obtain catalogue, by method, as it stands for the member. */
export async function listOffers(store: Store, reader: Reader): Promise<OfferView[]> {
  const { at } = await currentWallet(store, reader.memberId, reader.now);
  const asOf = { ...reader, now: later(reader.now, at) };
  return [
    ...(await Promise.all(partners.map((partner) => exchangeOffer(store, partner, asOf)))),
    ...rebates.map((rebate) => rebateOffer(rebate, reader.language)),
    ...(await Promise.all(tasks.map((task) => taskOffer(store, task, asOf)))),
    await topUpOffer(store, asOf),
  ];
}

async function exchangeOffer(
  store: Store,
  partner: CataloguePartner,
  { memberId, language, now }: Reader,
): Promise<ExchangeOffer> {
  const { id, title, picture, rate, cap, creditDays } = partner;
  const account = (await store.readResource(`partner:${memberId}:${id}`)) ?? untouched(partner);
  return {
    method: "exchange",
    id,
    title: title[language],
    picture,
    rate: { ...rate },
    balance: account.balance,
    cap: { ...cap },
    capLeft: capLeft({ ...partner, subject: { kind: "partner", id } }, account, now, aliPoint),
    creditDays,
  };
}

function rebateOffer(
  { id, title, picture, share, exampleFen }: CatalogueRebate,
  language: Language,
): RebateOffer {
  return { method: "rebate", id, title: title[language], picture, share, exampleFen };
}

async function taskOffer(
  store: Store,
  offer: CatalogueTask,
  { memberId, language, now }: Reader,
): Promise<TaskOffer> {
  const { id, title, picture, reward, period, streak } = offer;
  const task = { ...offer, subject: { kind: "task", id } as const };
  const done = await store.readResource(`task:${memberId}:${id}`);
  const nextAt = nextTaskAt({ task, progress: done }, now, aliPoint);
  return {
    method: "task",
    id,
    title: title[language],
    picture,
    reward,
    period,
    ...(streak && { streak: { ...streak } }),
    inARow: streakAt({ task, progress: done }, now, aliPoint),
    isOpen: nextAt === now,
    nextAt: nextAt === now ? null : nextAt,
  };
}

const topUpTitle: LocalizedText = { en: "Top-up card", "zh-CN": "充值卡" };

async function topUpOffer(store: Store, { memberId, language, now }: Reader): Promise<TopUpOffer> {
  const { until } = (await store.readResource(`lock:${memberId}`)) ?? noLock;
  const lockedUntil = now < until ? until : null;
  return { method: "top-up", id: "card", title: topUpTitle[language], lockedUntil };
}
