import type { Language } from "../../contract/language.ts";
import type { Catalog, CatalogPartner, CatalogRebate, CatalogTask } from "../../catalog/catalog.ts";
import type { LocalizedText } from "../../rules/ledger/entry.ts";
import type {
  ExchangeOffer,
  OfferView,
  RebateOffer,
  TaskOffer,
  TopUpOffer,
} from "../../contract/offer.ts";
import { later } from "../../rules/calendar.ts";
import { capLeft } from "../../rules/obtain/exchange.ts";
import { nextClaimAt, streakAt, taskStateAt } from "../../rules/obtain/task.ts";
import { noLock } from "../../rules/obtain/top-up.ts";
import { taskClaim } from "../commands/claim-task.ts";
import { newAccount } from "../commands/exchange.ts";
import type { Ports, Reader } from "../ports.ts";
import { readWallet } from "./read-wallet.ts";

/** All ways to obtain points, as they are for the reader now. */
export async function listOffers(ports: Ports, reader: Reader): Promise<OfferView[]> {
  const { partners, rebates, tasks } = ports.catalog;
  const { at } = await readWallet(ports, reader);
  const asOf = { ...reader, now: later(reader.now, at) };
  const offers = [
    ...(await Promise.all(partners.map((partner) => exchangeOffer(ports, partner, asOf)))),
    ...rebates.map((rebate) => rebateOffer(rebate, reader.language)),
    ...(await Promise.all(tasks.map((task) => taskOffer(ports, task, asOf)))),
    await topUpOffer(ports, asOf),
  ];
  return offers.filter(({ method }) => ports.programme.features.includes(method));
}

async function exchangeOffer(
  { store, programme }: Ports,
  partner: CatalogPartner,
  { memberId, language, now }: Reader,
): Promise<ExchangeOffer> {
  const { id, title, picture, rate, cap, creditDays } = partner;
  const account = (await store.readResource(`partner:${memberId}:${id}`)) ?? newAccount(partner);
  return {
    method: "exchange",
    id,
    title: title[language],
    picture,
    rate: { ...rate },
    balance: account.balance,
    cap: { ...cap },
    capLeft: capLeft({ ...partner, subject: { kind: "partner", id } }, account, now, programme),
    creditDays,
  };
}

function rebateOffer(
  { id, title, picture, share, exampleFen, link }: CatalogRebate,
  language: Language,
): RebateOffer {
  return {
    method: "rebate",
    id,
    title: title[language],
    picture,
    share,
    exampleFen,
    ...(link !== undefined && { link }),
  };
}

async function taskOffer(
  { store, programme }: Ports,
  offer: CatalogTask,
  { memberId, language, now }: Reader,
): Promise<TaskOffer> {
  const { id, title, picture, reward, period, streak } = offer;
  const progress = await store.readResource(`task:${memberId}:${id}`);
  const evidence = await store.readResource(`evidence:${memberId}:${id}`);
  const claim = taskClaim(offer, progress, evidence, now);
  const nextAt = nextClaimAt(claim, now, programme);
  const place = placeOf(offer);
  return {
    method: "task",
    id,
    title: title[language],
    picture,
    reward,
    period,
    ...(streak && { streak: { ...streak } }),
    inARow: streakAt(claim, now, programme),
    state: taskStateAt(claim, now, programme),
    nextAt: nextAt === now ? null : nextAt,
    ...(place && { place }),
  };
}

function placeOf({ evidence, link }: CatalogTask): TaskOffer["place"] {
  if (evidence === "sign-in") return undefined;
  if ("ledger" in evidence) return { kind: "utility-bills" };
  return { kind: "partner", ...(link !== undefined && { link }) };
}

const topUpTitle: LocalizedText = { en: "Top-up card", "zh-CN": "充值卡" };

async function topUpOffer(
  { store, catalog }: Ports,
  { memberId, language, now }: Reader,
): Promise<TopUpOffer> {
  const { until } = (await store.readResource(`top-up-lock:${memberId}`)) ?? noLock;
  const lockedUntil = now < until ? until : null;
  return {
    method: "top-up",
    id: "card",
    title: topUpTitle[language],
    issuers: issuersOf(catalog, language),
    lockedUntil,
  };
}

function issuersOf({ cards, titles }: Catalog, language: Language): TopUpOffer["issuers"] {
  const issuers = new Map(cards.map(({ number, issuer }) => [number.slice(0, 6), issuer]));
  return [...issuers].map(([digits, issuer]) => ({
    digits,
    title: titles.merchant.get(issuer)?.[language] ?? issuer,
  }));
}
