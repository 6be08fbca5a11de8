import { type AnnotationOrder, orderOf, orderOfSorted } from "#annotations/document/annotation-order.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { groupsOf } from "#annotations/document/groups.ts";
import type { Palette } from "#annotations/commands/palette.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { preferredName } from "#annotations/model/person.ts";
import { type TagColour, tagLabel } from "#annotations/model/tag.ts";
import type { RowsBy } from "../../session/timeline-desk.ts";
import type { DataChange } from "../../timeline/coverages.ts";
import type { EntryList } from "../../timeline/entries.ts";
import { changesBetween, type OrderChange } from "./order-changes.ts";
import { listOfOrder, visitOrder } from "./order-list.ts";
import { PackedLanes } from "./packed-lanes.ts";

/** A row with what stands beside it. `label` is `null` where the row has no name of its own (`number` counts it). */
export type NamedRow = {
  readonly id: string;
  readonly label: string | null;
  readonly number: number;
  readonly colour: TagColour | null;
  readonly entries: EntryList;
  /** What something drawn in this row is given. */
  readonly draws: { readonly tag?: string; readonly person?: string };
};

/** What rows are made of. */
export type RowsOf = {
  readonly document: LogDocument;
  readonly medium: string;
  readonly by: RowsBy;
  readonly palette: Palette;
  readonly language: string;
};

/** The row of what has no tag, or nobody in it. */
export const LEFT_OVER = "left-over";

/** So many empty rows are shown; of more tags or people only those that have something. */
const MOST_EMPTY = 12;

/** Rows of a log on the timeline, kept through its edits: from one document to the next only what changed is looked at. */
export class TimelineRows {
  #for: Pick<RowsOf, "medium" | "by"> | undefined;
  #document: LogDocument | undefined;
  #order: AnnotationOrder = orderOf([]);
  #leftOver: AnnotationOrder = orderOf([]);
  #lanes: PackedLanes | undefined;

  /** The rows of a document, and what they change of those before; `undefined` where they are others. */
  update(next: RowsOf): { readonly rows: readonly NamedRow[]; readonly change: DataChange | undefined } {
    const { document, medium, by } = next;
    const order = document.indexes.group({ by: "medium", medium });
    const isSame = this.#for?.medium === medium && this.#for.by === by;
    const edit = isSame ? changesBetween(this.#order, order) : undefined;
    const since = listOfOrder(this.#order, medium);
    this.#document = document;
    this.#order = order;
    this.#for = { medium, by };
    if (!edit) this.#begin(next);
    const change = edit && { since, whole: edit, rows: this.#follow(edit, by) };
    return { rows: this.#rows(next), change };
  }

  /** An annotation of the document that was given last. */
  annotationOf(id: string): Annotation | undefined {
    return this.#document?.tables.annotation.get(id);
  }

  /** The rows that an annotation lies in. */
  rowsOf(annotation: Annotation): readonly string[] {
    const by = this.#for?.by ?? "tag";
    if (by === "packed") return [`lane ${this.#lanes?.laneOf(annotation.id) ?? 0}`];
    const groups = groupsOf(annotation, by);
    return groups.length === 0 ? [LEFT_OVER] : groups.map((group) => `${by} ${group}`);
  }

  #begin({ medium, by }: RowsOf): void {
    this.#lanes = by === "packed" ? new PackedLanes(this.#order, medium) : undefined;
    const left: Annotation[] = [];
    if (by !== "packed") {
      visitOrder(this.#order, medium, (annotation) => {
        if (groupsOf(annotation, by).length === 0) left.push(annotation);
      });
    }
    this.#leftOver = orderOfSorted(left);
  }

  #follow(edit: OrderChange, by: RowsBy): DataChange["rows"] {
    const rows = new Map<string, { gone: Annotation[]; come: Annotation[] }>();
    if (this.#lanes) {
      const lanes = this.#lanes.change(edit);
      const changes = [...lanes].map(([lane, change]) => [`lane ${lane}`, change] as const);
      return new Map(changes);
    }
    for (const kind of ["gone", "come"] as const) {
      for (const annotation of edit[kind]) {
        for (const id of this.rowsOf(annotation)) {
          const row = rows.get(id) ?? { gone: [], come: [] };
          rows.set(id, row);
          row[kind].push(annotation);
        }
      }
    }
    const left = rows.get(LEFT_OVER);
    if (left && by !== "packed") this.#leftOver = this.#leftOver.changed(left.gone, left.come);
    return rows;
  }

  #rows(next: RowsOf): readonly NamedRow[] {
    const { document, medium, by } = next;
    if (this.#lanes) {
      return this.#lanes.lanes().map((lane, index) => ({
        id: `lane ${index}`,
        label: null,
        number: index + 1,
        colour: null,
        entries: listOfOrder(lane, medium),
        draws: {},
      }));
    }
    const named = by === "tag" ? tagRows(next) : personRows(next);
    const kept = named.length <= MOST_EMPTY ? named : named.filter(({ entries }) => entries.size > 0);
    const left = listOfOrder(this.#leftOver, medium);
    if (left.size === 0 && kept.length > 0) return kept;
    const last: NamedRow = {
      id: LEFT_OVER,
      label: null,
      number: 0,
      colour: document.tables.tag.size === 0 ? "slate" : null,
      entries: left,
      draws: {},
    };
    return [...kept, last];
  }
}

function tagRows({ document, medium, palette, language }: RowsOf): NamedRow[] {
  return palette.tags.map(({ tag: { id } }, index) => {
    const tag = document.tables.tag.get(id);
    return {
      id: `tag ${id}`,
      label: tag ? tagLabel(tag, language) : id,
      number: index + 1,
      colour: tag?.colour ?? "slate",
      entries: listOfOrder(document.indexes.group({ by: "tag", tag: id }), medium),
      draws: { tag: id },
    };
  });
}

function personRows({ document, medium, palette, language }: RowsOf): NamedRow[] {
  return palette.people.map(({ person: { id } }, index) => ({
    id: `person ${id}`,
    label: preferredName(document.tables.person.get(id)?.names ?? [], language) || id,
    number: index + 1,
    colour: null,
    entries: listOfOrder(document.indexes.group({ by: "person", person: id }), medium),
    draws: { person: id },
  }));
}
