import { useEffect, useRef } from "react";
import { ARTICLE_STYLE } from "./article-style.ts";
import { type LinkedAnnotation, markPassages } from "./mark-passages.ts";
import type { CleanArticle } from "./sanitise-article.ts";

type ArticleBodyProps = {
  readonly clean: CleanArticle;
  readonly article: string;
  readonly language: string | undefined;
  readonly linked: readonly LinkedAnnotation[];
  /** Told how many linked passages stand in the text. */
  readonly onFound: (count: number) => void;
  readonly onPick: (annotation: string) => void;
};

/** The text of an article in a shadow root, where neither its elements nor the window's styles reach each other. */
export function ArticleBody({ clean, article, language, linked, onFound, onPick }: ArticleBodyProps) {
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);

  useEffect(() => {
    if (!place.current) return;
    const root = place.current.shadowRoot ?? place.current.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [ARTICLE_STYLE];
    const body = document.createElement("div");
    body.className = "body";
    if (language !== undefined) body.lang = language;
    body.append(clean.body.cloneNode(true));
    onFound(markPassages(body, article, linked));
    root.replaceChildren(body);

    const choose = (event: Event) => {
      const mark = event.target instanceof Element ? event.target.closest("mark[data-annotation]") : null;
      const id = mark?.getAttribute("data-annotation");
      if (id) pick.current(id);
      return id !== undefined && id !== null;
    };
    const byKey = (event: KeyboardEvent) => {
      if (event.key === "Enter" && choose(event)) event.stopPropagation();
    };
    body.addEventListener("click", choose);
    body.addEventListener("keydown", byKey);
  }, [clean, article, language, linked, onFound]);

  return <div ref={place} className="article-body" />;
}
