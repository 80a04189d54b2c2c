import type { EntryView } from "../../contract/entry.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";

const icons: Record<EntryView["kind"], IconName> = {
  grant: "plus",
  pending: "clock",
  cancellation: "close",
  payment: "card",
  redemption: "gift",
  donation: "heart",
  draw: "star",
  capture: "return",
  release: "return",
  refund: "return",
  expiry: "hourglass",
  clawback: "return",
};

/** The picture of an entry's kind, whose name stands beside it. */
export function KindIcon({
  kind,
  className = "",
}: Pick<EntryView, "kind"> & { className?: string }) {
  return (
    <span
      className={`grid size-9 place-items-center rounded-full bg-sunken text-quiet ${className}`}
    >
      <Icon name={icons[kind]} className="size-4.5" />
    </span>
  );
}
