import { memo, useMemo } from "react";
import { annotationsOf } from "#annotations/document/access.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { TAG_COLOURS, type TagColour } from "#annotations/model/tag.ts";
import type { Ticks } from "#annotations/time/ticks.ts";

/** The line is drawn in these units, whatever its width on the screen. */
const WIDTH = 10_000;
/** The least width of a mark, so that a moment can be seen. */
const LEAST = 14;
const LANES = 3;

type SeekMarksProps = {
  readonly document: LogDocument;
  readonly medium: string | null;
  readonly duration: Ticks;
};

/** What is logged, as thin marks: one path for each hue, up to three lanes for what overlaps. */
export const SeekMarks = memo(function SeekMarks({ document, medium, duration }: SeekMarksProps) {
  const paths = useMemo(() => {
    return medium === null || duration <= 0 ? new Map() : drawMarks(document, medium, duration);
  }, [document, medium, duration]);
  return (
    <svg
      className="seek-marks"
      viewBox={`0 0 ${WIDTH} ${LANES}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {TAG_COLOURS.map((colour) => {
        const path = paths.get(colour);
        return path === undefined ? null : <path key={colour} data-colour={colour} d={path} />;
      })}
    </svg>
  );
});

function drawMarks(document: LogDocument, medium: string, duration: Ticks): Map<TagColour, string> {
  const paths = new Map<TagColour, string>();
  const laneEnds = Array.from({ length: LANES }, () => 0);
  for (const annotation of annotationsOf(document, medium)) {
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
