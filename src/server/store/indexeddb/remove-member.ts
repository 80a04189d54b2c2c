import { isOfMember } from "../resources.ts";
import type { WriteTransaction } from "./schema.ts";

/** Deletes a member's ledger, receipts and resources in one transaction. */
export async function removeMember(transaction: WriteTransaction, memberId: string): Promise<void> {
  const ledgers = transaction.objectStore("ledgers");
  const head = await ledgers.get(memberId);
  const resources = transaction.objectStore("resources");
  const names = (await resources.getAllKeys()).filter((name) => isOfMember(name, memberId));
  const ofOwner = IDBKeyRange.bound([memberId, ""], [memberId, "\uffff"]);
  await Promise.all([
    ledgers.delete(memberId),
    ...(head ? ledgerOf(transaction, head.ledgerId) : []),
    transaction.objectStore("receipts").delete(ofOwner),
    ...names.map((name) => resources.delete(name)),
  ]);
}

function ledgerOf(transaction: WriteTransaction, ledgerId: string): Promise<void>[] {
  const numbers = IDBKeyRange.bound([ledgerId, 0], [ledgerId, Infinity]);
  return [
    transaction.objectStore("tail").delete(numbers),
    transaction.objectStore("pages").delete(numbers),
    transaction.objectStore("pageIndexes").delete(numbers),
    transaction.objectStore("snapshots").delete(ledgerId),
  ];
}
