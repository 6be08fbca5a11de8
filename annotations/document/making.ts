import type { Annotation } from "../model/annotation.ts";
import type { Compare } from "./sorted-tree.ts";

/** Something that takes long to make, made stretch by stretch beforehand, or at once when it is asked for. */
export class Making<Value> {
  readonly #work: Generator<undefined, Value>;
  #made: { readonly value: Value } | undefined;

  /** `work` yields wherever it may be interrupted, and returns what was made. */
  constructor(work: Generator<undefined, Value>) {
    this.#work = work;
  }

  get isMade(): boolean {
    return this.#made !== undefined;
  }

  /** Goes on for one stretch. */
  advance(): void {
    if (this.#made !== undefined) return;
    const step = this.#work.next();
    if (step.done === true) this.#made = { value: step.value };
  }

  /** What is made, after whatever is left to be done. */
  get(): Value {
    while (this.#made === undefined) this.advance();
    return this.#made.value;
  }
}

/** Annotations of a stretch: about a millisecond of work. */
export const STRETCH = 256;

/** Sorts in stretches: small parts by the engine, which are then merged two by two. The list given is not changed. */
export function* sortInStretches(
  items: readonly Annotation[],
  compare: Compare,
): Generator<undefined, readonly Annotation[]> {
  let sorted: Annotation[] = [];
  for (let from = 0; from < items.length; from += STRETCH) {
    sorted.push(...items.slice(from, from + STRETCH).sort(compare));
    yield;
  }
  for (let width = STRETCH; width < items.length; width *= 2) {
    const merged: Annotation[] = [];
    for (let from = 0; from < sorted.length; from += 2 * width) {
      yield* merge(sorted, { from, middle: from + width, to: from + 2 * width }, compare, merged);
    }
    sorted = merged;
  }
  return sorted;
}

type Halves = { readonly from: number; readonly middle: number; readonly to: number };

function* merge(
  sorted: readonly Annotation[],
  { from, middle, to }: Halves,
  compare: Compare,
  into: Annotation[],
): Generator<undefined, void> {
  const [leftEnd, rightEnd] = [Math.min(middle, sorted.length), Math.min(to, sorted.length)];
  let [left, right] = [from, leftEnd];
  while (left < leftEnd || right < rightEnd) {
    const [one, other] = [
      left < leftEnd ? sorted[left] : undefined,
      right < rightEnd ? sorted[right] : undefined,
    ];
    if (one !== undefined && (other === undefined || compare(one, other) <= 0)) {
      into.push(one);
      left++;
    } else if (other !== undefined) {
      into.push(other);
      right++;
    }
    if (into.length % STRETCH === 0) yield;
  }
}
