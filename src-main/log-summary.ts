import { recordsById } from "#annotations/document/access.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import { asTicks, type Ticks, ticksToSeconds } from "#annotations/time/ticks.ts";

/** A name and on how many annotations it stands. */
export type Count = { readonly id: string; readonly name: string; readonly annotations: number };

/** How much of a medium lies under segments. Seconds; `durationSeconds` is `null` where the log does not know it. */
export type Coverage = {
  readonly id: string;
  readonly path: string | null;
  readonly annotations: number;
  readonly coveredSeconds: number;
  readonly durationSeconds: number | null;
};

/** A log in figures, as `info --json` prints it. */
export type LogSummary = {
  readonly title: string | null;
  readonly annotations: number;
  readonly segments: number;
  readonly moments: number;
  readonly open: number;
  readonly quotes: number;
  readonly people: readonly Count[];
  readonly tags: readonly Count[];
  readonly media: readonly Coverage[];
};

/** Counts what is in a log; names and labels in a language. */
export function summariseLog(document: LogDocument, language: string): LogSummary {
  const annotations = [...document.order.from(0)];
  const on = (matches: (annotation: Annotation) => boolean) => annotations.filter(matches).length;
  return {
    title: document.log.title ?? null,
    annotations: annotations.length,
    segments: on(({ end }) => end !== undefined),
    moments: on(({ end }) => end === undefined),
    open: on(({ open }) => open === true),
    quotes: annotations.reduce((sum, { quotes }) => sum + (quotes ?? []).length, 0),
    people: recordsById(document, "person").map((person) => ({
      id: person.id,
      name: preferredName(person.names, language),
      annotations: on(({ people }) => (people ?? []).includes(person.id)),
    })),
    tags: recordsById(document, "tag").map((tag) => ({
      id: tag.id,
      name: tagLabel(tag, language),
      annotations: on(({ tags }) => (tags ?? []).includes(tag.id)),
    })),
    media: recordsById(document, "medium").map(({ id, path, duration }) => {
      const inside = annotations.filter(({ medium }) => medium === id);
      return {
        id,
        path: path ?? null,
        annotations: inside.length,
        coveredSeconds: toHundredths(coveredTicks(inside)),
        durationSeconds: duration === undefined ? null : toHundredths(duration),
      };
    }),
  };
}

/** Time under at least one segment: overlaps count once. The annotations come sorted by their start. */
function coveredTicks(annotations: readonly Annotation[]): Ticks {
  let covered = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { start, end } of annotations) {
    if (end === undefined || end <= reached) continue;
    covered += end - Math.max(start, reached);
    reached = end;
  }
  return asTicks(covered);
}

function toHundredths(ticks: Ticks): number {
  return Math.round(ticksToSeconds(ticks) * 100) / 100;
}
