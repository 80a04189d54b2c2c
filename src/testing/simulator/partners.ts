import type * as z from "zod/mini";
import { ApiProblem, Unreachable } from "../../api/client.ts";
import { routes, type Route } from "../../contract/routes.ts";
import type { Instant } from "../../rules/calendar.ts";
import { partnerKeyName } from "../../server/partner-key.ts";
import type { Store } from "../../server/store/store.ts";
import type { Components } from "./components.ts";
import type { Environment } from "./environment.ts";
import type { Network, Sender } from "./network.ts";
import {
  drawPartnerCommand,
  type PartnerDraft,
  type PartnerListener,
  type PartnerReceipt,
} from "./partner-commands.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export type Partners = ReturnType<typeof createPartners>;

/** The bearer key of a partner. */
export const keyOfPartner = (partnerId: string) => `key-of-${partnerId}`;

/** Whoever takes orders, fulfils products or reports tasks in the catalog. */
const partnerIdsOf = ({ catalog }: Pick<Environment, "catalog">) => [
  ...new Set([
    ...catalog.merchants.map(({ id }) => id),
    ...catalog.products.map(({ partnerId }) => partnerId),
  ]),
];

export async function storePartnerKeys(store: Store, environment: Environment, createdAt: Instant) {
  await store.commit({}, () => ({
    result: undefined,
    resources: partnerIdsOf(environment).map((partnerId) => [
      partnerKeyName(keyOfPartner(partnerId)),
      { partnerId, createdAt },
    ]),
  }));
}

/** Shops, billers and others, which act on what members did: late, twice, at odds with each other, or as another. */
export function createPartners(
  environment: Environment,
  components: Components,
  network: Network,
  { partnerListener: listener }: { readonly partnerListener: PartnerListener },
) {
  const { random, schedule, trace, catalog } = environment;
  const { spends, orders, purchases } = listener;
  const ids = partnerIdsOf(environment);

  /** At once, after some seconds, or after a hold has lapsed. */
  function drawDelay(): number {
    return random.from(0, random.pick([0, 20 * SECOND, 20 * MINUTE]));
  }

  /** Sends the command under one key until it is answered, and sometimes once more. */
  async function send(partnerId: string, draft: PartnerDraft) {
    const key = random.uuid();
    const partner: Sender = { name: `partner:${partnerId}`, isAlive: true };
    const call = components.createClient({
      base: () => "http://wallet",
      send: (request) => network.send(partner, request),
      after: schedule.after,
      random: random.random,
    });
    const { id, body } = draft;
    const route: Route<z.ZodMiniType<PartnerReceipt>> = routes[draft.route];
    const headers = {
      "Content-Type": "application/json",
      Authorization: `Bearer ${keyOfPartner(partnerId)}`,
      "Idempotency-Key": key,
    };
    const sendOnce = (inDoubt: boolean) =>
      call(route, { id, body: JSON.stringify(body), headers, inDoubt });
    listener.onCommand(partner, draft, key);
    const answer = await untilAnswered(sendOnce, false);
    if (answer instanceof ApiProblem) listener.onRefusal(key, answer);
    else listener.onReceipt(key, answer, partnerId);
    const isStored = !(answer instanceof ApiProblem) || answer.problem.status === 409;
    if (!isStored || !random.chance(0.2)) return;
    await schedule.sleep(drawDelay());
    const again = await untilAnswered(sendOnce, true);
    if (textOf(again) !== textOf(answer))
      trace.fail(`${key.slice(0, 8)} is answered ${textOf(again)} after ${textOf(answer)}`);
  }

  return {
    /** Draws a command and sends it after a while. One in ten is about something of another partner. */
    act(): void {
      const draft = drawPartnerCommand({ random, catalog, spends, orders, purchases });
      if (draft === undefined) return;
      const sender = random.chance(0.1) ? random.pick(ids) : draft.partnerId;
      schedule.after(drawDelay(), () => {
        send(sender, draft).catch((error: unknown) =>
          trace.fail(`${sender} throws ${String(error)}`),
        );
      });
    },
  };
}

async function untilAnswered<Answer>(
  sendOnce: (inDoubt: boolean) => Promise<Answer>,
  isSent: boolean,
): Promise<Answer | ApiProblem> {
  for (let inDoubt = isSent; ; inDoubt = true) {
    try {
      return await sendOnce(inDoubt);
    } catch (error) {
      if (error instanceof ApiProblem) return error;
      if (!(error instanceof Unreachable)) throw error;
    }
  }
}

const textOf = (answer: object) =>
  JSON.stringify(answer instanceof ApiProblem ? answer.problem : answer);
