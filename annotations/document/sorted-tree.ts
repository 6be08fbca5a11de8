import type { Annotation } from "../model/annotation.ts";
import type { Ticks } from "../time/ticks.ts";

/** Negative where the first comes before the second; 0 only for one and the same annotation. */
export type Compare = (a: Annotation, b: Annotation) => number;

/**
 * A run of annotations in order. Nodes are never changed once they can be seen, so versions share what did not change;
 * each knows what its part of the tree comes to, which is how a question skips the parts that cannot answer it.
 */
export type TreeNode = Leaf | Inner;

type Summary = {
  readonly size: number;
  readonly first: Annotation;
  readonly last: Annotation;
  /** The furthest {@link reachOf} below. */
  readonly reach: number;
  /** Time below in ticks, overlaps counted each time. */
  readonly sum: number;
  /** What this part of the tree added to a union, the last time that one was asked for (`unionOf`). */
  covered: Covering | undefined;
};

/** The ticks that a part adds where all before it reach up to `from`, and how far they reach with it. */
type Covering = { readonly from: number; readonly to: number; readonly added: number };

type Leaf = Summary & { readonly items: readonly Annotation[]; readonly nodes?: undefined };
type Inner = Summary & { readonly nodes: readonly TreeNode[]; readonly items?: undefined };

/** Items of a leaf, or nodes of an inner node, at most; a node that grows beyond is cut in two. */
const MOST = 32;
/** Two neighbours that together have no more than this become one. */
const FEW = 20;
/** Items of a new leaf: not filled to the brim, so that the first edits do not cut every leaf they meet. */
const FILLED = 24;

/** The tick after the last one that an annotation holds: its end, or for a moment the tick after its start. */
export function reachOf({ start, end }: Annotation): number {
  return end ?? start + 1;
}

/** How long an annotation is in ticks; a moment is 0 long, and so is one whose end is not after its start. */
export function lengthOf({ start, end }: Pick<Annotation, "start" | "end">): number {
  return end === undefined ? 0 : Math.max(0, end - start);
}

/** The tree of annotations that come in order; `undefined` where there are none. O(n). */
export function treeOf(sorted: readonly Annotation[]): TreeNode | undefined {
  const builder = new TreeBuilder();
  for (const item of sorted) builder.add(item);
  return builder.finish();
}

/** A tree in the making, of annotations that come one after the other in their order. */
export class TreeBuilder {
  readonly #leaves: TreeNode[] = [];
  #run: Annotation[] = [];

  add(item: Annotation): void {
    this.#run.push(item);
    if (this.#run.length < FILLED) return;
    this.#leaves.push(leaf(this.#run));
    this.#run = [];
  }

  /** The tree; `undefined` where nothing was added. The builder must not be used any more. */
  finish(): TreeNode | undefined {
    let level = this.#run.length === 0 ? this.#leaves : [...this.#leaves, leaf(this.#run)];
    while (level.length > 1) level = slices(level).map(inner);
    return level[0];
  }
}

/** The tree with an annotation in its place; one that is there already gives way to it. O(log n). */
export function put(root: TreeNode | undefined, item: Annotation, compare: Compare): TreeNode {
  if (root === undefined) return leaf([item]);
  const parts = putBelow(root, item, compare);
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : inner(parts);
}

/** The tree without an annotation; the same tree where it is not there. O(log n). */
export function cut(root: TreeNode | undefined, item: Annotation, compare: Compare): TreeNode | undefined {
  let left = root === undefined ? undefined : cutBelow(root, item, compare);
  while (left?.nodes?.length === 1) left = left.nodes[0];
  return left;
}

/** How many annotations come before a key, for a rule that holds for those and for none after. O(log n). */
export function countWhile(root: TreeNode | undefined, isBefore: (item: Annotation) => boolean): number {
  let count = 0;
  let node = root;
  while (node?.nodes !== undefined) {
    // The last node that begins before the key holds the place; those before it lie before the key as a whole.
    const { nodes } = node;
    const at = Math.max(
      0,
      lastWhere(nodes, (candidate) => isBefore(candidate.first)),
    );
    for (let index = 0; index < at; index++) count += nodes[index]?.size ?? 0;
    node = nodes[at];
  }
  return node === undefined ? count : count + 1 + lastWhere(node.items, isBefore);
}

/** The leaf in which a place lies, and the place of the leaf's first annotation; `undefined` outside. O(log n). */
export function leafAt(
  root: TreeNode | undefined,
  index: number,
): { readonly items: readonly Annotation[]; readonly begin: number } | undefined {
  if (root === undefined || index < 0 || index >= root.size) return undefined;
  let begin = 0;
  let node: TreeNode = root;
  while (node.nodes !== undefined) {
    let next: TreeNode | undefined;
    for (const child of node.nodes) {
      next = child;
      if (index < begin + child.size) break;
      begin += child.size;
    }
    if (next === undefined) return undefined;
    node = next;
  }
  return { items: node.items, begin };
}

/** What a tree in the order of time is asked: annotations of a medium that reach into a span, both ends in ticks. */
export type Span = { readonly medium: string; readonly from: number; readonly to: number };

/** Those that begin before `to` and reach beyond `from`, in order. The tree must be in the order of time. */
export function gatherOverlapping(node: TreeNode, span: Span, found: Annotation[]): void {
  const { medium, from, to } = span;
  if (node.reach <= from || node.last.medium < medium || node.first.medium > medium) return;
  if (node.first.medium === medium && node.first.start >= to) return;
  if (node.nodes !== undefined) {
    for (const child of node.nodes) gatherOverlapping(child, span, found);
    return;
  }
  for (const item of node.items) {
    if (item.medium === medium && item.start < to && reachOf(item) > from) found.push(item);
  }
}

/** How far an addition of time has come: what is covered so far, and up to where of which medium. */
type Covered = { medium: string; reached: number; total: number };

/** Time under segments in ticks, overlaps counted once. The tree must be in the order of time. */
export function unionOf(root: TreeNode | undefined): Ticks {
  const covered: Covered = { medium: "", reached: Number.NEGATIVE_INFINITY, total: 0 };
  if (root !== undefined) cover(root, covered);
  return covered.total as Ticks;
}

function cover(node: TreeNode, covered: Covered): void {
  const { medium } = node.first;
  if (medium !== node.last.medium) return coverBelow(node, covered);
  const from = medium === covered.medium ? covered.reached : Number.NEGATIVE_INFINITY;
  if (node.covered?.from !== from) {
    const own: Covered = { medium, reached: from, total: 0 };
    coverBelow(node, own);
    node.covered = { from, to: own.reached, added: own.total };
  }
  covered.medium = medium;
  covered.reached = node.covered.to;
  covered.total += node.covered.added;
}

function coverBelow(node: TreeNode, covered: Covered): void {
  if (node.nodes !== undefined) {
    for (const child of node.nodes) cover(child, covered);
    return;
  }
  for (const { medium, start, end } of node.items) {
    if (medium !== covered.medium) {
      covered.medium = medium;
      covered.reached = Number.NEGATIVE_INFINITY;
    }
    if (end === undefined || end <= covered.reached || end <= start) continue;
    covered.total += end - Math.max(start, covered.reached);
    covered.reached = end;
  }
}

function putBelow(node: TreeNode, item: Annotation, compare: Compare): TreeNode[] {
  if (node.nodes === undefined) {
    const place = 1 + lastWhere(node.items, (other) => compare(other, item) < 0);
    const there = node.items[place];
    const items = node.items.toSpliced(place, there && compare(there, item) === 0 ? 1 : 0, item);
    return items.length <= MOST ? [leaf(items)] : halves(items).map(leaf);
  }
  const place = Math.max(
    0,
    lastWhere(node.nodes, ({ first }) => compare(first, item) <= 0),
  );
  const child = node.nodes[place];
  const nodes = node.nodes.toSpliced(place, 1, ...(child ? putBelow(child, item, compare) : []));
  return nodes.length <= MOST ? [inner(nodes)] : halves(nodes).map(inner);
}

function cutBelow(node: TreeNode, item: Annotation, compare: Compare): TreeNode | undefined {
  if (node.nodes === undefined) {
    const place = node.items.findIndex((other) => compare(other, item) === 0);
    if (place < 0) return node;
    return node.items.length === 1 ? undefined : leaf(node.items.toSpliced(place, 1));
  }
  const place = Math.max(
    0,
    lastWhere(node.nodes, ({ first }) => compare(first, item) <= 0),
  );
  const child = node.nodes[place];
  const left = child && cutBelow(child, item, compare);
  if (left === child) return node;
  if (left === undefined) return node.nodes.length === 1 ? undefined : inner(node.nodes.toSpliced(place, 1));
  return inner(joinSmall(node.nodes.with(place, left), place));
}

/** Nodes of one level with the one at a place joined to a neighbour where both have become small. */
function joinSmall(nodes: readonly TreeNode[], place: number): readonly TreeNode[] {
  for (const at of [place - 1, place]) {
    const [one, other] = [nodes[at], nodes[at + 1]];
    if (one?.items && other?.items && one.items.length + other.items.length <= FEW) {
      return nodes.toSpliced(at, 2, leaf([...one.items, ...other.items]));
    }
    if (one?.nodes && other?.nodes && one.nodes.length + other.nodes.length <= FEW) {
      return nodes.toSpliced(at, 2, inner([...one.nodes, ...other.nodes]));
    }
  }
  return nodes;
}

function leaf(items: readonly Annotation[]): Leaf {
  let reach = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const item of items) {
    reach = Math.max(reach, reachOf(item));
    sum += lengthOf(item);
  }
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a leaf without annotations");
  return { size: items.length, first, last, reach, sum, covered: undefined, items };
}

function inner(nodes: readonly TreeNode[]): Inner {
  let size = 0;
  let reach = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const node of nodes) {
    size += node.size;
    reach = Math.max(reach, node.reach);
    sum += node.sum;
  }
  const [head, tail] = [nodes[0], nodes.at(-1)];
  if (head === undefined || tail === undefined) throw new Error("a node without nodes");
  return { size, first: head.first, last: tail.last, reach, sum, covered: undefined, nodes };
}

function slices(nodes: readonly TreeNode[]): TreeNode[][] {
  const count = Math.ceil(nodes.length / FILLED);
  return Array.from({ length: count }, (_, index) => nodes.slice(index * FILLED, (index + 1) * FILLED));
}

function halves<Item>(items: readonly Item[]): [Item[], Item[]] {
  const middle = items.length >>> 1;
  return [items.slice(0, middle), items.slice(middle)];
}

/** The last index for which a rule holds that holds up to some index and not after it; -1 where for none. */
function lastWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
