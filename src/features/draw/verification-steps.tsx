import { useFormatter, useTranslations } from "use-intl";
import type { ReactNode } from "react";
import type { DrawView } from "../../contract/draw.ts";
import type { Programme } from "../../rules/programme.ts";
import { Icon } from "../../ui/icon.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Digits } from "./digits.tsx";
import { ROLLS, rangesOf } from "./odds.ts";
import { FAIR_WORDS, type DrawVerification, type Hashed, shellCommands } from "./verify-draw.ts";
import type { SentDraw } from "./use-sent-draws.ts";

type VerificationStepsProps = {
  readonly draw: DrawView;
  /** The draw as this tab sent it; `undefined` if another tab or device did. */
  readonly sent: SentDraw | undefined;
  readonly proof: DrawVerification;
  readonly programme: Programme;
};

/** The verification of a draw, step by step from the secret to the prize. */
export function VerificationSteps({ draw, sent, proof, programme }: VerificationStepsProps) {
  const t = useTranslations("check");
  const format = useFormatter();
  const { commitment, hash, hashed, word, roll } = proof;
  const value = Number.parseInt(word, 16);
  const range = rangesOf(programme.draw.prizes).find(({ to }) => roll <= to);
  return (
    <Panel title={t("steps")}>
      <ol className="grid gap-8">
        <Step title={t("commitment")} isTrue={hash === commitment}>
          <Named name={t("shown")}>{commitment}</Named>
          <p className="text-sm text-quiet">{t(sent ? "shownHere" : "shownElsewhere")}</p>
          <Named name={t("secret")}>{draw.secret}</Named>
          <Named name={t("hash")}>{hash}</Named>
        </Step>
        <Step title={t("digest")}>
          <p className="text-sm text-quiet">{t("digestWhy")}</p>
          {hashed.map(({ text, digest }) => (
            <div key={text} className="grid gap-3">
              <Named name={t("text")}>{text}</Named>
              <Named name={t("hmac")}>{digest}</Named>
            </div>
          ))}
        </Step>
        <Step title={t("words")}>
          <p className="text-sm text-quiet">
            {t("wordsWhy", { limit: format.number(FAIR_WORDS) })}
          </p>
          {hashed.map((each) => (
            <DigestWords key={each.text} hashed={each} />
          ))}
        </Step>
        <Step title={t("roll")} isTrue={roll === draw.roll}>
          <Digits>
            {value} mod {ROLLS} = {roll}
          </Digits>
        </Step>
        <Step title={t("prize")} isTrue={range?.prize.id === draw.prizeId}>
          {range && (
            <p>
              {t("range", {
                from: format.number(range.from),
                to: format.number(range.to),
                roll: format.number(roll),
                title: draw.title,
              })}
            </p>
          )}
        </Step>
      </ol>
    </Panel>
  );
}

type StepProps = {
  readonly title: string;
  /** The result of a comparison, if the step has one. */
  readonly isTrue?: boolean;
  readonly children: ReactNode;
};

function Step({ title, isTrue, children }: StepProps) {
  const t = useTranslations("check");
  return (
    <li className="grid gap-3">
      <h3 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
        {title}
        {isTrue !== undefined && (
          <span
            className={`inline-flex items-center gap-1 text-sm font-medium ${isTrue ? "text-gain" : "text-fault"}`}
          >
            <Icon name={isTrue ? "tick" : "warning"} className="size-4 self-center" />
            {t(isTrue ? "same" : "differs")}
          </span>
        )}
      </h3>
      {children}
    </li>
  );
}

function Named({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <p className="text-sm text-quiet">{name}</p>
      <Digits>{children}</Digits>
    </div>
  );
}

/** The eight words of a digest in hexadecimal and decimal; the one that is read is marked. */
function DigestWords({ hashed: { text, words, fair } }: { hashed: Hashed }) {
  const t = useTranslations("check");
  return (
    <ol
      aria-label={t("wordsOf", { text })}
      className="grid grid-cols-2 sm:grid-cols-4 gap-2 font-mono text-sm"
    >
      {Array.from(words, (word, index) => (
        <li
          key={index}
          className={`rounded-xl border px-3 py-2 ${index === fair ? "border-accent bg-glow font-semibold text-on-glow" : "border-line text-quiet"}`}
        >
          <span className="block">{word}</span>
          <span className="figures block">{Number.parseInt(word, 16)}</span>
          {index === fair && <span className="block font-sans text-xs">{t("read")}</span>}
        </li>
      ))}
    </ol>
  );
}

type ShellPanelProps = { readonly secret: string; readonly proof: DrawVerification };

/** Shell commands that repeat the verification without this page. */
export function ShellPanel({ secret, proof }: ShellPanelProps) {
  const t = useTranslations("check");
  return (
    <Panel title={t("otherTools")}>
      <p className="mb-3 text-sm text-quiet">{t("otherToolsWhy")}</p>
      <pre className="rounded-xl bg-sunken px-4 py-3 font-mono text-sm wrap-anywhere whitespace-pre-wrap select-all">
        {shellCommands(secret, proof).join("\n")}
      </pre>
    </Panel>
  );
}
