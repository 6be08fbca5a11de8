import { annotationsOf } from "#annotations/document/access.ts";
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
  let found: Annotation | undefined;
  for (const annotation of annotationsOf(log.document, log.medium)) {
    if (annotation.start > time) break;
    if (annotation.end === undefined ? annotation.start === time : annotation.end > time) found = annotation;
  }
  return found;
}
