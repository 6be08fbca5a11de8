import { annotationsOf } from "#annotations/document/access.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import type { TagColour } from "#annotations/model/tag.ts";
import type { Ticks } from "#annotations/time/ticks.ts";

/** The line is drawn in these units, whatever its width on the screen. */
export const WIDTH = 10_000;
/** How many marks can lie over each other. */
export const LANES = 3;
/** The least width of a mark, so that a moment can be seen. */
const LEAST = 14;
/** Marks of the least width side by side: more cannot be told apart. */
const COLUMNS = Math.floor(WIDTH / LEAST);

/** What is drawn of a document: its annotations in order, and the hues of its tags. */
export type Marked = Pick<LogDocument, "order" | "tables">;

/** What is logged as SVG paths, one for each hue: thin marks, up to three lanes for what overlaps. */
export function drawMarks(document: Marked, medium: string, duration: Ticks): ReadonlyMap<TagColour, string> {
  const paths = new Map<TagColour, string>();
  const laneEnds = Array.from({ length: LANES }, () => 0);
  for (const annotation of annotationsToDraw(document, medium, duration)) {
    const start = Math.round((annotation.start / duration) * WIDTH);
    const end = Math.round(((annotation.end ?? annotation.start) / duration) * WIDTH);
    const width = Math.max(LEAST, end - start);
    const free = laneEnds.findIndex((laneEnd) => laneEnd <= start);
    const lane = free === -1 ? LANES - 1 : free;
    laneEnds[lane] = Math.max(laneEnds[lane] ?? 0, start + width);
    const colour = document.tables.tag.get(annotation.tags?.[0] ?? "")?.colour ?? "slate";
    const mark = `M${start} ${lane + 0.12}h${width}v0.76h-${width}z`;
    paths.set(colour, (paths.get(colour) ?? "") + mark);
  }
  return paths;
}

/**
 * All annotations of a medium where there is room for them; of more than that, as many of those that begin in one place as
 * there are lanes. So an edit of a log of any length draws no more than can be seen.
 */
function* annotationsToDraw({ order }: Marked, medium: string, duration: Ticks): Iterable<Annotation> {
  const begin = order.lowerBound(medium, 0);
  const end = order.countWhile((annotation) => annotation.medium <= medium);
  if (end - begin <= COLUMNS * LANES) {
    yield* annotationsOf({ order }, medium);
    return;
  }
  for (let column = 0; column < COLUMNS; column++) {
    const place = order.lowerBound(medium, (column * duration) / COLUMNS);
    const next = order.lowerBound(medium, ((column + 1) * duration) / COLUMNS);
    for (let at = place; at < Math.min(next, place + LANES); at++) {
      const annotation = order.at(at);
      if (annotation !== undefined) yield annotation;
    }
  }
}
