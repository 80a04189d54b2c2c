import { useTranslations } from "use-intl";
import type { PlannedRedemption } from "../../rules/best-use/plan.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { ProductView } from "../../contract/product.ts";
import { sum } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { Button } from "../../ui/button.tsx";
import { ExactMoment, Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Points } from "../../ui/points.tsx";
import { groupSteps, type StepGroup } from "./group-steps.ts";
import type { Step } from "./plan-outcome.ts";
import { SelectField } from "../../ui/field.tsx";

type StepListProps = {
  /** One or more. */
  readonly steps: readonly Step[];
  /** Alternatives to the first step, itself included. */
  readonly instead: readonly PlannedRedemption[];
  readonly products: readonly ProductView[];
  readonly now: Instant;
  readonly programme: Programme;
  readonly onInstead: (redemption: PlannedRedemption) => void;
  readonly onRedeem: (redemption: PlannedRedemption) => void;
};

/** The steps of a plan in order, equal ones as one. What is allowed now has a button; the rest says from when. */
export function StepList({ steps, products, ...rest }: StepListProps) {
  const t = useTranslations("bestUse");
  return (
    <ol aria-label={t("steps")} className="mt-6 border-b border-line">
      {groupSteps(steps, rest.programme).map((group) => {
        const product = products.find(({ id }) => id === group.first.productId);
        return (
          product && (
            <GroupRow
              key={group.first.number}
              group={group}
              product={product}
              products={products}
              {...rest}
            />
          )
        );
      })}
    </ol>
  );
}

type GroupRowProps = Omit<StepListProps, "steps"> & {
  readonly group: StepGroup;
  readonly product: ProductView;
};

function GroupRow({ group, product, products, instead, now, programme, ...on }: GroupRowProps) {
  const t = useTranslations("bestUse");
  const { first, last, count } = group;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-3 border-t border-line py-5 sm:gap-x-5 md:grid-cols-[auto_minmax(0,1fr)_auto]">
      <NumberedPicture name={product.picture} number={first.number} />
      <div className="min-w-0">
        <h3 className="text-lg">
          {count > 1 ? t("times", { title: product.title, count }) : product.title}
        </h3>
        <Price step={first} isEach={count > 1} />
        <Saves group={group} />
      </div>
      <div className="col-span-full md:col-span-1 md:w-64">
        {count > 1 && (
          <Daily first={first.at} last={last.at} most={programme.redemptionLimit.count} />
        )}
        {first.at <= now && (
          <Button
            look="outlined"
            className="w-full"
            aria-label={t("redeemTitle", { title: product.title })}
            onClick={() => on.onRedeem(first)}
          >
            {t("redeemNow")}
          </Button>
        )}
        {count === 1 && first.at > now && <From at={first.at} limit={programme.redemptionLimit} />}
        {first.number === 1 && instead.length > 1 && (
          <InsteadField
            step={first}
            instead={instead}
            products={products}
            onChange={on.onInstead}
          />
        )}
      </div>
    </li>
  );
}

/** With the number of the first step. */
function NumberedPicture({ name, number }: { name: string; number: number }) {
  return (
    <div className="relative h-fit w-20 sm:w-32">
      <div className="overflow-hidden rounded-xl border border-line bg-sunken">
        <Picture shape="wide" name={name} />
      </div>
      <span
        aria-hidden="true"
        className="figures absolute -top-2 -left-2 grid size-7 place-items-center rounded-full border-2 border-ink bg-surface text-sm font-semibold"
      >
        {number}
      </span>
    </div>
  );
}

function Price({ step: { points, fen }, isEach }: { step: Step; isEach: boolean }) {
  const t = useTranslations("bestUse");
  const cash = <Money fen={fen} />;
  const price = (
    <>
      <Points value={points} />
      {fen > 0 && <> {t.rich("andCash", { money: () => cash })}</>}
    </>
  );
  return <p className="font-medium">{isEach ? t.rich("each", { price: () => price }) : price}</p>;
}

/** The points that the steps save from expiring, by date, and the other points they take. */
function Saves({ group: { saves, others } }: { group: StepGroup }) {
  const t = useTranslations("bestUse");
  const more = <Points value={sum(others)} />;
  return (
    <ul className="mt-1.5 grid gap-0.5 text-sm text-quiet">
      {saves.map(({ expiresAt, points }) => {
        const amount = <Points value={points} className="font-medium text-ink" />;
        const date = <Moment at={expiresAt - 1} to="day" />;
        return (
          <li key={expiresAt}>{t.rich("savesOf", { points: () => amount, date: () => date })}</li>
        );
      })}
      {others.length > 0 && <li>{t.rich("andOtherPoints", { points: () => more })}</li>}
    </ul>
  );
}

/** At most so many redemptions on each day from the first to the last. */
function Daily({ first, last, most }: { first: number; last: number; most: number }) {
  const t = useTranslations("bestUse");
  const from = <Moment at={first} to="day" />;
  const to = <Moment at={last} to="day" />;
  return (
    <p className="mb-3 text-sm text-quiet">
      {t.rich("daily", { most, first: () => from, last: () => to })}
    </p>
  );
}

function From({ at, limit }: { at: number; limit: Programme["redemptionLimit"] }) {
  const t = useTranslations("bestUse");
  const moment = <ExactMoment at={at} to="minute" />;
  return (
    <p className="text-sm text-quiet">
      {t.rich(limit.per === "member" ? "fromWhen" : "fromWhenEach", {
        count: limit.count,
        time: () => moment,
      })}
    </p>
  );
}

type InsteadFieldProps = {
  readonly step: PlannedRedemption;
  readonly instead: readonly PlannedRedemption[];
  readonly products: readonly ProductView[];
  readonly onChange: (redemption: PlannedRedemption) => void;
};

/** Chooses among redemptions that save as many points for the same cash. */
function InsteadField({ step, instead, products, onChange }: InsteadFieldProps) {
  const t = useTranslations("bestUse");
  const isIt = (redemption: PlannedRedemption) =>
    redemption.productId === step.productId && redemption.priceId === step.priceId;
  return (
    <SelectField
      label={t("alternatives")}
      className="mt-3"
      value={instead.findIndex(isIt)}
      onChange={({ target }) => {
        const chosen = instead[Number(target.value)];
        if (chosen) onChange(chosen);
      }}
    >
      {instead.map(({ productId, priceId, points }, index) => (
        <option key={`${productId} ${priceId}`} value={index}>
          {t("alternative", {
            title: products.find(({ id }) => id === productId)?.title ?? "",
            points,
          })}
        </option>
      ))}
    </SelectField>
  );
}
