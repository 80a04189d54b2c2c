import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { merchantsQuery } from "../../api/queries.ts";
import type { MerchantView } from "../../contract/payment.ts";
import { useLanguage } from "../../state/language.ts";
import { Icon } from "../../ui/icon.tsx";
import { Money } from "../../ui/money.tsx";
import { Picture } from "../../ui/picture.tsx";

const kinds = ["shop", "card", "utility"] as const;

/** Where points pay a bill: shops, card repayments, utility bills. */
export function PayScreen() {
  const t = useTranslations("pay");
  const { data } = useSuspenseQuery(merchantsQuery(useLanguage()));
  return (
    <div className="grid gap-8">
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind} className="mb-3 text-lg">
            {t(kind)}
          </h2>
          <ul className="cards-20">
            {data.items
              .filter((merchant) => merchant.kind === kind)
              .map((merchant) => (
                <Merchant key={merchant.id} merchant={merchant} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Merchant({ merchant: { id, title, picture, orders } }: { merchant: MerchantView }) {
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
          <Way key={order.id} href={`${address}?order=${encodeURIComponent(order.id)}`}>
            <span className="min-w-0 flex-1">{order.title}</span>
            <Money fen={order.totalFen} className="font-semibold" />
          </Way>
        ))}
        <Way href={address}>
          <span className="min-w-0 flex-1">
            {t("anotherAmount")}
            <span className="sr-only">: {title}</span>
          </span>
        </Way>
      </ul>
    </li>
  );
}

function Way({ href, children }: { href: string; children: ReactNode }) {
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
