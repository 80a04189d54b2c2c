import { useId, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { Instant } from "../../rules/calendar.ts";
import { minus, type Points as PointCount } from "../../rules/points.ts";
import { orderAddress, projectAddress } from "../../ui/addresses.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Points } from "../../ui/points.tsx";
import { Deadline } from "./deadline.tsx";
import type { ExactUses, SuggestedDonation, SuggestedPayment } from "./exact-use.ts";

type ExactUsePanelProps = {
  readonly uses: ExactUses;
  readonly now: Instant;
  /** A payment is underway. */
  readonly isSending: boolean;
  readonly onPay: (payment: SuggestedPayment) => void;
  readonly onDonate: (donation: SuggestedDonation) => void;
  /** Why the last payment failed. */
  readonly children: ReactNode;
};

/** What uses exactly the points that expire soon, with a button for each. */
export function ExactUsePanel({ uses, now, children, ...on }: ExactUsePanelProps) {
  const t = useTranslations("bestUse");
  const { due, firstExpiresAt, payments, lostAfterPayments, donation } = uses;
  if (payments.length === 0 && !donation) return null;
  const amount = <Points value={due} className="font-semibold text-ink" />;
  const date = <Deadline expiresAt={firstExpiresAt} now={now} />;
  return (
    <Panel title={t("exact")}>
      <p className="text-quiet">
        {t.rich("exactLead", { points: () => amount, date: () => date })}
      </p>
      {children}
      {payments.length > 0 && (
        <Choice
          title={t(payments.length > 1 ? "payOrders" : "payOrder")}
          used={minus(due, lostAfterPayments)}
          due={due}
        >
          {payments.map((payment, index) => (
            <PaymentRow key={payment.order.id} payment={payment} isFirst={index === 0} {...on} />
          ))}
        </Choice>
      )}
      {donation && (
        <Choice
          title={t(payments.length > 0 ? "orDonate" : "donation")}
          used={donation.points}
          due={due}
        >
          <DonationRow donation={donation} isFirst={payments.length === 0} {...on} />
        </Choice>
      )}
    </Panel>
  );
}

type ChoiceProps = {
  readonly title: string;
  readonly used: PointCount;
  readonly due: PointCount;
  readonly children: ReactNode;
};

/** One way to use the points, and how many of them it takes. */
function Choice({ title, used, due, children }: ChoiceProps) {
  const t = useTranslations("bestUse");
  const titleId = useId();
  const left = minus(due, used);
  return (
    <section aria-labelledby={titleId} className="mt-5 border-t border-line pt-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 id={titleId} className="text-lg">
          {title}
        </h3>
        <p className="figures font-medium">
          {left > 0 ? t("usesPart", { used, due, left }) : t("uses", { used, due })}
        </p>
      </div>
      <ul className="divide-y divide-line">{children}</ul>
    </section>
  );
}

type PaymentRowProps = Pick<ExactUsePanelProps, "isSending" | "onPay"> & {
  readonly payment: SuggestedPayment;
  readonly isFirst: boolean;
};

function PaymentRow({ payment, isFirst, isSending, onPay }: PaymentRowProps) {
  const t = useTranslations("bestUse");
  const { order, points, cash } = payment;
  const money = <Money fen={cash} />;
  return (
    <Row
      picture={<Picture shape="square" name={order.picture} />}
      title={order.item}
      href={orderAddress(order.id, points)}
      about={
        <>
          <span>{order.title}</span>{" "}
          {cash > 0 && <span>{t.rich("cashLeft", { money: () => money })}</span>}
        </>
      }
      button={
        // Not `disabled`: that would take the focus away while the answer is awaited.
        <Button
          look={isFirst ? "filled" : "outlined"}
          className="w-full"
          aria-disabled={isSending}
          aria-label={t("payTitle", { count: points, title: order.item })}
          onClick={() => {
            if (!isSending) onPay(payment);
          }}
        >
          {t("pay", { count: points })}
        </Button>
      }
    />
  );
}

type DonationRowProps = Pick<ExactUsePanelProps, "onDonate"> & {
  readonly donation: SuggestedDonation;
  readonly isFirst: boolean;
};

function DonationRow({ donation, isFirst, onDonate }: DonationRowProps) {
  const t = useTranslations("bestUse");
  const { project, points } = donation;
  return (
    <Row
      picture={
        <span className="grid size-12 shrink-0 place-items-center rounded-2xl bg-glow text-on-glow">
          <Icon name="heart" />
        </span>
      }
      title={project.title}
      href={projectAddress(project.id, points)}
      about={<span>{t("donationFinal")}</span>}
      button={
        <Button
          look={isFirst ? "filled" : "outlined"}
          className="w-full"
          aria-haspopup="dialog"
          aria-label={t("donateTitle", { count: points, title: project.title })}
          onClick={() => onDonate(donation)}
        >
          {t("donate", { count: points })}
        </Button>
      }
    />
  );
}

type RowProps = {
  readonly picture: ReactNode;
  readonly title: string;
  /** The form, where another amount can be chosen. */
  readonly href: string;
  readonly about: ReactNode;
  readonly button: ReactNode;
};

function Row({ picture, title, href, about, button }: RowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4 last:pb-0">
      <div className="flex min-w-0 flex-1 basis-56 items-center gap-4">
        {picture}
        <div className="min-w-0">
          <Link href={href} className="inline-block py-1 font-medium hover:underline">
            {title}
          </Link>
          <p className="dotted text-sm text-quiet">{about}</p>
        </div>
      </div>
      <div className="w-full sm:w-64">{button}</div>
    </li>
  );
}
