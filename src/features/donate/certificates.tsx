import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { DonationView } from "../../contract/donation.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { certificateAddress } from "../../ui/addresses.ts";

/** Number of rows shown at first, and added by each press. */
const FIRST = 6;
const MORE = 50;

/** The member's donations with links to their certificates. */
export function Certificates({ donations }: { donations: readonly DonationView[] }) {
  const t = useTranslations("donate");
  const [count, setCount] = useState(FIRST);
  const inView = donations.slice(0, count);
  return (
    <Panel title={t("certificates")} className="mt-5">
      {donations.length === 0 ? (
        <p className="text-quiet">{t("noCertificates")}</p>
      ) : (
        <ul className="-my-2">
          {inView.map((donation) => (
            <Row key={donation.id} donation={donation} />
          ))}
        </ul>
      )}
      {inView.length < donations.length && (
        <Button look="outlined" className="mt-4" onClick={() => setCount(count + MORE)}>
          {t("more", { count: donations.length - inView.length })}
        </Button>
      )}
    </Panel>
  );
}

function Row({ donation: { certificate, title, points, at } }: { donation: DonationView }) {
  const t = useTranslations("donate");
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        href={certificateAddress(certificate)}
        className="-mx-2 flex min-h-14 items-center gap-3 rounded-xl px-2 py-2 hover:bg-sunken"
      >
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{title}</span>
          <span className="block text-sm text-quiet">
            <span className="figures">{t("numbered", { number: certificate })}</span>{" "}
            <span aria-hidden="true">·</span> <Moment at={at} to="day" />
          </span>
        </span>
        <Points value={points} className="shrink-0 font-semibold" />
        <Icon name="forward" className="size-4 text-quiet" />
      </Link>
    </li>
  );
}
