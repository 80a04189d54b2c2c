import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { OrderView } from "../../contract/order.ts";
import { orderAddress } from "../../ui/addresses.ts";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Picture } from "../../ui/picture.tsx";

/** Orders as links to their pages, with what is known about when they are due or were paid. */
export function OrderList({ orders }: { readonly orders: readonly OrderView[] }) {
  return (
    <ul className="sheet divide-y divide-line overflow-hidden">
      {orders.map((order) => (
        <li key={order.id}>
          <Link
            href={orderAddress(order.id)}
            className="flex min-h-12 items-center gap-4 p-4 -outline-offset-2 hover:bg-sunken"
          >
            <Picture shape="square" name={order.picture} />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{order.item}</span>
              <span className="dotted text-sm text-quiet">
                <span>{order.title}</span> <OrderState order={order} />
              </span>
            </span>
            <Money fen={order.totalFen} className="font-semibold" />
            <Icon name="forward" className="size-4 text-quiet" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** When an open order is due, or what became of it; nothing if it is open and has no date. */
export function OrderState({ order: { state, dueAt, paidAt } }: { readonly order: OrderView }) {
  const t = useTranslations("pay");
  const at = state === "open" ? dueAt : paidAt;
  if (state === "open" && at === undefined) return null;
  const time = () => at !== undefined && <Moment at={at} to="day" />;
  return <span>{t.rich(wordsOf[state], { time })}</span>;
}

const wordsOf = { open: "due", held: "held", paid: "paid", cancelled: "cancelled" } as const;
