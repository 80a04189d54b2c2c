import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

type Tone = "quiet" | "glow" | "fault";

const tones: Record<Tone, { readonly look: string; readonly icon: IconName }> = {
  quiet: { look: "border-line bg-sunken text-ink", icon: "info" },
  glow: { look: "border-glow-line bg-glow text-on-glow", icon: "warning" },
  fault: { look: "border-fault-line bg-fault-glow text-fault", icon: "warning" },
};

type NoticeProps = {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly role?: "alert";
  readonly children: ReactNode;
  readonly className?: string;
};

export function Notice({ tone = "quiet", icon, role, children, className = "" }: NoticeProps) {
  const { look, icon: defaultIcon } = tones[tone];
  return (
    <div
      {...(role && { role })}
      className={`flex gap-3 rounded-2xl border px-4 py-3 text-sm ${look} ${className}`}
    >
      <Icon name={icon ?? defaultIcon} className="mt-px size-5" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
