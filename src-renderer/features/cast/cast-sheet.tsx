import { Users } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { CastList } from "./cast-list.tsx";
import { PersonForm } from "./person-form.tsx";
import "./cast-sheet.css";

/** Everybody in the log, and the one who is chosen with all there is to know: names, character, role, key. */
export function CastSheet({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const state = useStore(session.log);
  const palette = useStore(session.palette);
  const [wanted, setChosen] = useState<string | null>(null);
  if (state.phase !== "open") return null;
  const { people } = palette;
  const chosen = people.find(({ person }) => person.id === wanted) ?? people[0];
  const locked = state.readOnly !== null || state.loading;

  return (
    <Sheet
      title={t("cast.title")}
      closeLabel={t("ui.close")}
      width="broad"
      onClose={() => session.show("none")}
    >
      <div className="cast">
        <CastList
          document={state.document}
          people={people}
          chosen={chosen?.person.id}
          onChoose={setChosen}
          onAdd={(name) => setChosen(session.cast.add(name))}
          locked={locked}
        />
        {chosen === undefined ? (
          <Notice icon={<Users size={24} />} title={t("cast.empty")} text={t("cast.empty-text")} />
        ) : (
          <PersonForm
            key={chosen.person.id}
            session={session}
            document={state.document}
            people={people}
            dealt={chosen}
            locked={locked}
            onMerged={setChosen}
          />
        )}
      </div>
    </Sheet>
  );
}
