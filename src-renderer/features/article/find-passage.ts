import type { Passage } from "#annotations/model/annotation.ts";

/** A stretch of a text: offsets in UTF-16 units, `end` exclusive. */
export type Stretch = { readonly start: number; readonly end: number };

/**
 * Where a passage stands in a text (W3C Web Annotation, TextQuoteSelector): the place of `exact` whose surroundings agree
 * longest with `prefix` and `suffix`. White space counts as one blank, since Markdown and HTML wrap lines as they like.
 */
export function findPassage(text: string, passage: Passage): Stretch | undefined {
  const { flat, places } = flatten(text);
  const exact = flatten(passage.exact).flat.trim();
  if (exact === "") return undefined;
  const prefix = flatten(passage.prefix ?? "").flat.trimEnd();
  const suffix = flatten(passage.suffix ?? "").flat.trimStart();

  let best: { at: number; agreement: number } | undefined;
  for (let at = flat.indexOf(exact); at !== -1; at = flat.indexOf(exact, at + 1)) {
    const before = flat.slice(0, at).trimEnd();
    const after = flat.slice(at + exact.length).trimStart();
    const agreement = commonEnd(before, prefix) + commonStart(after, suffix);
    if (!best || agreement > best.agreement) best = { at, agreement };
  }
  if (!best) return undefined;
  const start = places[best.at];
  const last = places[best.at + exact.length - 1];
  return start === undefined || last === undefined ? undefined : { start, end: last + 1 };
}

/** The text with every run of white space as one blank, and for each unit the place where it came from. */
function flatten(text: string): { flat: string; places: readonly number[] } {
  const places: number[] = [];
  let flat = "";
  for (let place = 0; place < text.length; place++) {
    const unit = text.charAt(place);
    const blank = /\s/u.test(unit);
    if (blank && flat.endsWith(" ")) continue;
    flat += blank ? " " : unit;
    places.push(place);
  }
  return { flat, places };
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < b.length && a.charAt(length) === b.charAt(length)) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
