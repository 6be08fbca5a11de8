import { memo, useMemo } from "react";
import type { LogDocument } from "#annotations/document/document.ts";
import { TAG_COLOURS } from "#annotations/model/tag.ts";
import type { Ticks } from "#annotations/time/ticks.ts";
import { drawMarks, LANES, WIDTH } from "./draw-marks.ts";

type SeekMarksProps = {
  readonly document: LogDocument;
  readonly medium: string | null;
  readonly duration: Ticks;
};

/** What is logged, as thin marks: one path for each hue, up to three lanes for what overlaps. */
export const SeekMarks = memo(function SeekMarks({ document, medium, duration }: SeekMarksProps) {
  const { order, tables } = document;
  const paths = useMemo(() => {
    return medium === null || duration <= 0 ? new Map() : drawMarks({ order, tables }, medium, duration);
  }, [order, tables, medium, duration]);
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
