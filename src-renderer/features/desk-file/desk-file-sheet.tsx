import { Check } from "lucide-react";
import { useStore } from "zustand";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Counts } from "../../ui/counts.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./desk-file-sheet.css";

/** What the desk's file would change in this log, to be taken as one step or left. */
export function DeskFileSheet({ session }: { readonly session: Session }) {
  const { t, language } = useTexts();
  const state = useStore(session.deskFile);
  const close = () => session.show("none");
  if (state === null) return null;
  const { renamed, annotations, people, tags, diff } = state.changes;
  const names = people.map((person) => preferredName(person.names, language));
  const labels = tags.map((tag) => tagLabel(tag, language));

  if (diff.length === 0) {
    return (
      <Sheet title={state.name} closeLabel={t("ui.close")} onClose={close}>
        <Notice icon={<Check size={24} />} title={t("desk-file.same")} text={t("desk-file.same-text")} />
      </Sheet>
    );
  }
  return (
    <Sheet
      title={state.name}
      closeLabel={t("ui.close")}
      onClose={close}
      foot={
        <>
          <Button onClick={close}>{t("day-zero.later")}</Button>
          <Button
            tone="main"
            data-autofocus
            onClick={() => {
              if (session.takeDesk()) close();
            }}
          >
            {t("desk-file.take")} <KeyCaps keys="Enter" />
          </Button>
        </>
      }
    >
      <p className="desk-file-lead">{t("desk-file.lead")}</p>
      <Counts
        counts={[
          { count: renamed.length, label: t("desk-file.names", { count: renamed.length }) },
          { count: annotations, label: t("desk-file.annotations", { count: annotations }) },
          { count: people.length, label: t("desk-file.people", { count: people.length }) },
          { count: tags.length, label: t("desk-file.tags", { count: tags.length }) },
        ]}
      />
      {renamed.length > 0 && (
        <ul className="desk-file-names" aria-label={t("desk-file.names", { count: renamed.length })}>
          {renamed.map(({ kind, id, from, to }) => (
            <li key={`${kind} ${id} ${from}`}>
              <del>{from}</del>
              <span aria-hidden="true">→</span>
              <ins>{to}</ins>
            </li>
          ))}
        </ul>
      )}
      {names.length + labels.length > 0 && (
        <p className="desk-file-more">{[...names, ...labels.map((label) => `#${label}`)].join(", ")}</p>
      )}
    </Sheet>
  );
}
