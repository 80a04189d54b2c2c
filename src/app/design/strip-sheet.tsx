import { useState, type ReactNode } from "react";
import { Panel } from "../../ui/panel.tsx";
import type { Segment, SegmentState } from "../../ui/strip-segments.ts";
import { Strip } from "../../ui/strip.tsx";

const FIRST = 2026 * 12 + 10;

function segment(month: number, points: number, state: SegmentState = "later"): Segment {
  return { key: `${state}-${month}`, state, points, taken: 0, month: FIRST + month };
}

/** 37 months, the most that can have points, of different sizes. */
const every = Array.from({ length: 37 }, (_, month) =>
  segment(month, 20 + ((month * 7919) % 600), month < 2 ? "soon" : "later"),
);
const few = [
  segment(0, 1_174, "soon"),
  segment(1, 40, "soon"),
  segment(6, 2_000),
  segment(30, 800),
];
const held: Segment = { key: "held", state: "held", points: 500, taken: 0 };
const pending: Segment = { key: "pending", state: "pending", points: 300, taken: 0 };
const plan: Segment[] = [
  { ...segment(0, 900, "soon"), key: "1", taken: 900, step: 1 },
  { ...segment(0, 410, "soon"), key: "2", taken: 410, step: 2 },
  { ...segment(1, 490, "soon"), key: "3", taken: 490, step: 2 },
  segment(1, 50, "lost"),
];
const refund = [segment(-5, 200, "lost"), ...few, segment(36, 700, "new")];

export function StripSheet() {
  const [amount, setAmount] = useState(1_200);
  const [opened, setOpened] = useState("nothing yet");
  const open = (segments: readonly Segment[]) =>
    setOpened(segments.map(({ key }) => key).join(", "));
  return (
    <Panel title="Strip">
      <Case name="37 months, each can be opened">
        <Strip label="37 months" segments={every} onOpen={open} />
        <p className="text-sm text-quiet">Opened: {opened}</p>
      </Case>
      <Case name="Few">
        <Strip label="Few" segments={few} />
      </Case>
      <Case name="One month">
        <Strip label="One" segments={few.slice(0, 1)} />
      </Case>
      <Case name="Held and pending">
        <Strip label="Held and pending" segments={[held, ...few, pending]} onOpen={open} />
      </Case>
      <Case name={`A use of ${amount}`}>
        <input
          type="range"
          aria-label="Points used"
          min={0}
          max={4_014}
          value={amount}
          onChange={(event) => setAmount(event.target.valueAsNumber)}
          className="w-full"
        />
        <Strip label="A use" segments={taking(few, amount)} />
        <Strip label="A use" segments={taking(every, amount)} />
      </Case>
      <Case name="A refund: some is forfeited, the rest is new">
        <Strip label="A refund" segments={refund} />
      </Case>
      <Case name="A release: what was held is back in its months">
        <Strip label="A release" segments={[segment(0, 400, "back"), ...few]} />
      </Case>
      <Case name="Taken back">
        <Strip label="Taken back" segments={taking(few, 1_200)} isClawback />
      </Case>
      <Case name="A plan: two steps, and what is lost all the same">
        <Strip label="A plan" segments={plan} />
      </Case>
      <Case name="Nothing">
        <Strip label="Nothing" segments={[]} />
      </Case>
    </Panel>
  );
}

function taking(segments: readonly Segment[], amount: number): Segment[] {
  let due = amount;
  return segments.map((segment) => {
    const taken = Math.min(due, segment.points);
    due -= taken;
    return { ...segment, taken };
  });
}

function Case({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="mb-6 grid gap-3">
      <h3 className="text-sm text-quiet">{name}</h3>
      {children}
    </div>
  );
}
