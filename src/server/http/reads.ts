import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { etagOf } from "../../contract/wallet.ts";
import { problemResponse } from "../problem.ts";
import { listHolds } from "../queries/read-holds.ts";
import { listMerchants } from "../queries/read-merchants.ts";
import { listOffers } from "../queries/read-offers.ts";
import { listPending, listPurchases } from "../queries/read-pending.ts";
import { listProducts } from "../queries/read-products.ts";
import { listDonations, listProjects } from "../queries/read-projects.ts";
import { listLots, readWallet, walletView } from "../queries/read-wallet.ts";
import { readerOf, reply, signedIn, type Env } from "./request.ts";

/** What anybody, or the signed-in member, reads without a query. */
export const reads = new Hono<Env>();

reads.get(routes.readContract.path, async () => {
  // Loaded on demand: few clients ask for it.
  const { openApi } = await import("../../contract/openapi.ts");
  return Response.json(openApi());
});

reads.get(routes.readProgramme.path, (c) => reply(routes.readProgramme, c.var.ports.programme));

reads.get(routes.listMerchants.path, (c) =>
  reply(routes.listMerchants, { items: listMerchants(c.var.ports.catalog, c.var.language) }),
);

reads.get(routes.listProjects.path, async (c) =>
  reply(routes.listProjects, { items: await listProjects(c.var.ports, c.var.language) }),
);

reads.get(routes.listProducts.path, async (c) => {
  const { ports, language } = c.var;
  const reader = await readerOf(c);
  // Settles the reader's lapsed holds, which return their products to the stock.
  if (reader) await readWallet(ports, reader);
  return reply(routes.listProducts, { items: await listProducts(ports, language) });
});

// Signing in and out belongs to whoever provides the identity.
reads.get(routes.readSession.path, signedIn, (c) => reply(routes.readSession, c.var.reader));

reads.get(routes.readWallet.path, signedIn, async (c) => {
  const { ports, reader } = c.var;
  const view = walletView(ports.programme, reader, await readWallet(ports, reader));
  return reply(routes.readWallet, view, { headers: { ETag: etagOf(view) } });
});

reads.get(routes.listLots.path, signedIn, async (c) =>
  reply(routes.listLots, { items: await listLots(c.var.ports, c.var.reader) }),
);

reads.get(routes.listOffers.path, signedIn, async (c) =>
  reply(routes.listOffers, { items: await listOffers(c.var.ports, c.var.reader) }),
);

reads.get(routes.listPending.path, signedIn, async (c) =>
  reply(routes.listPending, { items: await listPending(c.var.ports, c.var.reader) }),
);

reads.get(routes.listPurchases.path, signedIn, async (c) =>
  reply(routes.listPurchases, { items: await listPurchases(c.var.ports, c.var.reader) }),
);

reads.get(routes.listHolds.path, signedIn, async (c) =>
  reply(routes.listHolds, { items: await listHolds(c.var.ports, c.var.reader) }),
);

reads.get(routes.listDonations.path, signedIn, async (c) =>
  reply(routes.listDonations, { items: await listDonations(c.var.ports, c.var.reader) }),
);

reads.get(routes.readOperation.path, signedIn, async (c) => {
  const { memberId, now } = c.var.reader;
  const key = c.req.param("id").toLowerCase();
  const receipt = await c.var.ports.store.readReceipt(memberId, key);
  if (!receipt) return problemResponse("not-found", now);
  // The receipt's body was encoded when the command was executed.
  return Response.json({ key, status: receipt.status, answer: receipt.body });
});
