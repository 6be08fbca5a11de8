import { Film, Newspaper } from "lucide-react";
import { useStore } from "zustand";
import { ArticlePane } from "../features/article/article-pane.tsx";
import { MediaPane } from "../features/media/media-pane.tsx";
import { besideOf } from "../session/beside.ts";
import type { LogState, Session } from "../session/types.ts";
import { useTexts } from "../texts/texts.tsx";
import { Tabs } from "../ui/tabs.tsx";

type BesidePaneProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
};

/** The pane at the left of the film: the article that is written about it, or the media of the log. */
export function BesidePane({ session, state }: BesidePaneProps) {
  const { t } = useTexts();
  const chosen = useStore(session.ui, (ui) => ui.beside);
  const shown = besideOf(chosen, state.document);
  const tabs = (
    <Tabs
      label={t("media.tabs")}
      value={shown}
      tabs={[
        { value: "article", label: t("article.pane"), icon: <Newspaper size={16} aria-hidden="true" /> },
        {
          value: "media",
          label: t("media.pane"),
          icon: <Film size={16} aria-hidden="true" />,
          count: state.document.tables.medium.size,
        },
      ]}
      onChoose={(beside) => session.ui.setState({ beside })}
    />
  );
  return shown === "article" ? (
    <ArticlePane session={session} state={state} tabs={tabs} />
  ) : (
    <MediaPane session={session} state={state} tabs={tabs} />
  );
}
