import type { Annotation } from "../model/annotation.ts";
import {
  type AnnotationOrder,
  compareAnnotations,
  orderOf,
  orderOfSorted,
  type SortedAnnotations,
  sortedBy,
} from "./annotation-order.ts";
import { type Group, type GroupBy, groupKey, groupsOf } from "./groups.ts";
import { mapOf, type PersistentMap } from "./persistent-map.ts";
import { type Compare, lengthOf } from "./sorted-tree.ts";

/** The orders that a log can be shown in beside that of the film, which is the document's `order`. */
export type SortKey = "duration" | "tag" | "person" | "modified";

/**
 * What is kept of the annotations beside their order. Each part is made when it is first asked for and kept from diffs from
 * then on; the machine side, which asks for none, pays for none.
 */
export type Indexes = {
  /** Segments by medium, end, start and id: for the edges that lie behind and ahead. */
  readonly ends: SortedAnnotations;
  /** The annotations of a group in the order of the film. */
  group(group: Group): AnnotationOrder;
  /** All groups of a kind that have somebody in them, by their keys (`groups.ts`). */
  groups(by: GroupBy): PersistentMap<AnnotationOrder>;
  sorted(key: SortKey): SortedAnnotations;
  /** The indexes of the next document, whose order is `order`. */
  changed(gone: readonly Annotation[], come: readonly Annotation[], order: AnnotationOrder): Indexes;
};

/** The indexes of a document whose annotations have this order; nothing is made yet. */
export function indexesOf(order: AnnotationOrder): Indexes {
  return new KeptIndexes(order, {}, {});
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

/** Whether a sort by `ends` has an annotation at all. */
const isSegment = ({ end }: Annotation): boolean => end !== undefined;

type Sorts = { [Key in SortKey | "ends"]?: SortedAnnotations };
type Groups = PersistentMap<AnnotationOrder>;
type Kinds = { [By in GroupBy]?: Groups };

class KeptIndexes implements Indexes {
  readonly #order: AnnotationOrder;
  readonly #sorts: Sorts;
  readonly #kinds: Kinds;

  constructor(order: AnnotationOrder, sorts: Sorts, kinds: Kinds) {
    this.#order = order;
    this.#sorts = sorts;
    this.#kinds = kinds;
  }

  get ends(): SortedAnnotations {
    return (this.#sorts.ends ??= sortedBy([...this.#order.from(0)].filter(isSegment), COMPARES.ends));
  }

  sorted(key: SortKey): SortedAnnotations {
    return (this.#sorts[key] ??= sortedBy([...this.#order.from(0)], COMPARES[key]));
  }

  group(group: Group): AnnotationOrder {
    return this.groups(group.by).get(groupKey(group)) ?? NOBODY;
  }

  groups(by: GroupBy): Groups {
    return (this.#kinds[by] ??= makeGroups(this.#order, by));
  }

  changed(gone: readonly Annotation[], come: readonly Annotation[], order: AnnotationOrder): Indexes {
    const { ends, duration, tag, person, modified } = this.#sorts;
    const sorts: Sorts = {
      ...(ends && { ends: ends.changed(gone.filter(isSegment), come.filter(isSegment)) }),
      ...(duration && { duration: duration.changed(gone, come) }),
      ...(tag && { tag: tag.changed(gone, come) }),
      ...(person && { person: person.changed(gone, come) }),
      ...(modified && { modified: modified.changed(gone, come) }),
    };
    const kinds: Kinds = {};
    for (const by of GROUPS_BY) {
      const groups = this.#kinds[by];
      if (groups !== undefined) kinds[by] = changeGroups(groups, gone, come, by);
    }
    return new KeptIndexes(order, sorts, kinds);
  }
}

const GROUPS_BY = [
  "medium",
  "tag",
  "person",
  "tag-and-person",
  "people",
  "state",
] as const satisfies readonly GroupBy[];

function makeGroups(order: AnnotationOrder, by: GroupBy): Groups {
  const members = gather(order.from(0), by);
  return mapOf([...members].map(([group, list]) => [group, orderOfSorted(list)] as const));
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
