import { useState, type ReactNode } from "react";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Failure } from "../../ui/failure.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Icon, iconNames } from "../../ui/icon.tsx";
import { ExactMoment, Moment, MonthName, ValidTo } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points, SignedPoints } from "../../ui/points.tsx";
import { SkeletonLine, SkeletonLines } from "../../ui/skeleton.tsx";
import { Table } from "../../ui/table.tsx";
import { Toast } from "../../ui/toast.tsx";
import { LongTask } from "../../ui/long-task.tsx";
import { StripSheet } from "./strip-sheet.tsx";

/** Every component of src/ui in every state. */
export function DesignPage() {
  return (
    <main className="mx-auto grid max-w-[76rem] gap-6 px-4 py-8 sm:px-6">
      <PageHead title="Design" lead="Every component in every state." />
      <StripSheet />
      <Buttons />
      <Fields />
      <Panel title="Notice, Failure">
        <div className="grid gap-3">
          <Notice>Quiet: good to know.</Notice>
          <Notice tone="glow">Glow: better act.</Notice>
          <Notice tone="fault">Fault: it did not work.</Notice>
          <Failure error={new Error()} remedy={{ label: "Try again", act: () => undefined }} />
        </div>
      </Panel>
      <Toast icon="info">
        <p>A toast stands above the screen, not in it.</p>
        <p className="mt-3 flex gap-2">
          <Button>Reload</Button>
          <Button look="plain">Later</Button>
        </p>
      </Toast>
      <Figures />
      <Panel title="Progress, Work">
        <div className="grid gap-5">
          <LongTask label="Known" status="400 of 1,000" progress={{ value: 400, max: 1_000 }}>
            <Button look="outlined">Stop</Button>
          </LongTask>
          <LongTask label="Unknown" status="12 MB so far" />
        </div>
      </Panel>
      <Panel title="Table">
        <Table caption="A caption" columns={[{ name: "What" }, { name: "Points", isNumber: true }]}>
          {[1, 15_762].map((points) => (
            <tr key={points}>
              <th scope="row" className="text-left font-normal">
                A row
              </th>
              <td className="figures text-right">{points}</td>
            </tr>
          ))}
        </Table>
      </Panel>
      <Panel title="Skeleton">
        <SkeletonLine className="mb-4 h-9 w-40" />
        <SkeletonLines rows={3} />
      </Panel>
      <Panel title="Icon" aside={<ButtonLink href="/">Aside of a panel</ButtonLink>}>
        <ul className="flex flex-wrap gap-4 text-xs text-quiet">
          {iconNames.map((name) => (
            <li key={name} className="grid w-20 justify-items-center gap-1">
              <Icon name={name} className="size-6 text-ink" />
              {name}
            </li>
          ))}
        </ul>
      </Panel>
    </main>
  );
}

function Buttons() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title="Button, ButtonLink, Dialog">
      {(["filled", "outlined", "plain", "danger"] as const).map((look) => (
        <Row key={look}>
          <Button look={look}>{look}</Button>
          <Button look={look} disabled>
            disabled
          </Button>
          <Button look={look} aria-disabled="true">
            busy
          </Button>
          <ButtonLink look={look} href="/design">
            link
          </ButtonLink>
        </Row>
      ))}
      <Button onClick={() => setOpen(true)}>Open a dialog</Button>
      {isOpen && (
        <Dialog title="A dialog" onClose={() => setOpen(false)}>
          <p className="my-4 text-quiet">It begins to be read at its title.</p>
          <Button onClick={() => setOpen(false)}>Close</Button>
        </Dialog>
      )}
    </Panel>
  );
}

function Fields() {
  const [choice, setChoice] = useState("one");
  const options = ["one", "two", "three"].map((value) => ({ value, label: value }));
  return (
    <Panel title="Field, Choice, Check">
      <div className="grid max-w-md gap-4">
        <TextField label="Text" placeholder="A placeholder" />
        <SelectField label="Select">
          <option>One</option>
          <option>Two</option>
        </SelectField>
        <Choice label="Choice" value={choice} options={options} onChange={setChoice} />
        <Check
          label="Check"
          note="What comes of it."
          checked={choice === "one"}
          onChange={(isOne) => setChoice(isOne ? "one" : "two")}
        />
      </div>
    </Panel>
  );
}

const WHEN = Date.UTC(2026, 10, 22, 4);
const EXPIRES = Date.UTC(2026, 10, 30, 16);

function Figures() {
  return (
    <Panel title="Points, Money, Instant">
      <Row>
        <Points value={0} />
        <Points value={1} />
        <Points value={15_762} />
        <Points value={Number.MAX_SAFE_INTEGER} />
        <SignedPoints value={120} />
        <SignedPoints value={-900} />
        <SignedPoints value={0} />
      </Row>
      <Row>
        <Money fen={0} />
        <Money fen={1_240} />
        <Money fen={Number.MAX_SAFE_INTEGER} />
      </Row>
      <Row>
        <Moment at={WHEN} to="day" />
        <Moment at={WHEN} />
        <MonthName at={WHEN} />
      </Row>
      <p className="my-2">
        <ValidTo expiresAt={EXPIRES} />
      </p>
      <p>
        <ExactMoment at={WHEN} />
      </p>
    </Panel>
  );
}

function Row({ children }: { children: ReactNode }) {
  return <div className="my-3 flex flex-wrap items-center gap-x-5 gap-y-3">{children}</div>;
}
