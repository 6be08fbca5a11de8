import type { Annotation } from "../model/annotation.ts";
import {
  type AnnotationOrder,
  compareAnnotations,
  OrderBuilder,
  orderOf,
  orderOfSorted,
  type SortedAnnotations,
} from "./annotation-order.ts";
import { type Group, type GroupBy, groupKey, groupsOf } from "./groups.ts";
import { Making, sortInStretches, STRETCH } from "./making.ts";
import { mapOf, type PersistentMap } from "./persistent-map.ts";
import { type Compare, lengthOf } from "./sorted-tree.ts";

/** The orders that a log can be shown in beside that of the film, which is the document's `order`. */
export type SortKey = "duration" | "tag" | "person" | "modified";

/**
 * What is kept of the annotations beside their order. Each part is made when it is first asked for and kept from diffs from
 * then on; the machine side, which asks for none, pays for none. A window has them made beforehand, in stretches.
 */
export type Indexes = {
  /** Segments by medium, end, start and id: for the edges that lie behind and ahead. */
  readonly ends: SortedAnnotations;
  /** The annotations of a group in the order of the film. */
  group(group: Group): AnnotationOrder;
  /** All groups of a kind that have somebody in them, by their keys (`groups.ts`). */
  groups(by: GroupBy): PersistentMap<AnnotationOrder>;
  sorted(key: SortKey): SortedAnnotations;
  /**
   * Goes on for about a millisecond with making all of them, or only those groups; whether more is left to do. What was begun
   * for one document is gone on with for the next ones: changes that come in between are followed.
   */
  makeAhead(only?: readonly GroupBy[]): boolean;
  /** The indexes of the next document, whose order is `order`. */
  changed(gone: readonly Annotation[], come: readonly Annotation[], order: AnnotationOrder): Indexes;
};

/** The indexes of a document whose annotations have this order; nothing is made yet. */
export function indexesOf(order: AnnotationOrder): Indexes {
  return new KeptIndexes({ order, sorts: {}, kinds: {}, ahead: undefined, since: [] });
}

/** Compares texts by code units; absent ones come last. */
function compareText(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b ? -1 : 1;
}

const COMPARES: { readonly [Key in SortKey | "ends"]: Compare } = {
  ends: (a, b) => compareText(a.medium, b.medium) || (a.end ?? 0) - (b.end ?? 0) || compareAnnotations(a, b),
  duration: (a, b) => lengthOf(a) - lengthOf(b) || compareAnnotations(a, b),
  tag: (a, b) => compareText(a.tags?.[0], b.tags?.[0]) || compareAnnotations(a, b),
  person: (a, b) => compareText(a.people?.[0], b.people?.[0]) || compareAnnotations(a, b),
  modified: (a, b) => compareText(a.modified, b.modified) || compareAnnotations(a, b),
};

/** How annotations compare in an order that a log can be shown in. */
export function compareBy(key: SortKey): (a: Annotation, b: Annotation) => number {
  return COMPARES[key];
}

/** Whether a sort by `ends` has an annotation at all. */
const isSegment = ({ end }: Annotation): boolean => end !== undefined;

type SortBy = SortKey | "ends";
type Groups = PersistentMap<AnnotationOrder>;
type Sorts = { [Key in SortBy]?: AnnotationOrder };
type Kinds = { [By in GroupBy]?: Groups };

/** Everything in the making, from the annotations of one document. */
type Ahead = {
  readonly kinds: { readonly [By in GroupBy]: Making<Groups> };
  readonly sorts: { readonly [Key in SortBy]: Making<AnnotationOrder> };
};

/** What a document changed of the one before it. */
type Changed = { readonly gone: readonly Annotation[]; readonly come: readonly Annotation[] };

type Parts = {
  readonly order: AnnotationOrder;
  readonly sorts: Sorts;
  readonly kinds: Kinds;
  /** What is being made for an earlier document, and the changes since that one. */
  readonly ahead: Ahead | undefined;
  readonly since: readonly Changed[];
};

class KeptIndexes implements Indexes {
  readonly #order: AnnotationOrder;
  readonly #sorts: Sorts;
  readonly #kinds: Kinds;
  #ahead: Ahead | undefined;
  readonly #since: readonly Changed[];

  constructor({ order, sorts, kinds, ahead, since }: Parts) {
    this.#order = order;
    this.#sorts = sorts;
    this.#kinds = kinds;
    this.#ahead = ahead;
    this.#since = since;
  }

  get ends(): SortedAnnotations {
    return this.#sortedBy("ends");
  }

  sorted(key: SortKey): SortedAnnotations {
    return this.#sortedBy(key);
  }

  group(group: Group): AnnotationOrder {
    return this.groups(group.by).get(groupKey(group)) ?? NOBODY;
  }

  groups(by: GroupBy): Groups {
    return (this.#kinds[by] ??= this.#since.reduce(
      (groups, { gone, come }) => changeGroups(groups, gone, come, by),
      (this.#ahead?.kinds[by] ?? new Making(makeGroups(this.#order, by))).get(),
    ));
  }

  makeAhead(only?: readonly GroupBy[]): boolean {
    const ahead = (this.#ahead ??= aheadOf(this.#order));
    const wanted = only?.map((by) => ahead.kinds[by]) ?? allOf(ahead);
    const next = wanted.find(({ isMade }) => !isMade);
    next?.advance();
    return next !== undefined;
  }

  changed(gone: readonly Annotation[], come: readonly Annotation[], order: AnnotationOrder): Indexes {
    const ahead = this.#ahead;
    // Once all of it is made there is nothing left to follow: from here on it is kept as if it had been asked for.
    const isMade = ahead !== undefined && allOf(ahead).every((making) => making.isMade);
    const sorts: Sorts = {};
    for (const key of SORTS_BY) {
      const sorted = isMade ? this.#sortedBy(key) : this.#sorts[key];
      if (sorted !== undefined) sorts[key] = changeSort(sorted, { gone, come }, key);
    }
    const kinds: Kinds = {};
    for (const by of GROUPS_BY) {
      const groups = isMade ? this.groups(by) : this.#kinds[by];
      if (groups !== undefined) kinds[by] = changeGroups(groups, gone, come, by);
    }
    const follows = ahead !== undefined && !isMade;
    return new KeptIndexes({
      order,
      sorts,
      kinds,
      ahead: follows ? ahead : undefined,
      since: follows ? [...this.#since, { gone, come }] : [],
    });
  }

  #sortedBy(key: SortBy): AnnotationOrder {
    return (this.#sorts[key] ??= this.#since.reduce(
      (sorted, change) => changeSort(sorted, change, key),
      (this.#ahead?.sorts[key] ?? new Making(makeSort(this.#order, key))).get(),
    ));
  }
}

/** Those first that the window asks for with every frame of the film. */
const GROUPS_BY = [
  "state",
  "article",
  "medium",
  "tag",
  "person",
  "tag-and-person",
  "people",
] as const satisfies readonly GroupBy[];

const SORTS_BY = ["ends", "duration", "tag", "person", "modified"] as const satisfies readonly SortBy[];

function aheadOf(order: AnnotationOrder): Ahead {
  const kind = (by: GroupBy) => new Making(makeGroups(order, by));
  const sort = (key: SortBy) => new Making(makeSort(order, key));
  return {
    kinds: {
      state: kind("state"),
      article: kind("article"),
      medium: kind("medium"),
      tag: kind("tag"),
      person: kind("person"),
      "tag-and-person": kind("tag-and-person"),
      people: kind("people"),
    },
    sorts: {
      ends: sort("ends"),
      duration: sort("duration"),
      tag: sort("tag"),
      person: sort("person"),
      modified: sort("modified"),
    },
  };
}

function allOf({ kinds, sorts }: Ahead): readonly (Making<Groups> | Making<AnnotationOrder>)[] {
  return [...GROUPS_BY.map((by) => kinds[by]), ...SORTS_BY.map((key) => sorts[key])];
}

function* makeSort(order: AnnotationOrder, key: SortBy): Generator<undefined, AnnotationOrder> {
  const items: Annotation[] = [];
  for (let place = 0; place < order.size; ) {
    const run = order.runAt(place);
    if (run === undefined) break;
    items.push(...(key === "ends" ? run.items.filter(isSegment) : run.items));
    place = run.begin + run.items.length;
  }
  yield;
  return orderOfSorted(yield* sortInStretches(items, COMPARES[key]), COMPARES[key]);
}

function changeSort(sorted: AnnotationOrder, { gone, come }: Changed, key: SortBy): AnnotationOrder {
  return key === "ends"
    ? sorted.changed(gone.filter(isSegment), come.filter(isSegment))
    : sorted.changed(gone, come);
}

function* makeGroups(order: AnnotationOrder, by: GroupBy): Generator<undefined, Groups> {
  const members = new Map<string, OrderBuilder>();
  let done = 0;
  for (const annotation of order.from(0)) {
    for (const group of groupsOf(annotation, by)) {
      const known = members.get(group);
      const builder = known ?? new OrderBuilder();
      if (known === undefined) members.set(group, builder);
      builder.add(annotation);
    }
    if (++done % STRETCH === 0) yield;
  }
  return mapOf([...members].map(([group, builder]) => [group, builder.finish()] as const));
}

function changeGroups(
  groups: Groups,
  gone: readonly Annotation[],
  come: readonly Annotation[],
  by: GroupBy,
): Groups {
  const [left, joined] = [gather(gone, by), gather(come, by)];
  let next = groups;
  for (const group of new Set([...left.keys(), ...joined.keys()])) {
    const members = (next.get(group) ?? NOBODY).changed(left.get(group) ?? [], joined.get(group) ?? []);
    next = members.size === 0 ? next.delete(group) : next.set(group, members);
  }
  return next;
}

function gather(annotations: Iterable<Annotation>, by: GroupBy): Map<string, Annotation[]> {
  const members = new Map<string, Annotation[]>();
  for (const annotation of annotations) {
    for (const group of groupsOf(annotation, by)) {
      const list = members.get(group);
      if (list === undefined) members.set(group, [annotation]);
      else list.push(annotation);
    }
  }
  return members;
}

const NOBODY = orderOf([]);
