import { recordJson, recordsById } from "../document/access.ts";
import type { LogDocument } from "../document/document.ts";
import type { Note } from "../formats/trouble.ts";
import type { Change, Diff } from "../history/diff.ts";
import { insertRecord } from "../history/make-change.ts";
import { equalJson, type JsonObject } from "../json.ts";
import type { Annotation } from "../model/annotation.ts";
import { AS_READ } from "../model/as-read.ts";
import type { Quote } from "../model/quote.ts";
import type { AnyRecord, RecordKind } from "../model/records.ts";
import { tombstoneKey } from "../model/tombstone.ts";
import { err, ok, type Result } from "../result.ts";
import { matchArticles, matchMedia, nameOfMedia } from "./match-records.ts";

/** A record that both logs have and that differs: ours was kept. */
export type Differing = {
  readonly kind: RecordKind;
  readonly id: string;
  readonly fields: readonly string[];
};

/** What loading a shared log comes to. The diff applies to our document. */
export type SharedMerge = {
  readonly diff: Diff;
  readonly added: { readonly annotations: number; readonly people: number; readonly tags: number };
  readonly differing: readonly Differing[];
  /**
   * What was left out and why, with `kind` and `id` of the record: `removed-here` (we deleted it), `removed-there` (they
   * did; ours stays), `other-video`, `reference-removed` (it came without a tag or person that we deleted), `key-taken`
   * (it came without its palette key), `was-running` (their running segment came as ended), `conflict` (unresolved there).
   */
  readonly left: readonly Note[];
};

/** `different-video`: no medium of the other log is one of ours. The names of the media on both sides. */
export type SharedTrouble = {
  readonly code: "different-video";
  readonly ours: string;
  readonly theirs: string;
};

/**
 * What of another log for the same video is to be added to ours, by id. Nothing of ours is overwritten or removed:
 * what is here already and differs is listed, and so is what was removed on either side. Media are matched by
 * fingerprint, else by file name (NFC), link or id; articles by file name, link or id.
 */
export function mergeShared(document: LogDocument, other: LogDocument): Result<SharedMerge, SharedTrouble> {
  const media = matchMedia(recordsById(document, "medium"), recordsById(other, "medium"));
  if (media.size === 0) {
    return err({ code: "different-video", ours: nameOfMedia(document), theirs: nameOfMedia(other) });
  }
  const merge = new SharedMerging(document);
  const articles = matchArticles(recordsById(document, "article"), recordsById(other, "article"));
  for (const article of recordsById(other, "article"))
    if (!articles.has(article.id)) merge.add("article", article);
  for (const person of recordsById(other, "person")) merge.addKeyed("person", person);
  for (const tag of recordsById(other, "tag")) merge.addKeyed("tag", tag);
  for (const annotation of other.order.from(0)) {
    const medium = media.get(annotation.medium);
    if (medium === undefined) merge.leave("other-video", "annotation", annotation.id);
    else merge.addAnnotation({ ...withArticles(annotation, articles), medium });
  }
  for (const { id, kind = "annotation" } of recordsById(other, "tombstone")) {
    if (document.tables[kind].has(id)) merge.leave("removed-there", kind, id);
  }
  for (const conflict of recordsById(other, "conflict"))
    merge.leave("conflict", conflict.kind, conflict.record);
  return ok(merge.outcome());
}

type Added = "article" | "person" | "tag" | "annotation";

/** Gathers what the two logs come to. Used for one merge. */
class SharedMerging {
  readonly #document: LogDocument;
  readonly #changes: Change[] = [];
  readonly #differing: Differing[] = [];
  readonly #left: Note[] = [];
  /** Tags and people that stay removed, and palette keys in use. */
  readonly #removed = { tag: new Set<string>(), person: new Set<string>() };
  readonly #keys: { readonly tag: Set<string>; readonly person: Set<string> };

  constructor(document: LogDocument) {
    this.#document = document;
    const keysOf = (records: readonly { readonly key?: string }[]) =>
      new Set(records.flatMap(({ key }) => (key === undefined ? [] : [key])));
    this.#keys = {
      tag: keysOf(recordsById(document, "tag")),
      person: keysOf(recordsById(document, "person")),
    };
  }

  leave(code: string, kind: RecordKind, id: string): void {
    this.#left.push({ code, parameters: { kind, id } });
  }

  /** Adds a record that is not here; lists one that differs or was removed here. */
  add(kind: Added, record: AnyRecord): void {
    const ours = this.#document.tables[kind].get(record.id);
    if (ours !== undefined) {
      const fields = differingFields(recordJson(ours), recordJson(record));
      if (fields.length > 0) this.#differing.push({ kind, id: record.id, fields });
    } else if (this.#wasRemoved(kind, record.id)) {
      this.leave("removed-here", kind, record.id);
    } else {
      this.#changes.push({ op: "insert", kind, id: record.id, record: recordJson(record) });
    }
  }

  /** Adds a tag or person; a palette key that is ours already stays ours. */
  addKeyed<Kind extends "tag" | "person">(
    kind: Kind,
    record: AnyRecord & { readonly id: string; readonly key?: string },
  ): void {
    if (this.#document.tables[kind].has(record.id)) return this.add(kind, record);
    if (this.#wasRemoved(kind, record.id)) {
      this.#removed[kind].add(record.id);
      return this.add(kind, record);
    }
    if (record.key === undefined) return this.add(kind, record);
    if (!this.#keys[kind].has(record.key)) {
      this.#keys[kind].add(record.key);
      return this.add(kind, record);
    }
    const { key: _taken, ...rest } = record;
    this.leave("key-taken", kind, record.id);
    this.#changes.push({ op: "insert", kind, id: record.id, record: recordJson(rest as AnyRecord) });
  }

  addAnnotation(annotation: Annotation): void {
    if (
      this.#document.tables.annotation.has(annotation.id) ||
      this.#wasRemoved("annotation", annotation.id)
    ) {
      return this.add("annotation", annotation);
    }
    const referring = this.#withoutRemoved(annotation);
    if (referring !== annotation) this.leave("reference-removed", "annotation", annotation.id);
    if (!referring.open) return this.add("annotation", referring);
    const { open: _running, ...ended } = referring;
    this.leave("was-running", "annotation", annotation.id);
    this.#changes.push(insertRecord("annotation", ended as Annotation));
  }

  outcome(): SharedMerge {
    const count = (kind: RecordKind) => this.#changes.filter((change) => change.kind === kind).length;
    return {
      diff: this.#changes,
      added: { annotations: count("annotation"), people: count("person"), tags: count("tag") },
      differing: this.#differing,
      left: this.#left,
    };
  }

  #wasRemoved(kind: Added, id: string): boolean {
    return this.#document.tables.tombstone.has(tombstoneKey(kind, id));
  }

  /** An annotation without references to tags and people that stay removed; the same one where it has none. */
  #withoutRemoved(annotation: Annotation): Annotation {
    const { tag, person } = this.#removed;
    const refers =
      annotation.tags?.some((id) => tag.has(id)) ||
      annotation.people?.some((id) => person.has(id)) ||
      annotation.quotes?.some(({ speaker }) => speaker !== undefined && person.has(speaker));
    if (!refers) return annotation;
    const withoutSpeaker = (quote: Quote): Quote => {
      const { speaker, ...rest } = quote;
      return speaker !== undefined && person.has(speaker) ? (rest as Quote) : quote;
    };
    return {
      ...annotation,
      ...(annotation.tags && { tags: annotation.tags.filter((id) => !tag.has(id)) }),
      ...(annotation.people && { people: annotation.people.filter((id) => !person.has(id)) }),
      ...(annotation.quotes && { quotes: annotation.quotes.map(withoutSpeaker) }),
    };
  }
}

function differingFields(ours: JsonObject, theirs: JsonObject): string[] {
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...keys].filter((key) => key !== AS_READ && !equalJson(ours[key], theirs[key])).sort();
}

function withArticles(annotation: Annotation, articles: ReadonlyMap<string, string>): Annotation {
  if (annotation.passages === undefined) return annotation;
  const passages = annotation.passages.map((passage) => ({
    ...passage,
    article: articles.get(passage.article) ?? passage.article,
  }));
  return { ...annotation, passages };
}
