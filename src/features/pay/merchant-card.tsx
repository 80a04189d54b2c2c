import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { MerchantView } from "../../contract/payment.ts";
import { Icon } from "../../ui/icon.tsx";
import { Money } from "../../ui/money.tsx";
import { Picture } from "../../ui/picture.tsx";

export function MerchantCard({
  merchant: { id, title, picture, orders },
}: {
  merchant: MerchantView;
}) {
  const t = useTranslations("pay");
  const address = `/pay/${encodeURIComponent(id)}`;
  return (
    <li className="sheet overflow-hidden">
      <div className="flex items-center gap-4 p-5">
        <Picture shape="square" name={picture} />
        <h3 className="text-lg">{title}</h3>
      </div>
      <ul>
        {orders.map((order) => (
          <OrderLink key={order.id} href={`${address}?order=${encodeURIComponent(order.id)}`}>
            <span className="min-w-0 flex-1">{order.title}</span>
            <Money fen={order.totalFen} className="font-semibold" />
          </OrderLink>
        ))}
        <OrderLink href={address}>
          <span className="min-w-0 flex-1">
            {t("anotherAmount")}
            <span className="sr-only">: {title}</span>
          </span>
        </OrderLink>
      </ul>
    </li>
  );
}

function OrderLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li className="border-t border-line">
      <Link
        href={href}
        className="flex min-h-12 items-center gap-3 px-5 py-2 -outline-offset-2 hover:bg-sunken"
      >
        {children}
        <Icon name="forward" className="size-4 text-quiet" />
      </Link>
    </li>
  );
}
