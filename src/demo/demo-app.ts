import { createApp } from "../server/app.ts";
import { languageOf } from "../server/http/request.ts";
import type { Identity } from "../server/ports.ts";
import { memberTime as timeOf, nameOf } from "./member-store.ts";
import { demoMembers } from "./members.ts";
import type { DemoPorts } from "./ports.ts";
import { Provisioning } from "./provisioning.ts";
import { createDemoRoutes } from "./routes.ts";
import { withShopLinks } from "./shop-links.ts";

/** The service with demo members: who is signed in is stored beside their wallets. */
export function createDemoApp(given: Omit<DemoPorts, "members"> & Partial<DemoPorts>) {
  const catalog = withShopLinks(given.catalog);
  const ports: DemoPorts = { members: demoMembers, ...given, catalog };
  const identity = async (request: Request): Promise<Identity | undefined> => {
    const { memberId } = (await ports.store.readResource("session")) ?? {};
    const member = memberId ? await ports.store.readResource(`member:${memberId}`) : undefined;
    if (!member) return undefined;
    const name = nameOf(ports, member, languageOf(request));
    return { memberId: member.id, name, now: timeOf(member.clock, ports.clock()) };
  };
  const memberTime = async (memberId: string) => {
    const member = await ports.store.readResource(`member:${memberId}`);
    return member && timeOf(member.clock, ports.clock());
  };
  const app = createApp({ ...ports, identity, memberTime }, ports.loadPartnerResources);
  return app.route("/", createDemoRoutes(ports, new Provisioning(ports)));
}
