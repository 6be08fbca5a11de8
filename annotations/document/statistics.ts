import type { Medium } from "../model/medium.ts";
import type { Ticks } from "../time/ticks.ts";
import type { AnnotationOrder } from "./annotation-order.ts";
import type { LogDocument } from "./document.ts";
import type { Group } from "./groups.ts";

/** How many annotations there are, and how much time: `sum` counts overlaps each time, `union` once. Moments are 0 long. */
export type Tally = { readonly count: number; readonly sum: Ticks; readonly union: Ticks };

/** Who or what a tally is of; for a pair both. */
export type Tallied = Tally & { readonly ids: readonly string[] };

/** By what annotations can be counted: `tag-and-person` and `people` are pairs that stand on one annotation. */
export type TallyBy = "tag" | "person" | "tag-and-person" | "people";

/** The tally of one group. The count and the sum are kept, and of the union only what changed is added up again. */
export function tally(document: LogDocument, group: Group): Tally {
  return tallyOf(document.indexes.group(group));
}

/**
 * The tallies of everything of a kind: for tags and people all that the log knows, used or not, by id; for pairs those
 * that occur, most often first.
 */
export function tallyAll(document: LogDocument, by: TallyBy): readonly Tallied[] {
  const { tables, indexes } = document;
  if (by === "tag" || by === "person") {
    const ids = [...tables[by].values()].map(({ id }) => id).sort();
    return ids.map((id) => ({
      ids: [id],
      ...tallyOf(indexes.group(by === "tag" ? { by, tag: id } : { by, person: id })),
    }));
  }
  const found = [...indexes.groups(by).entries()].map(([key, members]) => {
    return { ids: key.split("/"), ...tallyOf(members) };
  });
  return found.sort((a, b) => b.count - a.count || (a.ids.join("/") < b.ids.join("/") ? -1 : 1));
}

/** How much of a medium lies under segments. `duration` is absent where the log does not know it. */
export type Coverage = Tally & { readonly medium: Medium; readonly duration?: Ticks };

/** The coverage of every medium of the log, by id. */
export function coverageOf(document: LogDocument): readonly Coverage[] {
  const media = [...document.tables.medium.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return media.map((medium) => ({
    medium,
    ...tallyOf(document.indexes.group({ by: "medium", medium: medium.id })),
    ...(medium.duration === undefined ? {} : { duration: medium.duration }),
  }));
}

function tallyOf({ size, sum, union }: AnnotationOrder): Tally {
  return { count: size, sum, union };
}
