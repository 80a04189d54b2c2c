import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";

/** Copies a text. Renders nothing where a page may not write to the clipboard, as on plain http. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations("app");
  const [isCopied, setCopied] = useState(false);
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- absent in an insecure context
  if (!navigator.clipboard) return null;

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <span className="inline-flex items-center gap-3 print:hidden">
      <Button look="outlined" onClick={() => void copy()}>
        {t("copy")}
      </Button>
      <span role="status" className="text-sm text-quiet">
        {isCopied && t("copied")}
      </span>
    </span>
  );
}
