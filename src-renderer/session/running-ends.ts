import { advanceRunning } from "#annotations/commands/advance-running.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { setValue } from "#annotations/history/make-change.ts";
import type { Ticks } from "#annotations/time/ticks.ts";
import type { CommandContext } from "#annotations/commands/command.ts";

/**
 * The ends of running segments, which follow the playhead so that a crash leaves them with the last playhead known.
 * That is no edit of the user's: before a step touches such a segment its end goes back to what the steps know, so
 * that undo finds the record as it left it.
 */
export type RunningEnds = {
  /** The change that notes the playhead as the end of what runs. */
  advance(document: LogDocument, ids: readonly string[], playhead: Ticks, context: CommandContext): Diff;
  /** The change that puts ends back, of the given annotations or of all; empty where none had been moved. */
  putBack(document: LogDocument, ids?: ReadonlySet<string>): Diff;
  clear(): void;
};

/** Makes the memory of ends that were moved. */
export function createRunningEnds(): RunningEnds {
  const original = new Map<string, Ticks>();
  return {
    advance(document, ids, playhead, context) {
      const result = advanceRunning(document, { annotations: ids, playhead }, context);
      if (!result.ok) return [];
      for (const { id } of result.value) {
        const end = document.tables.annotation.get(id)?.end;
        if (end !== undefined && !original.has(id)) original.set(id, end);
      }
      return result.value;
    },
    putBack(document, ids) {
      const moved = [...original].filter(([id]) => ids === undefined || ids.has(id));
      return moved.flatMap(([id, end]) => {
        original.delete(id);
        const annotation = document.tables.annotation.get(id);
        return annotation?.open === true ? setValue("annotation", annotation, ["end"], end) : [];
      });
    },
    clear: () => original.clear(),
  };
}
