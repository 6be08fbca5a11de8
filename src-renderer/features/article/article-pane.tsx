import { FileX2, Newspaper } from "lucide-react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { LogDocument } from "#annotations/document/document.ts";
import type { ArticleText } from "#annotations/host/shapes.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Notice, Spinner } from "../../ui/notice.tsx";
import { ArticleBody } from "./article-body.tsx";
import type { LinkedAnnotation } from "./mark-passages.ts";
import { sanitiseArticle } from "./sanitise-article.ts";
import "./article-pane.css";

type ArticlePaneProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
};

/** The article beside the film, with the words marked that annotations are linked to. */
export function ArticlePane({ session, state }: ArticlePaneProps) {
  const { t, sayTrouble } = useTexts();
  const article = useStore(session.article);
  return (
    <section className="article-pane" aria-label={t("article.pane")}>
      <div className="article-label">
        <Newspaper size={16} aria-hidden="true" />
        <span>{t("article.pane")}</span>
        <ArticleChoice session={session} document={state.document} />
      </div>
      {article.phase === "ready" && (
        <ArticleText
          key={article.id}
          session={session}
          id={article.id}
          text={article.text}
          document={state.document}
        />
      )}
      {article.phase === "loading" && (
        <div className="article-wait">
          <Spinner label={t("ui.loading")} />
        </div>
      )}
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

type ArticleTextProps = {
  readonly session: Session;
  readonly id: string;
  readonly text: ArticleText;
  readonly document: LogDocument;
};

function ArticleText({ session, id, text, document }: ArticleTextProps) {
  const { t, language } = useTexts();
  const [found, setFound] = useState(0);
  const clean = useMemo(() => sanitiseArticle(text), [text]);
  const linked = useLinked(document, id, language);
  const record = document.tables.article.get(id);
  const title = clean.title ?? record?.title ?? text.name;
  const meta = [text.name, t("article.words", { count: clean.words })];
  if (found > 0) meta.push(t("article.passages", { count: found }));

  return (
    <div className="article-scroll">
      <h2 className="article-title">{title}</h2>
      <p className="article-meta">{meta.join(" · ")}</p>
      <ArticleBody
        clean={clean}
        article={id}
        language={record?.language}
        linked={linked}
        onFound={setFound}
        onPick={(annotation) => session.select([annotation])}
      />
    </div>
  );
}

/** The annotations that are linked to an article; the list stays the same one while none of them changed. */
function useLinked(document: LogDocument, article: string, language: string): readonly LinkedAnnotation[] {
  const linked = useMemo(() => {
    const links: LinkedAnnotation[] = [];
    for (const annotation of document.tables.annotation.values()) {
      if (!annotation.passages?.some((passage) => passage.article === article)) continue;
      const tag = document.tables.tag.get(annotation.tags?.[0] ?? "");
      links.push({
        annotation,
        colour: tag?.colour ?? "slate",
        label: tag ? tagLabel(tag, language) : "",
      });
    }
    return links;
  }, [document.tables.annotation, document.tables.tag, article, language]);
  return useUnchanged(linked);
}

/** The list of the last rendering where it holds the same annotations, so that logging does not redraw the article. */
function useUnchanged(linked: readonly LinkedAnnotation[]): readonly LinkedAnnotation[] {
  const [kept, setKept] = useState(linked);
  const same =
    kept.length === linked.length &&
    kept.every((link, index) => {
      const now = linked[index];
      return link.annotation === now?.annotation && link.colour === now.colour && link.label === now.label;
    });
  if (same) return kept;
  setKept(linked);
  return linked;
}
