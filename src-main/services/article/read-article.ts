import { open, readFile, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";
import { decodeText } from "./decode-text.ts";

/** The largest article that is read: 16 MiB. */
const MOST_BYTES = 16 * 1024 * 1024;

/** An article's text as read from its file. */
export type ArticleFile = {
  readonly format: "markdown" | "html" | "text";
  readonly text: string;
  readonly charset: string;
  readonly name: string;
};

/** Reads an article. Fails with `article-missing`, `article-too-large` (`most` in MiB) or a file trouble. */
export async function readArticle(path: string): Promise<Result<ArticleFile, Trouble>> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES)
      return err({ code: "article-too-large", parameters: { name, most: MOST_BYTES / 1024 / 1024 } });
    return ok({ format: formatOf(name), name, ...(await decodeText(await readFile(path))) });
  } catch (error) {
    const trouble = fileTrouble(error, path);
    return err(trouble.code === "folder-gone" ? { code: "article-missing", parameters: { name } } : trouble);
  }
}

function formatOf(name: string): ArticleFile["format"] {
  const extension = extname(name).toLowerCase();
  if ([".html", ".htm", ".xhtml"].includes(extension)) return "html";
  return [".txt", ".text"].includes(extension) ? "text" : "markdown";
}

const FRONT_MATTER = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/;

const TITLES = { markdown: markdownTitle, html: htmlTitle, text: plainTitle } as const;

/**
 * The article's own title: its front matter's, its first heading, its `<title>`; of plain text the first line where it stands
 * alone. `undefined` where it has none.
 */
export function articleTitle(article: Pick<ArticleFile, "format" | "text">): string | undefined {
  const found = TITLES[article.format](article.text);
  const title = found?.replace(/\s+/g, " ").trim();
  return title === undefined || title === "" ? undefined : title.slice(0, 300);
}

function markdownTitle(text: string): string | undefined {
  const front = frontMatterValue(text, "title");
  if (front !== undefined) return front;
  const body = text.replace(FRONT_MATTER, "");
  const heading =
    /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(body) ?? /^(\S.*)\r?\n(?:=+|-{2,})\s*$/m.exec(body);
  return heading?.[1]?.replace(/[*_`]/g, "");
}

function htmlTitle(text: string): string | undefined {
  const found = /<h1\b[^>]*>([\s\S]*?)<\/h1>/i.exec(text) ?? /<title\b[^>]*>([\s\S]*?)<\/title>/i.exec(text);
  return found?.[1] === undefined ? undefined : plainText(found[1]);
}

/** The first line, where an empty one and more text come after it: as the window shows plain text. */
function plainTitle(text: string): string | undefined {
  return /^\uFEFF?\s*(\S[^\r\n]*)\r?\n[ \t]*\r?\n\s*\S/.exec(text)?.[1];
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
}

/** The value of a plain `key: value` line of the article's YAML front matter, quotes taken off. */
export function frontMatterValue(text: string, key: string): string | undefined {
  const block = FRONT_MATTER.exec(text)?.[1];
  const line = block?.split(/\r?\n/).find((candidate) => candidate.startsWith(`${key}:`));
  const value = line
    ?.slice(key.length + 1)
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2");
  return value === "" ? undefined : value;
}

/** The first bytes of a file, at most `size` of them. */
export async function readHead(path: string, size: number): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
