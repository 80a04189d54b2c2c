/** The texts of the rules in English. They come with their page, not with the first view. */
export const rulesEn = {
  rules: {
    title: "Rules and help",
    lead: "How {name} points work, in short.",
    earn: "Points and their value",
    value: "{points, plural, one {A point pays} other {# points pay}} {money}.",
    whole:
      "Points are whole. You can spend them in steps of {step, plural, one {# point} other {# points}}.",
    minimum:
      "You can spend points once you have at least {minimum, plural, one {# point} other {# points}}.",
    noMinimum: "You can spend points from the first one.",
    validity: "How long points are valid",
    toMonth:
      "Points are valid until the end of the month, {months, plural, one {# month} other {# months}} after you earn them.",
    toDay:
      "Points are valid until the end of the day, {months, plural, one {# month} other {# months}} after you earn them.",
    example:
      "Example: points earned on <earned></earned> can be used until <last></last>. They expire on <expired></expired>.",
    order: "The points that expire first are used first.",
    reminder:
      "You get a reminder on day {day, number} of the month before the last month of your points.",
    spend: "Spending",
    perDay: "You can redeem {count, plural, =1 {one product} other {# products}} a day.",
    perProductDay: "You can redeem each product {count, plural, =1 {once} other {# times}} a day.",
    hold: "Points for a payment with cash are reserved for {minutes, plural, one {# minute} other {# minutes}}. If it isn't paid by then, they return with their old expiry date.",
    final: "Donations and draws are final.",
    finalDonation: "Donations are final.",
    finalDraw: "Draws are final.",
    noTransfer: "Points can't be given to another member.",
    noWithdrawal: "Points can't be paid out in cash.",
    refunds: "Refunds",
    refundNew: "Refunded points are new points: they are valid from the day of the refund.",
    refundExpired: "Points that have expired meanwhile are not returned.",
    refundReissue: "Points that have expired meanwhile are returned too.",
    refundCash: "Cash is returned by the shop.",
    help: "Help",
    helpOrder:
      "A question about an order, a delivery or a refund: ask the shop, with the order number.",
    helpPoints:
      "A question about your points: open it in <activity>Activity</activity> and note its number for the programme.",
    helpVerify: "To check that your balance is right, verify it in <settings>Settings</settings>.",
  },
} as const;

export type RulesMessages = typeof rulesEn;
