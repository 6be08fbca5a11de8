import { setValue } from "../history/make-change.ts";
import { ok } from "../result.ts";
import type { Ticks } from "../time/ticks.ts";
import type { Command } from "./command.ts";

/**
 * Notes the last playhead known as the end of what is still running, so that a crash loses none of it (file format,
 * rule 5). Not an edit of the user's: `modified` stays, what is closed or gone meanwhile is passed over, and an end only
 * grows.
 */
export const advanceRunning: Command<{
  readonly annotations: readonly string[];
  readonly playhead: Ticks;
}> = (document, args) =>
  ok(
    args.annotations.flatMap((id) => {
      const annotation = document.tables.annotation.get(id);
      if (annotation?.open !== true || args.playhead <= (annotation.end ?? annotation.start)) return [];
      return setValue("annotation", annotation, ["end"], args.playhead);
    }),
  );
