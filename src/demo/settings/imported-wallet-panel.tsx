import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useSignOut } from "../../api/commands.ts";
import { demoMembersQuery, useRemoveWallet, useRenameWallet } from "../../api/demo.ts";
import { sessionQuery } from "../../api/queries.ts";
import type { Session } from "../../contract/session.ts";
import { useLanguage } from "../../state/language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogFooter } from "../../ui/dialog.tsx";
import { Failure } from "../../ui/failure.tsx";
import { TextField } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Panel } from "../../ui/panel.tsx";

/** Renames, leaves or removes the wallet, if it was made from a file. */
export function ImportedWalletPanel() {
  const t = useTranslations("importedWallet");
  const language = useLanguage();
  const { data: session } = useQuery(sessionQuery(language));
  const { data: members } = useQuery(demoMembersQuery(language));
  const [isRemoving, setRemoving] = useState(false);
  const signOut = useSignOut();
  const member = members?.items.find(({ id }) => id === session?.memberId);
  if (!session || !member?.isImported) return null;
  return (
    <Panel title={t("title")}>
      <RenameForm key={session.name} session={session} />
      <div className="mt-4 flex flex-wrap gap-3 border-t border-line pt-4">
        <Button look="outlined" aria-disabled={signOut.isPending} onClick={() => signOut.mutate()}>
          {t("leave")}
        </Button>
        <Button look="danger" aria-haspopup="dialog" onClick={() => setRemoving(true)}>
          {t("remove")}
        </Button>
      </div>
      {isRemoving && <RemoveDialog session={session} onClose={() => setRemoving(false)} />}
    </Panel>
  );
}

function RenameForm({ session: { memberId, name } }: { readonly session: Session }) {
  const t = useTranslations("importedWallet");
  const [typed, setTyped] = useState(name);
  const rename = useRenameWallet();
  const isEmpty = typed.trim() === "";
  return (
    <Form
      className="flex flex-wrap items-end gap-3"
      onSubmit={() => {
        if (!isEmpty && !rename.isPending) rename.mutate({ memberId, name: typed });
      }}
    >
      <TextField
        label={t("name")}
        className="min-w-0 flex-1 basis-52"
        maxLength={60}
        autoComplete="off"
        value={typed}
        fault={isEmpty ? t("nameEmpty") : undefined}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit" look="outlined" disabled={isEmpty}>
        {t("save")}
      </Button>
      {rename.error && <Failure error={rename.error} />}
    </Form>
  );
}

type RemoveDialogProps = { readonly session: Session; readonly onClose: () => void };

function RemoveDialog({ session: { memberId, name }, onClose }: RemoveDialogProps) {
  const t = useTranslations("importedWallet");
  const remove = useRemoveWallet();
  return (
    <Dialog title={t("question", { name })} onClose={onClose}>
      <p className="mt-3 text-quiet">{t("lost")}</p>
      {remove.error && <Failure error={remove.error} />}
      <DialogFooter>
        <Button look="outlined" className="max-sm:flex-1" onClick={onClose}>
          {t("keep")}
        </Button>
        <Button
          look="danger"
          className="max-sm:flex-1"
          aria-disabled={remove.isPending}
          onClick={() => {
            if (!remove.isPending) remove.mutate(memberId);
          }}
        >
          {t("confirm")}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
