import { useMemo, useState } from "react";
import type { LogDocument } from "#annotations/document/document.ts";
import type { ArticleText as ArticleSource } from "#annotations/host/shapes.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { ArticleBody } from "./article-body.tsx";
import type { LinkedAnnotation } from "./mark-passages.ts";
import { sanitiseArticle } from "./sanitise-article.ts";

type ArticleTextProps = {
  readonly session: Session;
  readonly id: string;
  readonly text: ArticleSource;
  readonly document: LogDocument;
};

/** The words of an article, sanitised, with its title and the marked passages. */
export function ArticleText({ session, id, text, document }: ArticleTextProps) {
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
  const { indexes } = document;
  const tags = document.tables.tag;
  const linked = useMemo(
    () =>
      [...indexes.group({ by: "article", article }).from(0)].map((annotation): LinkedAnnotation => {
        const tag = tags.get(annotation.tags?.[0] ?? "");
        return { annotation, colour: tag?.colour ?? "slate", label: tag ? tagLabel(tag, language) : "" };
      }),
    [indexes, tags, article, language],
  );
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
