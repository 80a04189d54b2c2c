import type { Language } from "../../contract/language.ts";
import { embedded } from "../programme.ts";

const { merchants, partners, rebates, tasks } = embedded.catalog;

/** What a partner of the demo is called and does. */
export function partnerProfile(partnerId: string, language: Language) {
  const merchant = merchants.find(({ id }) => id === partnerId);
  const own = rebates.filter((rebate) => rebate.partnerId === partnerId);
  const named = merchant ?? own[0] ?? partners.find(({ id }) => id === partnerId);
  return {
    title: named?.title[language] ?? partnerId,
    isMerchant: merchant !== undefined,
    rebates: own.map(({ id, title, exampleFen }) => ({ id, title: title[language], exampleFen })),
    tasks: tasks
      .filter(
        ({ evidence }) =>
          typeof evidence === "object" && "report" in evidence && evidence.report === partnerId,
      )
      .map(({ id, title }) => ({ id, title: title[language] })),
  };
}
