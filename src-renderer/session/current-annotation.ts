import type { Annotation } from "#annotations/model/annotation.ts";
import type { Ticks } from "#annotations/time/ticks.ts";
import type { Core } from "./core.ts";

/**
 * The annotation under a media time of the medium that plays: of those that hold it, the one that starts last. A moment
 * holds the very frame that it was logged on.
 */
export function annotationUnder({ stores }: Core, time: Ticks): Annotation | undefined {
  const log = stores.log.getState();
  if (log.phase !== "open" || log.medium === null) return undefined;
  return log.document.order.holding(log.medium, time).at(-1);
}
