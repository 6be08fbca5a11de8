import { insertRecord } from "../history/make-change.ts";
import type { Article } from "../model/article.ts";
import { freeSlug, slugify } from "../model/ids.ts";
import { err, ok } from "../result.ts";
import { type Command, refusal } from "./command.ts";
import { isTakenSlug } from "./lookups.ts";
import { fileStem, relativePath } from "./relative-path.ts";

/** See {@link addArticle}. `path` is relative to the log. */
export type AddArticle = {
  readonly path: string;
  readonly title?: string;
  readonly url?: string;
  readonly language?: string;
};

/** Adds an article to the log. Refuses a path that the log has already. */
export const addArticle: Command<AddArticle> = (document, args) => {
  const path = relativePath(args.path);
  if (!path.ok) return path;
  for (const article of document.tables.article.values()) {
    if (article.path?.normalize("NFC") === path.value) {
      return err(refusal("article-exists", { name: path.value }));
    }
  }
  const slug = slugify(fileStem(path.value), "article");
  const article: Article = {
    ...args,
    id: freeSlug(slug, (candidate) => isTakenSlug(document, "article", candidate)),
    path: path.value,
  };
  return ok([insertRecord("article", article)]);
};
