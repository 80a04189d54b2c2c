import { first } from "./en-first.ts";

/**
 * Every word of the page, in ICU message syntax. The English texts are the type of every other language's.
 * These come with the first screen that is not the overview.
 */
export const en = {
  ...first,
  redeem: {
    title: "Redeem",
    lead: "One redemption a day, paid by the points that expire first.",
    products: "Products",
    button: "Redeem {title}",
    buttonShort: "Redeem",
    stock: "{count, plural, =0 {Sold out} one {Only # left} other {# left}}",
    empty: "There is nothing to redeem at the moment.",
    dialogTitle: "Redeem {title}",
    confirm: "Confirm",
    sending: "Redeeming…",
    done: "Redeemed {title}. {count, plural, one {# point} other {# points}} left.",
    worth: "worth <money></money>",
    andCash: "and <money></money>",
    buttonCash: "Redeem {title} with points and cash",
    buttonShortCash: "Redeem with cash",
    toCashier: "Go to the cashier",
    cashAfter:
      "The cash, <money></money>, is paid at the cashier next. The points are held for 15 minutes meanwhile.",
  },
  use: {
    worth: "worth <money></money>",
    uses: "This will use",
    willUse: "Which points pay: the first to expire first",
    takenOf: "<taken></taken> of {remaining}",
    after: "What remains",
    left: "Left to spend",
    nothingSoon: "Nothing of it expires this month or next.",
    soonLeft: "Of these, expiring this month or next",
    fewLeft:
      "That leaves fewer than {minimum, plural, one {# point} other {# points}}: too few for the next use until more come.",
    cancel: "Cancel",
    close: "Close",
    seeEntry: "See the entry",
    changed:
      "Your wallet has changed in the meantime, so nothing was used. Below is what it would use now.",
    unknown:
      "We have no answer yet, and keep asking. It may have gone through; nothing is used twice.",
    strip: "Your points by month; marked is what pays",
    moreDates: "{count, plural, one {and one more date} other {and # more dates}}",
  },
  why: {
    soldOut: "Sold out.",
    short: "You are {missing, plural, one {# point} other {# points}} short.",
    belowMinimum:
      "A use needs a balance of at least {minimum, plural, one {# point} other {# points}}; {missing, plural, one {# is} other {# are}} missing.",
    nextAt: "One redemption a day. The next: <time></time>.",
    notNow: "That is not possible at the moment.",
    exceedsBill: "The bill takes at most {most, plural, one {# point} other {# points}}.",
    steps: "Only multiples of {step, plural, one {# point} other {# points}}.",
    refundMost: "At most <money></money> can still be given back.",
  },
  entry: {
    number: "Entry",
    numbered: "No. {seq}",
    at: "When",
    kind: "Kind",
    balanceAfter: "Balance after",
    paid: "Which points paid",
    expired: "Which points expired",
    grantOf: "Grant",
    took: "Points",
    of: "of {granted}",
    obtained: "Obtained <date></date>",
    gave: "What it gave",
  },
  statement: {
    title: "Bring a statement",
    lead: "A file of your own rows, replayed by the programme's rules. The result opens as a new wallet to look at.",
    choose: "Choose a CSV file",
    drop: "or drop it here",
    sending: "Reading {name}…",
    limits: "UTF-8, up to 50 MB. It stays in this browser.",
    another: "Bring another file",
    applied:
      "{count, plural, =0 {No row was applied} one {# row was applied} other {# rows were applied}}",
    noProblems: "Every row fits the rules.",
    problems: "{count, plural, one {# row did not fit} other {# rows did not fit}}",
    caption: "What did not fit, by line of the file",
    line: "Line",
    what: "What is wrong",
    shownOf: "The first {shown} of {count} are shown.",
    open: "Open this wallet",
    opening: "Opening…",
    columns: "How the file looks",
    columnDate: "The day, or the day and time, in China time; or an RFC 3339 instant.",
    columnDescription: "Any words.",
    columnPoints: "Points that came; with a minus, points that went.",
    columnKind:
      "Optional: grant, payment, redemption, donation, refund or expiry. A stated expiry is compared, not applied.",
    samples: "Samples to try",
    sampleRegular: "Three years of a regular member",
    sampleGuide: "The guide's own example",
  },
  fileFault: {
    "head-row-missing":
      "Line {line}: a statement begins with the head row date,description,points. Nothing was made.",
    "not-csv":
      "Line {line}: a quotation mark is not closed, or stands where none may be. Nothing was made.",
    "not-json": "The file is no statement in JSON. Nothing was made.",
    "too-large-or-not-utf-8":
      "The file is larger than 50 MB, or is not UTF-8 text. Nothing was made.",
  },
  rowProblem: {
    "invalid-row": "The row cannot be read: its date, its points or its kind.",
    "in-the-future": "It lies in the future.",
    "below-minimum": "The balance was below the minimum for any use.",
    "insufficient-points": "There were not enough points.",
    "daily-limit-reached": "There was a redemption on that day already.",
    "refund-exceeds-capture": "It gives back more than was ever used.",
    "too-many-points": "It would bring the points past what can be counted.",
    "expiry-differs": "The rules let other points expire at that time.",
  },
} as const;

export type Messages = typeof en;
