import { type AnnotationOrder, OrderBuilder, orderOf } from "#annotations/document/annotation-order.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { visitOrder } from "./order-list.ts";
import type { OrderChange } from "./order-changes.ts";

/** More lanes than this are not made: whatever has no room goes into the last one. */
const MOST_LANES = 24;

/** As few rows as everything fits into side by side. An entry keeps its row through edits for as long as it fits there. */
export class PackedLanes {
  readonly #medium: string;
  readonly #laneOf = new Map<string, number>();
  #lanes: AnnotationOrder[];

  constructor(order: AnnotationOrder, medium: string) {
    this.#medium = medium;
    const builders: OrderBuilder[] = [];
    const ends: number[] = [];
    visitOrder(order, medium, (annotation) => {
      const free = ends.findIndex((end) => end <= annotation.start);
      const lane = free !== -1 ? free : Math.min(ends.length, MOST_LANES - 1);
      (builders[lane] ??= new OrderBuilder()).add(annotation);
      ends[lane] = Math.max(ends[lane] ?? 0, annotation.end ?? annotation.start + 1);
      this.#laneOf.set(annotation.id, lane);
    });
    this.#lanes = builders.map((builder) => builder.finish());
  }

  lanes(): readonly AnnotationOrder[] {
    return this.#lanes;
  }

  laneOf(id: string): number | undefined {
    return this.#laneOf.get(id);
  }

  /** Takes an edit in; tells what it changes lane by lane. */
  change({ gone, come }: OrderChange): ReadonlyMap<number, OrderChange> {
    const changes = new Map<number, { gone: Annotation[]; come: Annotation[] }>();
    const changeOf = (lane: number) => {
      const known = changes.get(lane) ?? { gone: [], come: [] };
      changes.set(lane, known);
      return known;
    };
    const lanesBefore = new Map(gone.map(({ id }) => [id, this.#laneOf.get(id)]));
    const lanes = [...this.#lanes];
    for (const annotation of gone) {
      const lane = this.#laneOf.get(annotation.id);
      if (lane === undefined) continue;
      this.#laneOf.delete(annotation.id);
      lanes[lane] = (lanes[lane] ?? NOTHING).remove(annotation);
      changeOf(lane).gone.push(annotation);
    }
    for (const annotation of come) {
      const lane = this.#freeLane(lanes, annotation, lanesBefore.get(annotation.id));
      this.#laneOf.set(annotation.id, lane);
      lanes[lane] = (lanes[lane] ?? NOTHING).insert(annotation);
      changeOf(lane).come.push(annotation);
    }
    this.#lanes = lanes;
    return changes;
  }

  #freeLane(lanes: readonly AnnotationOrder[], annotation: Annotation, before: number | undefined): number {
    const end = annotation.end ?? annotation.start + 1;
    const isFree = (lane: AnnotationOrder | undefined) =>
      (lane ?? NOTHING).overlapping(this.#medium, annotation.start, end).length === 0;
    if (before !== undefined && isFree(lanes[before])) return before;
    const free = lanes.findIndex(isFree);
    return free !== -1 ? free : Math.min(lanes.length, MOST_LANES - 1);
  }
}

const NOTHING = orderOf([]);
