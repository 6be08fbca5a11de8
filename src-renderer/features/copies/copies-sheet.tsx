import { useState } from "react";
import { useStore } from "zustand";
import type { CopyBeside } from "#annotations/host/copy-shapes.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./copies-sheet.css";

/** The copies that sync services made beside the open log: what each would add, what differs, and what to do with it. */
export function CopiesSheet({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const copies = useStore(session.copies);
  return (
    <Sheet
      title={t("copies.title")}
      closeLabel={t("ui.close")}
      width="wide"
      onClose={() => session.show("none")}
    >
      <p className="copies-lead">{t("copies.lead")}</p>
      <ul className="copies">
        {copies.map((copy) => (
          <CopyItem key={copy.handle} session={session} copy={copy} />
        ))}
      </ul>
    </Sheet>
  );
}

function CopyItem({ session, copy }: { readonly session: Session; readonly copy: CopyBeside }) {
  const { t, language, sayName } = useTexts();
  const [busy, setBusy] = useState(false);
  const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const merge = async () => {
    setBusy(true);
    await session.mergeCopy(copy.handle);
    setBusy(false);
  };
  const parts = (["annotations", "people", "tags"] as const).filter((part) => copy.added[part] > 0);
  const more = copy.differingInAll - copy.differing.length;
  return (
    <li className="copy">
      <div className="copy-head">
        <div className="copy-about">
          <h3>{copy.name}</h3>
          <p>{t("copies.saved-at", { time: time.format(new Date(copy.modifiedAt)) })}</p>
        </div>
        <Button disabled={busy} onClick={() => void session.leaveCopy(copy.handle)}>
          {t("copies.leave")}
        </Button>
        <Button tone="main" disabled={busy} onClick={() => void merge()}>
          {t("copies.merge")}
        </Button>
      </div>
      <p className="copy-counts">
        {parts.map((part) => (
          <span key={part}>{t(`copies.${part}`, { count: copy.added[part] })}</span>
        ))}
        {copy.differingInAll > 0 && (
          <span className="copy-differs">{t("copies.differing", { count: copy.differingInAll })}</span>
        )}
      </p>
      {copy.differing.length > 0 && (
        <ul
          className="copy-list"
          tabIndex={0}
          aria-label={t("copies.differing", { count: copy.differingInAll })}
        >
          {copy.differing.map(({ kind, id, label, fields }) => (
            <li key={`${kind} ${id}`}>
              <span className="copy-label">{label}</span>
              <span className="copy-fields">{fields.map((field) => sayName("field", field)).join(", ")}</span>
            </li>
          ))}
          {more > 0 && <li className="copy-fields">{t("copies.more", { count: more })}</li>}
        </ul>
      )}
    </li>
  );
}
