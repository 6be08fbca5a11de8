import type { Annotation } from "#annotations/model/annotation.ts";
import type { TagColour } from "#annotations/model/tag.ts";
import { findPassage, type Stretch } from "./find-passage.ts";

/** An annotation that is linked to words of the article, with the hue and the words that stand for it. */
export type LinkedAnnotation = {
  readonly annotation: Annotation;
  readonly colour: TagColour;
  readonly label: string;
};

/** Marks the passages of annotations in the elements of an article; how many were found. */
export function markPassages(
  root: HTMLElement,
  article: string,
  linked: readonly LinkedAnnotation[],
): number {
  let found = 0;
  for (const link of linked) {
    for (const passage of link.annotation.passages ?? []) {
      if (passage.article !== article) continue;
      const pieces = textPieces(root);
      const stretch = findPassage(pieces.map((piece) => piece.node.data).join(""), passage);
      if (!stretch) continue;
      found++;
      for (const [index, piece] of piecesWithin(pieces, stretch).entries()) wrap(piece, link, index === 0);
    }
  }
  return found;
}

type Piece = { readonly node: Text; readonly start: number };
type Cut = { readonly node: Text; readonly from: number; readonly to: number };

function textPieces(root: HTMLElement): readonly Piece[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  let start = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    pieces.push({ node, start });
    start += node.length;
  }
  return pieces;
}

function piecesWithin(pieces: readonly Piece[], { start, end }: Stretch): readonly Cut[] {
  return pieces.flatMap((piece) => {
    const from = Math.max(0, start - piece.start);
    const to = Math.min(piece.node.length, end - piece.start);
    return from < to && piece.node.data.slice(from, to).trim() !== "" ? [{ node: piece.node, from, to }] : [];
  });
}

/** Only the first piece of a passage can be reached by Tab; a click anywhere on it does the same. */
function wrap({ node, from, to }: Cut, { annotation, colour, label }: LinkedAnnotation, isFirst: boolean) {
  const middle = node.splitText(from);
  middle.splitText(to - from);
  const mark = document.createElement("mark");
  mark.dataset["annotation"] = annotation.id;
  mark.dataset["colour"] = colour;
  mark.title = label;
  if (isFirst) {
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
  }
  middle.replaceWith(mark);
  mark.append(middle);
}
