import { createContext, use, type ReactNode } from "react";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** The words for a thrown error. The app provides it: this folder knows no error classes. */
export const FailureWords = createContext<(error: unknown) => ReactNode>(String);

export function useFailureWords() {
  return use(FailureWords);
}

type FailureProps = {
  readonly error: unknown;
  readonly remedy?: { readonly label: string; readonly act: () => void };
};

/** Shows and announces an error where it happened. */
export function Failure({ error, remedy }: FailureProps) {
  const words = useFailureWords();
  return (
    <Notice tone="fault" role="alert">
      <p className="text-base">{words(error)}</p>
      {remedy && (
        <Button look="outlined" className="mt-3" onClick={remedy.act}>
          {remedy.label}
        </Button>
      )}
    </Notice>
  );
}
