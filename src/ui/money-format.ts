export type MoneyFormat = {
  /** "€": stands in labels of fields. */
  readonly symbol: string;
  /** Decimal places: the smallest unit is what the code calls fen. */
  readonly places: number;
  readonly format: (fen: number) => string;
};

const formats = new Map<string, MoneyFormat>();

/** How amounts in a currency are written. Making a format takes longer than using it, so each is kept. */
export function moneyFormat(locale: string, currency: string): MoneyFormat {
  const key = `${locale} ${currency}`;
  const format = formats.get(key) ?? newFormat(locale, currency);
  formats.set(key, format);
  return format;
}

function newFormat(locale: string, currency: string): MoneyFormat {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  const { maximumFractionDigits: places = 0 } = format.resolvedOptions();
  const symbol = format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency;
  return {
    symbol,
    places,
    // A formatter takes a decimal text as it is. Dividing would be a fen off past 10^15.
    format: (fen) => format.format(`${fen}e-${places}` as unknown as number),
  };
}
