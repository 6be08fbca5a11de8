import { TAG_COLOURS } from "#annotations/model/tag.ts";

/** The style of article texts in their shadow root; the tokens reach it, nothing else of the window's style does. */
export const ARTICLE_STYLE = new CSSStyleSheet();

const HUES = TAG_COLOURS.map((colour) => `mark[data-colour="${colour}"] { --tag: var(--tag-${colour}); }`);

ARTICLE_STYLE.replaceSync(`
  .body { font-size: 14px; line-height: 22px; overflow-wrap: anywhere; user-select: text; text-wrap: pretty; }
  .body:lang(ko) { word-break: keep-all; }
  h1, h2, h3, h4, h5, h6 { margin: 20px 0 8px; font-size: 14px; font-weight: 600; line-height: 20px; }
  h1, h2 { font-size: 15px; }
  p, ul, ol, dl, blockquote, pre, table, figure { margin: 0 0 12px; }
  ul, ol { padding-inline-start: 20px; }
  li { margin-bottom: 4px; }
  blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid var(--line-strong); color: var(--text-soft); }
  a { color: inherit; text-decoration: underline; text-decoration-color: var(--line-strong); text-underline-offset: 3px; }
  img { display: block; max-width: 100%; height: auto; margin: 4px 0 12px; border-radius: 6px; }
  hr { height: 1px; margin: 16px 0; border: 0; background: var(--line); }
  code, pre { font-family: var(--font-time); font-size: 0.92em; }
  pre { padding: 8px 12px; border-radius: 6px; background: var(--raised); overflow: auto; }
  table { border-collapse: collapse; font-size: 13px; }
  th, td { padding: 4px 8px; border: 1px solid var(--line); text-align: start; vertical-align: top; }
  figcaption, small { color: var(--text-soft); font-size: 12px; line-height: 18px; }
  mark { padding: 1px 0 0; background: none; color: inherit; }
  mark[data-annotation] {
    padding: 1px 1px 0; border-radius: 2px 2px 0 0; cursor: pointer;
    background: color-mix(in oklab, var(--tag) 24%, transparent);
    box-shadow: inset 0 -2px 0 var(--tag);
    box-decoration-break: clone; -webkit-box-decoration-break: clone;
  }
  mark[data-annotation]:hover { background: color-mix(in oklab, var(--tag) 38%, transparent); }
  mark:focus { outline: none; }
  mark:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  ${HUES.join("\n  ")}
`);
