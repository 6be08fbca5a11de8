import { foldText } from "./fold.ts";

/** A part of a text, and whether it is what was looked for. */
export type FoundPart = { readonly text: string; readonly isFound: boolean };

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Takes a text apart into what was found of some folded words and what lies between: as it is written, though it is compared
 * as `foldText` folds it, so that `ahnbohyun` marks `Ahn Bo-hyun`. Overlapping finds are one part.
 */
export function markFound(text: string, words: readonly string[]): readonly FoundPart[] {
  const wanted = words.filter((word) => word !== "");
  if (wanted.length === 0 || text === "") return [{ text, isFound: false }];
  const { folded, starts, ends } = foldLetters(text);
  const isIn: boolean[] = [];
  for (const word of wanted) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const from = starts[at] ?? 0;
      const to = ends[at + word.length - 1] ?? text.length;
      for (let place = from; place < to; place++) isIn[place] = true;
    }
  }
  const parts: FoundPart[] = [];
  for (let from = 0; from < text.length; ) {
    const isFound = isIn[from] === true;
    let to = from + 1;
    while (to < text.length && (isIn[to] === true) === isFound) to++;
    parts.push({ text: text.slice(from, to), isFound });
    from = to;
  }
  return parts;
}

/** The folded text, and for each of its code units where the letter that it came from starts and ends. */
function foldLetters(text: string) {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = "";
  for (const { segment, index } of letters.segment(text)) {
    const fold = foldText(segment);
    folded += fold;
    for (let unit = 0; unit < fold.length; unit++) {
      starts.push(index);
      ends.push(index + segment.length);
    }
  }
  return { folded, starts, ends };
}
