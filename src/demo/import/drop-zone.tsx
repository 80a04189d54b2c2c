import { useState } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "../../ui/icon.tsx";

type DropZoneProps = {
  /** The name of the file that is being sent. */
  readonly sending: string | undefined;
  readonly onFile: (file: File) => void;
};

/** An invisible file input over the whole area, so that the browser handles dropped files itself. */
export function DropZone({ sending, onFile }: DropZoneProps) {
  const t = useTranslations("import");
  const [isOver, setOver] = useState(false);
  return (
    <label
      aria-busy={sending !== undefined}
      className={`relative grid min-h-64 place-content-center justify-items-center gap-1 rounded-2xl border-2 border-dashed p-6 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${
        isOver ? "border-accent bg-glow" : "border-edge bg-surface hover:border-accent"
      }`}
    >
      <span className="mb-3 grid size-14 place-items-center rounded-full bg-glow text-accent">
        <Icon name="page" className="size-7" />
      </span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.json"
        className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-progress"
        disabled={sending !== undefined}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
          // Allows choosing the same file again after it was corrected.
          target.value = "";
        }}
      />
      {sending === undefined ? (
        <>
          <span className="text-lg font-semibold">{t("choose")}</span>
          <span aria-hidden="true" className="text-quiet">
            {t("drop")}
          </span>
        </>
      ) : (
        <>
          <span className="max-w-full truncate text-lg font-semibold" aria-live="polite">
            {t("reading", { name: sending })}
          </span>
          <progress className="mt-2 w-48" aria-label={t("reading", { name: sending })} />
        </>
      )}
      <span className="mt-2 text-sm text-quiet">{t("limits")}</span>
    </label>
  );
}
