import { useStore } from "zustand";
import { endOfFrame, startOfFrame } from "#annotations/time/frame-table.ts";
import type { Ticks } from "#annotations/time/ticks.ts";
import type { Session } from "../../session/types.ts";

type SeekRangeProps = { readonly session: Session; readonly duration: Ticks };

/** In and out as they are marked in the film, and what is looped, along the line of the film. */
export function SeekRange({ session, duration }: SeekRangeProps) {
  const { in: markIn, out, loop } = useStore(session.transport);
  const frames = session.player.frames();
  const place = (start: number, end: number) => ({
    left: `${(Math.min(start, duration) / duration) * 100}%`,
    right: `${(1 - Math.min(end, duration) / duration) * 100}%`,
  });
  return (
    <>
      {(markIn !== null || out !== null) && (
        <span
          className="seek-range"
          data-in={markIn !== null}
          data-out={out !== null}
          style={place(markIn ?? 0, out ?? duration)}
          aria-hidden="true"
        />
      )}
      {loop && frames && (
        <span
          className="seek-loop"
          style={place(startOfFrame(frames, loop.first), endOfFrame(frames, loop.last))}
          aria-hidden="true"
        />
      )}
    </>
  );
}
