import type { Annotation } from "../model/annotation.ts";
import { asTicks } from "../time/ticks.ts";

/** Annotations sorted by (medium, start, id), kept from diffs and never rebuilt. Persistent like the tables. */
export type AnnotationOrder = {
  readonly size: number;
  /** The annotation at a place; `undefined` outside. O(log n). */
  at(index: number): Annotation | undefined;
  /** The place of an annotation of the document, or -1. O(log n). */
  indexOf(annotation: Annotation): number;
  /** The place of the first annotation of `medium` at or after `start` (ticks). O(log n). */
  lowerBound(medium: string, start: number): number;
  insert(annotation: Annotation): AnnotationOrder;
  /** The order without an annotation; the same order where it was not there. */
  remove(annotation: Annotation): AnnotationOrder;
  /** From a place on, in order. */
  from(index: number): IterableIterator<Annotation>;
};

/** What places an annotation. */
type Key = Pick<Annotation, "medium" | "start" | "id">;

/** Negative where `a` comes before `b`: by medium, then start, then id, by code units and never by locale. */
export function compareAnnotations(a: Key, b: Key): number {
  if (a.medium !== b.medium) return a.medium < b.medium ? -1 : 1;
  if (a.start !== b.start) return a.start - b.start;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

/** The order of annotations given in any order. */
export function orderOf(annotations: readonly Annotation[]): AnnotationOrder {
  const sorted = annotations.slice().sort(compareAnnotations);
  const chunks: (readonly Annotation[])[] = [];
  for (let start = 0; start < sorted.length; start += CHUNK) chunks.push(sorted.slice(start, start + CHUNK));
  return new ChunkedOrder(chunks);
}

/** Annotations in a fresh chunk; one that grows to twice that is cut in two. */
const CHUNK = 256;

/**
 * Two levels: chunks of a few hundred, and the list of chunks with the place at which each begins. At 100,000
 * annotations a change copies one chunk and one list of some four hundred, which takes microseconds.
 */
class ChunkedOrder implements AnnotationOrder {
  readonly size: number;
  readonly #chunks: readonly (readonly Annotation[])[];
  /** The place of each chunk's first annotation. */
  readonly #begins: readonly number[];

  constructor(chunks: readonly (readonly Annotation[])[]) {
    let size = 0;
    this.#chunks = chunks;
    this.#begins = chunks.map((chunk) => {
      const begin = size;
      size += chunk.length;
      return begin;
    });
    this.size = size;
  }

  at(index: number): Annotation | undefined {
    if (index < 0 || index >= this.size) return undefined;
    const number = lastWhere(this.#chunks.length, (candidate) => (this.#begins[candidate] ?? 0) <= index);
    return this.#chunks[number]?.[index - (this.#begins[number] ?? 0)];
  }

  indexOf(annotation: Annotation): number {
    const { chunk, place, found } = this.#locate(annotation);
    return found ? (this.#begins[chunk] ?? 0) + place : -1;
  }

  lowerBound(medium: string, start: number): number {
    // No id comes before the empty one, so this is the place before all annotations of that start.
    const { chunk, place } = this.#locate({ medium, start: asTicks(Math.ceil(start)), id: "" });
    return (this.#begins[chunk] ?? 0) + place;
  }

  insert(annotation: Annotation): AnnotationOrder {
    const { chunk, place, found } = this.#locate(annotation);
    const present = this.#chunks[chunk];
    if (present === undefined) return new ChunkedOrder([[annotation]]);
    const next = present.slice();
    next.splice(place, found ? 1 : 0, annotation);
    const parts = next.length < 2 * CHUNK ? [next] : [next.slice(0, CHUNK), next.slice(CHUNK)];
    const chunks = this.#chunks.slice();
    chunks.splice(chunk, 1, ...parts);
    return new ChunkedOrder(chunks);
  }

  remove(annotation: Annotation): AnnotationOrder {
    const { chunk, place, found } = this.#locate(annotation);
    if (!found) return this;
    const next = this.#chunks[chunk]?.slice() ?? [];
    next.splice(place, 1);
    const chunks = this.#chunks.slice();
    chunks.splice(chunk, 1, ...(next.length === 0 ? [] : [next]));
    return new ChunkedOrder(chunks);
  }

  *from(index: number): IterableIterator<Annotation> {
    const start = Math.max(0, index);
    let number = Math.max(
      0,
      lastWhere(this.#chunks.length, (candidate) => (this.#begins[candidate] ?? 0) <= start),
    );
    let place = start - (this.#begins[number] ?? 0);
    for (; number < this.#chunks.length; number++, place = 0) {
      const chunk = this.#chunks[number] ?? [];
      for (; place < chunk.length; place++) {
        const annotation = chunk[place];
        if (annotation !== undefined) yield annotation;
      }
    }
  }

  /** Where an annotation is, or where it belongs: after all that come before it. */
  #locate(key: Key): { chunk: number; place: number; found: boolean } {
    const chunk = Math.max(
      0,
      lastWhere(this.#chunks.length, (candidate) => {
        const first = this.#chunks[candidate]?.[0];
        return first !== undefined && compareAnnotations(first, key) <= 0;
      }),
    );
    const items = this.#chunks[chunk] ?? [];
    const place =
      1 +
      lastWhere(items.length, (candidate) => {
        const item = items[candidate];
        return item !== undefined && compareAnnotations(item, key) < 0;
      });
    const item = items[place];
    return { chunk, place, found: item !== undefined && compareAnnotations(item, key) === 0 };
  }
}

/** The last of `count` indexes for which a rule holds that holds up to some index and not after it; -1 where for none. */
function lastWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
