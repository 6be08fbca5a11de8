import type { Annotation } from "../model/annotation.ts";
import { asTicks, type Ticks } from "../time/ticks.ts";
import {
  type Compare,
  countWhile,
  cut,
  gatherOverlapping,
  leafAt,
  put,
  TreeBuilder,
  type TreeNode,
  treeOf,
  unionOf,
} from "./sorted-tree.ts";

/** Annotations that follow each other in an order, with the place of the first. */
export type Run = { readonly items: readonly Annotation[]; readonly begin: number };

/** Annotations in some order, kept from diffs and never rebuilt. Persistent like the tables. */
export type SortedAnnotations = {
  readonly size: number;
  /** The annotation at a place; `undefined` outside. O(log n). */
  at(index: number): Annotation | undefined;
  /** The place of an annotation as it is in the document, or -1. O(log n). */
  indexOf(annotation: Annotation): number;
  /** How many come before a key, by a rule that holds for those and for none after. O(log n). */
  countWhile(isBefore: (item: Annotation) => boolean): number;
  /** Those around a place that lie together in memory, for walking along; `undefined` outside. O(log n). */
  runAt(index: number): Run | undefined;
  /** From a place on, in order. */
  from(index: number): IterableIterator<Annotation>;
  /** The order without `gone` and with `come`: O(log n) for each, or one merge where they are many. */
  changed(gone: readonly Annotation[], come: readonly Annotation[]): SortedAnnotations;
};

/** Annotations in the order of the film: by medium, start and id. The interval index is this same tree. */
export type AnnotationOrder = Omit<SortedAnnotations, "changed"> & {
  /** The place of the first annotation of `medium` at or after `start` (ticks). O(log n). */
  lowerBound(medium: string, start: number): number;
  /** Those of a medium that hold a tick, in order; a moment holds its own. O(log n) for each found. */
  holding(medium: string, time: number): readonly Annotation[];
  /** Those of a medium that begin before `to` and reach beyond `from` (ticks), in order. O(log n) for each found. */
  overlapping(medium: string, from: number, to: number): readonly Annotation[];
  /** Time of all segments together, overlaps counted each time. O(1). */
  readonly sum: Ticks;
  /** Time under at least one segment. Only what has changed since it was asked last is added up again. */
  readonly union: Ticks;
  insert(annotation: Annotation): AnnotationOrder;
  /** The order without an annotation; the same order where it was not there. */
  remove(annotation: Annotation): AnnotationOrder;
  changed(gone: readonly Annotation[], come: readonly Annotation[]): AnnotationOrder;
};

/** Negative where `a` comes before `b`: by medium, then start, then id, by code units and never by locale. */
export function compareAnnotations(
  a: Pick<Annotation, "medium" | "start" | "id">,
  b: Pick<Annotation, "medium" | "start" | "id">,
): number {
  if (a.medium !== b.medium) return a.medium < b.medium ? -1 : 1;
  if (a.start !== b.start) return a.start - b.start;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

/** The order of the film of annotations given in any order. */
export function orderOf(annotations: readonly Annotation[]): AnnotationOrder {
  return orderOfSorted(annotations.slice().sort(compareAnnotations));
}

/** The order of annotations that come in it already, which is that of the film unless another one is given. O(n). */
export function orderOfSorted(
  annotations: Iterable<Annotation>,
  compare: Compare = compareAnnotations,
): AnnotationOrder {
  const builder = new OrderBuilder(compare);
  for (const annotation of annotations) builder.add(annotation);
  return builder.finish();
}

/** An order in the making, of annotations that come in it one after the other. */
export class OrderBuilder {
  readonly #tree = new TreeBuilder();
  readonly #compare: Compare;

  constructor(compare: Compare = compareAnnotations) {
    this.#compare = compare;
  }

  add(annotation: Annotation): void {
    this.#tree.add(annotation);
  }

  /** The order. The builder must not be used any more. */
  finish(): AnnotationOrder {
    return new TreeOrder(this.#tree.finish(), this.#compare);
  }
}

class TreeOrder implements AnnotationOrder {
  readonly #root: TreeNode | undefined;
  readonly #compare: Compare;

  constructor(root: TreeNode | undefined, compare: Compare) {
    this.#root = root;
    this.#compare = compare;
  }

  get size(): number {
    return this.#root?.size ?? 0;
  }

  get sum(): Ticks {
    return asTicks(this.#root?.sum ?? 0);
  }

  get union(): Ticks {
    return unionOf(this.#root);
  }

  at(index: number): Annotation | undefined {
    const run = leafAt(this.#root, index);
    return run?.items[index - run.begin];
  }

  indexOf(annotation: Annotation): number {
    const place = this.countWhile((item) => this.#compare(item, annotation) < 0);
    const there = this.at(place);
    return there !== undefined && this.#compare(there, annotation) === 0 ? place : -1;
  }

  countWhile(isBefore: (item: Annotation) => boolean): number {
    return countWhile(this.#root, isBefore);
  }

  lowerBound(medium: string, start: number): number {
    return this.countWhile((item) => (item.medium === medium ? item.start < start : item.medium < medium));
  }

  holding(medium: string, time: number): readonly Annotation[] {
    return this.overlapping(medium, time, time + 1);
  }

  overlapping(medium: string, from: number, to: number): readonly Annotation[] {
    const found: Annotation[] = [];
    if (this.#root !== undefined) gatherOverlapping(this.#root, { medium, from, to }, found);
    return found;
  }

  insert(annotation: Annotation): AnnotationOrder {
    return new TreeOrder(put(this.#root, annotation, this.#compare), this.#compare);
  }

  remove(annotation: Annotation): AnnotationOrder {
    const left = cut(this.#root, annotation, this.#compare);
    return left === this.#root ? this : new TreeOrder(left, this.#compare);
  }

  changed(gone: readonly Annotation[], come: readonly Annotation[]): AnnotationOrder {
    if ((gone.length + come.length) * MANY > this.size) {
      const out = new Set(gone);
      const kept = [...this.from(0)].filter((annotation) => !out.has(annotation));
      return new TreeOrder(treeOf([...kept, ...come].sort(this.#compare)), this.#compare);
    }
    let root = this.#root;
    for (const annotation of gone) root = cut(root, annotation, this.#compare);
    for (const annotation of come) root = put(root, annotation, this.#compare);
    return new TreeOrder(root, this.#compare);
  }

  runAt(index: number): Run | undefined {
    return leafAt(this.#root, index);
  }

  *from(index: number): IterableIterator<Annotation> {
    let place = Math.max(0, index);
    for (let run = leafAt(this.#root, place); run !== undefined; run = leafAt(this.#root, place)) {
      for (let offset = place - run.begin; offset < run.items.length; offset++) {
        const item = run.items[offset];
        if (item !== undefined) yield item;
      }
      place = run.begin + run.items.length;
    }
  }
}

/** Where more than one in so many changes, one pass over all of them is quicker than placing each. */
const MANY = 8;
