import type { ArticleText } from "../host/shapes.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/**
 * The words of an article without its markup, paragraphs apart: for looking for names in it, not for showing it. In NFC, with
 * typographic apostrophes made plain.
 */
export function plainText({ format, text }: Pick<ArticleText, "format" | "text">): string {
  const words = format === "html" ? htmlWords(text) : format === "markdown" ? markdownWords(text) : text;
  return words
    .normalize("NFC")
    .replace(/[‘’]/gu, "'")
    .replace(/\u00a0/gu, " ");
}

function markdownWords(text: string): string {
  const body = text
    .replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/u, "")
    .replace(/!\[[^\]]*\]\([^)\s]*(?:\s[^)]*)?\)/gu, " ")
    .replace(/\[([^\]]*)\]\([^)\s]*(?:\s[^)]*)?\)/gu, "$1")
    .replace(/^ {0,3}(?:#{1,6}|>|[-*+]|\d+[.)])[ \t]+/gmu, "\n")
    .replace(/[*_`~]+/gu, "");
  return htmlWords(body);
}

function htmlWords(text: string): string {
  return text
    .replace(/<(script|style|head|template)\b[\s\S]*?<\/\1\s*>/giu, " ")
    .replace(/<!--[\s\S]*?-->/gu, " ")
    .replace(/<\/?(?:p|div|h[1-6]|li|tr|td|th|br|blockquote|figcaption|section|article)\b[^>]*>/giu, "\n\n")
    .replace(/<\/?[a-z][^>]*>/giu, "")
    .replace(/&(?:#(\d{1,6})|([a-z]{2,6}));/giu, (whole, code, name) =>
      code === undefined
        ? (ENTITIES[String(name).toLowerCase()] ?? whole)
        : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    );
}
