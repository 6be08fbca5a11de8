import { z } from "zod";
import type { LogDocument } from "../document/document.ts";
import { type Annotation, annotationSchema } from "../model/annotation.ts";
import { type Person, personSchema } from "../model/person.ts";
import { type Tag, tagSchema } from "../model/tag.ts";
import { parseJson } from "../json-locating/parse-json.ts";

/** Entries on the clipboard, with the tags and people that they name and the id of the log that they are from. */
export type Clip = {
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly tags: readonly Tag[];
  readonly people: readonly Person[];
};

const clipSchema = z.object({
  scenelog: z.literal(1),
  log: z.string(),
  annotations: z.array(annotationSchema),
  tags: z.array(tagSchema),
  people: z.array(personSchema),
});

/** What of a log goes onto the clipboard for these annotations, in the order of the film; those that are gone do not. */
export function clipOf(document: LogDocument, ids: Iterable<string>): Clip {
  const annotations = [...ids].flatMap((id) => document.tables.annotation.get(id) ?? []);
  annotations.sort((a, b) => a.start - b.start);
  const tags = new Set(annotations.flatMap((annotation) => annotation.tags ?? []));
  const people = new Set(
    annotations.flatMap(({ people: seen = [], quotes = [] }) => [
      ...seen,
      ...quotes.flatMap(({ speaker }) => speaker ?? []),
    ]),
  );
  return {
    log: document.log.id,
    annotations,
    tags: [...tags].flatMap((id) => document.tables.tag.get(id) ?? []),
    people: [...people].flatMap((id) => document.tables.person.get(id) ?? []),
  };
}

/** A clip as text. Times in it are ticks: it goes from window to window and is never a file. */
export function writeClip(clip: Clip): string {
  return JSON.stringify({ scenelog: 1, ...clip });
}

/** Reads a clip; `undefined` for anything else, as anybody can put anything onto a clipboard. */
export function readClip(text: string): Clip | undefined {
  const json = parseJson(text);
  const clip = json.ok ? clipSchema.safeParse(json.value) : undefined;
  return clip?.success ? clip.data : undefined;
}
