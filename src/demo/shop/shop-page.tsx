import { useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation, useSearchParams } from "wouter";
import { sessionQuery } from "../../api/queries.ts";
import type { DemoPartner } from "../../contract/demo.ts";
import { useLanguage } from "../../state/language.ts";
import { Failure } from "../../ui/failure.tsx";
import { SelectField } from "../../ui/field.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { CheckoutResultNotice } from "./checkout-result-notice.tsx";
import { NewOrderForm } from "./new-order-form.tsx";
import { OrderPanel } from "./order-panel.tsx";
import {
  partnerRecordsQuery,
  partnersQuery,
  useAct,
  type Act,
  type Action,
} from "./partner-api.ts";
import { partnerProfile } from "./partner-profile.ts";
import { PurchasePanel } from "./purchase-panel.tsx";
import { ReportPanel } from "./report-panel.tsx";
import { RewardPanel } from "./reward-panel.tsx";

/** A small shop, biller and survey page: it plays the programme's partners, only through their own routes. */
export function ShopPage() {
  const t = useTranslations("shop");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Suspense fallback={<SheetsSkeleton rows={[4, 6]} />}>
        <Shop />
      </Suspense>
    </>
  );
}

function Shop() {
  const t = useTranslations("shop");
  const language = useLanguage();
  const { data: partners } = useSuspenseQuery(partnersQuery);
  const [parameters] = useSearchParams();
  const [, navigate] = useLocation();
  const partner =
    partners.items.find(({ partnerId }) => partnerId === parameters.get("partner")) ??
    partners.items[0];
  if (!partner) return null;
  return (
    <>
      <CheckoutResultNotice parameters={parameters} partner={partner} />
      <SelectField
        label={t("partner")}
        className="mb-5 max-w-96"
        value={partner.partnerId}
        onChange={({ target }) => navigate(`/demo/shop?partner=${target.value}`)}
      >
        {partners.items.map(({ partnerId }) => (
          <option key={partnerId} value={partnerId}>
            {partnerProfile(partnerId, language).title}
          </option>
        ))}
      </SelectField>
      <PartnerDesk key={partner.partnerId} partner={partner} />
    </>
  );
}

/** What the partner can do for the signed-in member. */
function PartnerDesk({ partner }: { partner: DemoPartner }) {
  const t = useTranslations("shop");
  const language = useLanguage();
  const { partnerId } = partner;
  const [{ data: session }, { data: records }] = useSuspenseQueries({
    queries: [sessionQuery(language), partnerRecordsQuery(partner, language)],
  });
  const [status, setStatus] = useState("");
  const { mutate, isPending, error } = useAct(partner);
  const [, navigate] = useLocation();
  const { isMerchant, rebates, tasks } = partnerProfile(partnerId, language);
  const memberId = session?.memberId ?? "";

  function send(action: Action, onDone?: (answer: unknown) => void) {
    if (isPending) return;
    setStatus("");
    mutate(action, {
      onSuccess: (answer) => {
        setStatus(t("accepted"));
        onDone?.(answer);
      },
    });
  }

  const act: Act = { send, isSending: isPending };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2 [&>*]:min-w-0">
      <div role="status" className="empty:hidden lg:col-span-2">
        {status !== "" && <p className="font-medium text-gain">{status}</p>}
        {error && <Failure error={error} />}
      </div>
      {isMerchant && (
        <>
          <NewOrderForm
            partnerId={partnerId}
            memberId={memberId}
            act={act}
            // The wallet's page is a page of this one.
            onCheckout={(url) => navigate(new URL(url).pathname)}
          />
          <OrderPanel rows={records.orders} act={act} />
        </>
      )}
      {records.rewards.length > 0 && <RewardPanel rows={records.rewards} act={act} />}
      {rebates.length > 0 && (
        <PurchasePanel
          rebates={rebates}
          purchases={records.purchases}
          memberId={memberId}
          act={act}
        />
      )}
      {tasks.length > 0 && <ReportPanel tasks={tasks} memberId={memberId} act={act} />}
    </div>
  );
}
