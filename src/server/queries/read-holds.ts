import { titleOf } from "../../catalog/catalog.ts";
import type { HoldView } from "../../contract/payment.ts";
import { assert } from "../../rules/assertion.ts";
import type { Hold } from "../../rules/ledger/wallet.ts";
import { fen, sum } from "../../rules/points.ts";
import { valueOf } from "../../rules/programme.ts";
import type { Ports, Reader } from "../ports.ts";
import { entryId } from "./entry-view.ts";
import { readWallet } from "./read-wallet.ts";

/** The reader's open holds, first to lapse first. */
export async function listHolds(ports: Ports, reader: Reader): Promise<HoldView[]> {
  const { store, programme, catalog } = ports;
  const { memberId, language } = reader;
  const { holds } = await readWallet(ports, reader);
  return Promise.all(holds.map(holdView));

  async function holdView({ of, subject, until, lots }: Hold): Promise<HoldView> {
    const entry = await store.readEntry(memberId, of);
    assert(
      entry?.kind === "payment" || entry?.kind === "redemption",
      () => `entry ${of} holds nothing`,
    );
    const points = sum(lots);
    return {
      id: entryId(memberId, of),
      kind: entry.kind,
      title: titleOf(subject, language, catalog),
      points,
      cashFen: fen(entry.total - valueOf(points, programme)),
      until,
    };
  }
}
