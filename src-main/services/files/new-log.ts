import { basename } from "node:path";
import { buildDocument } from "#annotations/document/build-document.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import { slugify } from "#annotations/model/ids.ts";
import { stemOf } from "./file-kind.ts";

/** What a new log is about. Paths are relative to the log's folder; `title` is the article's own. */
export type NewLog = {
  readonly id: string;
  readonly article?: { readonly path: string; readonly title?: string | undefined } | undefined;
  readonly video?: string | undefined;
};

/** The text of a new log: its id, its title, and records of its article and medium. */
export function newLogText({ id, article, video }: NewLog): string {
  const articleName = article && nameOf(article.path);
  const title = article?.title ?? articleName ?? (video === undefined ? "" : nameOf(video));
  const articleId = articleName === undefined ? undefined : slugify(articleName, "article");
  return serialiseLog(
    buildDocument(
      { id, title },
      {
        article:
          article === undefined || articleId === undefined
            ? []
            : [
                {
                  id: articleId,
                  path: relativePath(article.path),
                  ...(article.title === undefined ? {} : { title: article.title }),
                },
              ],
        medium:
          video === undefined
            ? []
            : [
                {
                  id: mediumId(nameOf(video), articleId),
                  path: relativePath(video),
                },
              ],
      },
    ),
  );
}

/** Article and film often have one name: their ids differ all the same, for a removal is noted by id. */
function mediumId(name: string, taken: string | undefined): string {
  const slug = slugify(name, "video");
  return slug === taken ? `${slug}-video` : slug;
}

function nameOf(path: string): string {
  return stemOf(basename(path));
}

/** A path as logs have it: with `/`, in Unicode NFC (file format, rule 7). */
export function relativePath(path: string): string {
  return path.replaceAll("\\", "/").normalize("NFC");
}
