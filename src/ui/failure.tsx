import { createContext, use, type ReactNode } from "react";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** Turns whatever was thrown into words for a reader. The app knows the errors; the screens only show them. */
export const FailureWords = createContext<(error: unknown) => ReactNode>(String);

export function useFailureWords() {
  return use(FailureWords);
}

type FailureProps = {
  readonly error: unknown;
  /** What to do about it, as a button. */
  readonly remedy?: { readonly label: string; readonly act: () => void };
};

/** Says aloud what failed, where it failed. */
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
