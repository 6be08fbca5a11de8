import type { AnnotationOrder } from "#annotations/document/annotation-order.ts";
import type { Annotation } from "#annotations/model/annotation.ts";

/** What is in one order and not in the other, each in its order. */
export type OrderChange = { readonly gone: readonly Annotation[]; readonly come: readonly Annotation[] };

/**
 * What an order changes of an earlier one. Orders share the runs of annotations that did not change, so only what lies
 * between the first and the last difference is compared one by one.
 */
export function changesBetween(before: AnnotationOrder, after: AnnotationOrder): OrderChange {
  if (before === after) return { gone: [], come: [] };
  let front = 0;
  for (;;) {
    const [old, now] = [before.runAt(front), after.runAt(front)];
    if (!old || old.items !== now?.items || old.begin !== now.begin) break;
    front = old.begin + old.items.length;
  }
  let back = 0;
  while (before.size - back > front && after.size - back > front) {
    const [old, now] = [before.runAt(before.size - 1 - back), after.runAt(after.size - 1 - back)];
    if (!old || old.items !== now?.items || before.size - old.begin !== after.size - now.begin) break;
    back = before.size - old.begin;
  }
  const old = itemsBetween(before, front, before.size - back);
  const now = itemsBetween(after, front, after.size - back);
  return { gone: [...old].filter((item) => !now.has(item)), come: [...now].filter((item) => !old.has(item)) };
}

function itemsBetween(order: AnnotationOrder, from: number, to: number): Set<Annotation> {
  const items = new Set<Annotation>();
  for (const item of order.from(from)) {
    if (items.size >= to - from) break;
    items.add(item);
  }
  return items;
}
