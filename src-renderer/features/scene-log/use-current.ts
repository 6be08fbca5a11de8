import { useStore } from "zustand";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Ticks } from "#annotations/time/ticks.ts";
import type { Session } from "../../session/types.ts";

/** How long a moment counts as being under the playhead, in ticks: half a second. */
const MOMENT = 352_800_000;

/**
 * The annotations under the playhead. It looks at every shown frame, but what uses it is drawn again only when another
 * annotation comes under the playhead.
 */
export function useCurrent(
  session: Session,
  document: LogDocument,
  medium: string | null,
): readonly string[] {
  const ids = useStore(session.playhead, (shown) =>
    medium === null ? "" : currentAt(document, medium, shown.start).join("\n"),
  );
  return ids === "" ? [] : ids.split("\n");
}

function currentAt(document: LogDocument, medium: string, time: Ticks): readonly string[] {
  const near = document.order
    .overlapping(medium, time - MOMENT, time + 1)
    .filter(({ start, end, open }) => open || time < (end ?? start + MOMENT));
  // What still runs may have its last known end far behind the playhead.
  const running = [...document.indexes.group({ by: "state", state: "open" }).from(0)].filter(
    (annotation) => annotation.medium === medium && annotation.start <= time && !near.includes(annotation),
  );
  return [...near, ...running].map(({ id }) => id);
}
