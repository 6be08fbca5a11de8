import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { CommandContext, CommandResult } from "#annotations/commands/command.ts";
import type { Diff } from "#annotations/history/diff.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import type { Person } from "#annotations/model/person.ts";
import type { Tag } from "#annotations/model/tag.ts";
import { secondsToTicks, type Ticks } from "#annotations/time/ticks.ts";

/** Seconds as ticks. */
export const at = (seconds: number): Ticks => secondsToTicks(seconds);

/** A time before any change of a test. */
export const BEFORE = "2026-11-20T09:00:00Z";
/** The time of a test's changes. */
export const NOW = "2026-11-20T09:30:00Z";

/** A context whose ids are `new-1`, `new-2` … */
export function context(author = "Mina"): CommandContext {
  let count = 0;
  return { now: NOW, newId: () => `new-${++count}`, author };
}

const tag = (id: string, label: string, key: string, kind: Tag["kind"] = "segment"): Tag => ({
  id,
  labels: { en: label },
  colour: "rose",
  key,
  kind,
});

const TAGS: readonly Tag[] = [
  { ...tag("kiss-rehearsal", "kiss rehearsal", "1"), labels: { en: "kiss rehearsal", ko: "키스 리허설" } },
  { ...tag("camera-shake", "camera shake", "2"), colour: "orange" },
  { ...tag("camera", "camera", "3"), colour: "teal" },
  { ...tag("clap", "clap", "4", "moment"), colour: "sky" },
  { ...tag("laugh", "laugh", "5", "window"), window: { before: at(4), after: at(1) } },
];

const PEOPLE: readonly Person[] = [
  {
    id: "park-seo-joon",
    names: [
      { text: "Park Seo Joon", lang: "en", kind: "preferred" },
      { text: "박서준", lang: "ko", kind: "preferred" },
      { text: "Park So Joon", lang: "en", kind: "wrong" },
    ],
    character: { names: [{ text: "Park Sae-ro-yi", lang: "en", kind: "preferred" }] },
    key: "q",
  },
  {
    id: "ahn-bo-hyun",
    names: [
      { text: "Ahn Bo Hyun", lang: "en", kind: "preferred" },
      { text: "안보현", lang: "ko", kind: "preferred" },
      { text: "Ahm Bo Hyun", lang: "en", kind: "wrong" },
    ],
    key: "w",
  },
  {
    id: "kwon-nara",
    names: [
      { text: "Kwon Nara", lang: "en", kind: "preferred" },
      { text: "권나라", lang: "ko", kind: "preferred" },
    ],
  },
  { id: "lee-joo-young", names: [{ text: "Lee Joo Young", lang: "en", kind: "preferred" }] },
];

const ANNOTATIONS: readonly Annotation[] = [
  {
    id: "a1",
    medium: "clip",
    start: at(3),
    end: at(11),
    tags: ["kiss-rehearsal", "camera"],
    people: ["kwon-nara"],
    quotes: [
      {
        id: "q1",
        speaker: "kwon-nara",
        text: "여기서 멈춰",
        lang: "ko",
        translations: [{ lang: "en", text: "Stop here", by: "Sora" }],
      },
    ],
    note: "Both practise",
    created: BEFORE,
    modified: BEFORE,
    author: "Sora",
  },
  {
    id: "a2",
    medium: "clip",
    start: at(20),
    end: at(21),
    open: true,
    tags: ["camera-shake"],
    modified: BEFORE,
  },
  { id: "a3", medium: "clip", start: at(30), tags: ["clap"], modified: BEFORE },
];

/** The cast, the tags and three annotations: a closed segment, a running one, a moment. */
export function sampleDocument(): LogDocument {
  return buildDocument(
    { id: "log-1", title: "Making of", languages: ["en", "ko"] },
    {
      medium: [{ id: "clip", path: "clip.mp4" }],
      article: [{ id: "story", path: "story.md" }],
      tag: TAGS,
      person: PEOPLE,
      annotation: ANNOTATIONS,
    },
  );
}

/** The diff of a command that has to succeed. */
export function diffOf(result: CommandResult): Diff {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

/** The refusal code of a command that has to be refused. */
export function refusedAs(result: CommandResult): string {
  if (result.ok) throw new Error("not refused");
  return result.error.code;
}

/** The document after a command that has to succeed: its diff really applies. */
export function after(document: LogDocument, result: CommandResult): LogDocument {
  const applied = applyDiff(document, diffOf(result));
  if (!applied.ok) throw new Error(`does not apply: ${JSON.stringify(applied.error)}`);
  return applied.value;
}

/** An annotation that has to be there. */
export function annotationIn(document: LogDocument, id: string): Annotation {
  const annotation = document.tables.annotation.get(id);
  if (!annotation) throw new Error(`no annotation ${id}`);
  return annotation;
}
