import DOMPurify, { type Config } from "dompurify";
import { Marked } from "marked";
import type { ArticleText } from "#annotations/host/shapes.ts";

/** An article ready to be put into the page: its title, where it has one, apart from the rest. */
export type CleanArticle = {
  readonly title: string | null;
  readonly body: DocumentFragment;
  readonly words: number;
};

/** Everything else is dropped, its text kept; what could run, load, navigate, style or name something is not in it. */
const ALLOWED: Config = {
  ALLOWED_TAGS: [
    ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "a", "img"],
    ...["ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "caption"],
    ...["em", "strong", "b", "i", "u", "s", "del", "ins", "mark", "sub", "sup", "small", "q", "cite"],
    ...[
      "abbr",
      "time",
      "figure",
      "figcaption",
      "section",
      "article",
      "header",
      "div",
      "span",
      "ruby",
      "rt",
      "rp",
    ],
  ],
  ALLOWED_ATTR: ["alt", "colspan", "lang", "rowspan", "src", "start", "title"],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^[^:]*$/u,
  FORBID_CONTENTS: ["head", "iframe", "noscript", "script", "style", "svg", "template", "textarea", "title"],
};

const marked = new Marked({ gfm: true, async: false });

/** Turns the text of an article into elements that can do nothing but be read. */
export function sanitiseArticle(article: ArticleText): CleanArticle {
  const body = toFragment(article);
  const heading = body.querySelector("h1");
  const isFirst = heading !== null && precedingText(body, heading) === "";
  if (isFirst) heading.remove();
  const text = body.textContent;
  return {
    title: isFirst ? heading.textContent.trim() : null,
    body,
    words: text.split(/\s+/u).filter((word) => word !== "").length,
  };
}

function toFragment(article: ArticleText): DocumentFragment {
  if (article.format === "text") return paragraphsOf(article.text);
  const html = article.format === "html" ? article.text : marked.parse(withoutFrontMatter(article.text));
  const clean = DOMPurify.sanitize(String(html), { ...ALLOWED, RETURN_DOM_FRAGMENT: true });
  // Before the fragment enters the page: an image there is fetched as soon as it exists.
  for (const image of clean.querySelectorAll("img")) keepOrDescribe(image, article.imageBase);
  return document.importNode(clean, true);
}

/** Plain text: an empty line ends a paragraph; the first line is the title where it stands alone. */
function paragraphsOf(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const blocks = text.split(/\n\s*\n/u).filter((block) => block.trim() !== "");
  for (const [index, block] of blocks.entries()) {
    const isTitle = index === 0 && blocks.length > 1 && !block.trim().includes("\n");
    const element = document.createElement(isTitle ? "h1" : "p");
    element.textContent = block.trim();
    fragment.append(element);
  }
  return fragment;
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/u, "");
}

/** An image below the article's folder is shown; of any other its description stays. */
function keepOrDescribe(image: HTMLImageElement, imageBase: string) {
  const source = image.getAttribute("src");
  const url = source === null ? null : urlBelow(imageBase, source);
  if (url === null) {
    image.replaceWith(image.alt);
    return;
  }
  image.src = url;
  image.loading = "lazy";
  image.decoding = "async";
}

/** The address of a file below a base, or `null` where the path leads out of it. */
function urlBelow(imageBase: string, path: string): string | null {
  const base = new URL(imageBase.endsWith("/") ? imageBase : `${imageBase}/`, location.href);
  if (/^[/\\]/u.test(path) || !URL.canParse(path, base.href)) return null;
  const url = new URL(path, base);
  return url.origin === base.origin &&
    url.protocol === base.protocol &&
    url.pathname.startsWith(base.pathname)
    ? url.href
    : null;
}

function precedingText(root: Node, element: Element): string {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEndBefore(element);
  return range.toString().trim();
}
