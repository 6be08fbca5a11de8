import type { LogDocument } from "#annotations/document/document.ts";
import { coverageOf, tallyAll } from "#annotations/document/statistics.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import { type Ticks, ticksToSeconds } from "#annotations/time/ticks.ts";

/** A name and on how many annotations it stands; a person also where they only speak. */
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
    people: tallyAll(document, "person").map(({ ids: [id = ""], count }) => ({
      id,
      name: preferredName(document.tables.person.get(id)?.names ?? [], language),
      annotations: count,
    })),
    tags: tallyAll(document, "tag").map(({ ids: [id = ""], count }) => {
      const tag = document.tables.tag.get(id);
      return { id, name: tag === undefined ? id : tagLabel(tag, language), annotations: count };
    }),
    media: coverageOf(document).map(({ medium, count, union, duration }) => ({
      id: medium.id,
      path: medium.path ?? null,
      annotations: count,
      coveredSeconds: toHundredths(union),
      durationSeconds: duration === undefined ? null : toHundredths(duration),
    })),
  };
}

function toHundredths(ticks: Ticks): number {
  return Math.round(ticksToSeconds(ticks) * 100) / 100;
}
