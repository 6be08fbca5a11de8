import { insertRecord } from "../history/make-change.ts";
import { ok } from "../result.ts";
import { endOfFrame, type FrameTable, frameCount, startOfFrame } from "../time/frame-table.ts";
import type { Ticks } from "../time/ticks.ts";
import type { Command } from "./command.ts";
import { mediumOf } from "./lookups.ts";

/** See {@link logShots}. `shots` are the times at which the first frame of each new shot is presented, rising. */
export type LogShots = {
  readonly medium: string;
  readonly shots: readonly Ticks[];
  readonly frames: FrameTable;
};

/**
 * Logs every shot of a film as a draft, from its first frame to the next shot's; what the film begins with is one too. Shots
 * that are logged with just these times already are left out, so that asking twice adds nothing.
 */
export const logShots: Command<LogShots> = (document, { medium, shots, frames }, context) => {
  const found = mediumOf(document, medium);
  if (!found.ok) return found;
  const first = startOfFrame(frames, 0);
  const last = endOfFrame(frames, frameCount(frames) - 1);
  const starts = [first, ...shots.filter((time) => time > first && time < last)];
  const spans = starts.map((start, index) => ({ start, end: starts[index + 1] ?? last }));
  const logged = new Set<string>();
  for (const annotation of document.tables.annotation.values()) {
    if (annotation.medium === medium) logged.add(`${annotation.start}-${annotation.end}`);
  }
  return ok(
    spans
      .filter(({ start, end }) => !logged.has(`${start}-${end}`))
      .map(({ start, end }) =>
        insertRecord("annotation", {
          id: context.newId(),
          medium: found.value.id,
          start,
          end,
          status: "draft",
          created: context.now,
          modified: context.now,
          ...(context.author === "" ? {} : { author: context.author }),
        }),
      ),
  );
};
