import { FileX2, Newspaper } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useStore } from "zustand";
import type { LogDocument } from "#annotations/document/document.ts";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Notice, Spinner } from "../../ui/notice.tsx";
import "./article-pane.css";

// Markdown and the sanitiser are a tenth of the window's code, and the film is not to wait for them.
const ArticleText = lazy(async () => ({ default: (await import("./article-text.tsx")).ArticleText }));

type ArticlePaneProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  /** The heads of the views that share the pane. */
  readonly tabs: ReactNode;
};

/** The article beside the film, with the words marked that annotations are linked to. */
export function ArticlePane({ session, state, tabs }: ArticlePaneProps) {
  const { t, sayTrouble } = useTexts();
  const article = useStore(session.article);
  return (
    <section className="article-pane" aria-label={t("article.pane")}>
      <div className="article-label">
        {tabs}
        <ArticleChoice session={session} document={state.document} />
      </div>
      {article.phase === "ready" && (
        <Suspense fallback={<Waiting />}>
          <ArticleText
            key={article.id}
            session={session}
            id={article.id}
            text={article.text}
            document={state.document}
          />
        </Suspense>
      )}
      {article.phase === "loading" && <Waiting />}
      {article.phase === "none" && (
        <Notice icon={<Newspaper size={24} />} title={t("article.none")} text={t("article.none-text")} />
      )}
      {article.phase === "failed" && (
        <Notice
          tone="trouble"
          icon={<FileX2 size={24} />}
          title={t("article.failed")}
          text={sayTrouble(article.trouble)}
        />
      )}
    </section>
  );
}

function Waiting() {
  const { t } = useTexts();
  return (
    <div className="article-wait">
      <Spinner label={t("ui.loading")} />
    </div>
  );
}

/** Which of the log's articles is shown, where there are several. */
function ArticleChoice({ session, document }: { readonly session: Session; readonly document: LogDocument }) {
  const { t } = useTexts();
  const article = useStore(session.article);
  if (document.tables.article.size < 2) return null;
  const shown = article.phase === "ready" ? article.id : "";
  return (
    <select
      className="article-choice"
      aria-label={t("article.choose")}
      value={shown}
      onChange={(event) => void session.openArticle(event.target.value)}
    >
      {[...document.tables.article.values()].map((each) => (
        <option key={each.id} value={each.id}>
          {each.title ?? each.path ?? each.id}
        </option>
      ))}
    </select>
  );
}
