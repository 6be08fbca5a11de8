import { Tags } from "lucide-react";
import { useStore } from "zustand";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { TagForm } from "./tag-form.tsx";
import { TagList } from "./tag-list.tsx";
import { VocabularyOfferView } from "./vocabulary-offer.tsx";
import "./tags-sheet.css";

/** The vocabulary of the log: every tag by its group, and the one that is chosen with all that can be changed about it. */
export function TagsSheet({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const { vocabulary } = session;
  const state = useStore(session.log);
  const { tags } = useStore(session.palette);
  const { chosen: wanted, offer } = useStore(vocabulary.state);
  if (state.phase !== "open") return null;
  const chosen = tags.find(({ tag }) => tag.id === wanted) ?? tags[0];
  const locked = state.readOnly !== null || state.loading;
  const close = () => {
    vocabulary.leaveOffer();
    session.show("none");
  };

  return (
    <Sheet
      title={t("tags.title")}
      closeLabel={t("ui.close")}
      width="broad"
      onClose={close}
      foot={
        offer ? (
          <>
            <Button onClick={() => vocabulary.leaveOffer()}>{t("tags.leave")}</Button>
            <Button tone="main" disabled={locked} onClick={() => vocabulary.takeOffer()}>
              {t("tags.take")}
            </Button>
          </>
        ) : (
          <>
            <Button disabled={locked} onClick={() => void vocabulary.load()}>
              {t("tags.load")}
            </Button>
            <Button disabled={tags.length === 0} onClick={() => void vocabulary.save()}>
              {t("tags.save")}
            </Button>
          </>
        )
      }
    >
      {offer ? (
        <VocabularyOfferView offer={offer} />
      ) : (
        <div className="tags">
          <TagList
            document={state.document}
            tags={tags}
            chosen={chosen?.tag.id}
            locked={locked}
            onChoose={(tag) => vocabulary.edit(tag)}
            onAdd={(label) => vocabulary.add(label)}
            onExclusive={(group, exclusive) => vocabulary.setExclusive(group, exclusive)}
          />
          {chosen === undefined ? (
            <Notice icon={<Tags size={24} />} title={t("tags.empty")} text={t("tags.empty-text")} />
          ) : (
            <TagForm
              key={chosen.tag.id}
              document={state.document}
              desk={vocabulary}
              tags={tags}
              dealt={chosen}
              locked={locked}
            />
          )}
        </div>
      )}
    </Sheet>
  );
}
