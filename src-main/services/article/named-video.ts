import { kindOfName } from "../files/file-kind.ts";
import { type ArticleFile, frontMatterValue } from "./read-article.ts";

/**
 * The video file that an article names, as it is written there (decoded): front matter `video:`, else the first
 * `<video src>` or `<source src>`, else the first Markdown link or picture to a video's file name. Web addresses are not
 * files and do not count.
 */
export function namedVideo(article: Pick<ArticleFile, "format" | "text">): string | undefined {
  const front = frontMatterValue(article.text, "video");
  if (front !== undefined && isLocal(front)) return decoded(front);
  const candidates = [
    ...matches(article.text, /<(?:video|source)\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)/gi),
    ...matches(article.text, /!?\[[^\]]*\]\(\s*<([^>]+)>/g),
    ...matches(article.text, /!?\[[^\]]*\]\(\s*([^\s)<]+)/g),
    ...matches(article.text, /<a\b[^>]*?\shref\s*=\s*["']?([^"'\s>]+)/gi),
  ];
  return candidates.map(decoded).find((name) => isLocal(name) && kindOfName(name) === "video");
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}

function isLocal(reference: string): boolean {
  return !/^[a-z][a-z0-9+.-]+:/i.test(reference) && !reference.startsWith("//");
}

function decoded(reference: string): string {
  const path = reference.replace(/&amp;/g, "&").replace(/[?#].*$/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone per cent sign: it is a file name as it stands.
    return path;
  }
}
