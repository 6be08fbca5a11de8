/** A map that is never changed in place: each change yields a new map that shares what did not change. */
export type PersistentMap<Value> = {
  readonly size: number;
  get(key: string): Value | undefined;
  has(key: string): boolean;
  /** The map with `key` set. O(log n). */
  set(key: string, value: Value): PersistentMap<Value>;
  /** The map without `key`; the same map where it was not there. O(log n). */
  delete(key: string): PersistentMap<Value>;
  /** All values, in no promised order. */
  values(): IterableIterator<Value>;
  entries(): IterableIterator<[string, Value]>;
};

/** The map with nothing in it. */
export function emptyMap<Value>(): PersistentMap<Value> {
  return new TrieMap<Value>(0, emptyBranch());
}

/** A map of all entries at once, the last of a key winning; much faster than setting one by one. */
export function mapOf<Value>(entries: Iterable<readonly [string, Value]>): PersistentMap<Value> {
  const builder = new MapBuilder<Value>();
  for (const [key, value] of entries) builder.set(key, value);
  return builder.finish();
}

/** A map in the making, changed in place until it is finished. */
export class MapBuilder<Value> {
  readonly #owner = {};
  readonly #root: Branch<Value> = { kind: "branch", bitmap: 0, slots: [], owner: this.#owner };
  #size = 0;

  /** Sets a key; whether it is new. */
  set(key: string, value: Value): boolean {
    const grew = insert(this.#root, { kind: "entry", hash: hashOf(key), key, value }, this.#owner);
    if (grew) this.#size++;
    return grew;
  }

  /** The map. The builder must not be used any more. */
  finish(): PersistentMap<Value> {
    return new TrieMap(this.#size, this.#root);
  }
}

/** What lets a builder change branches in place: those that carry its own token, and nobody has seen yet. */
type Owner = object | undefined;

type Entry<Value> = {
  readonly kind: "entry";
  readonly hash: number;
  readonly key: string;
  readonly value: Value;
};

/** Keys of one hash. A native map, so that a file made of colliding keys does not cost the square of its size. */
type Collision<Value> = {
  readonly kind: "collision";
  readonly hash: number;
  readonly map: Map<string, Value>;
  readonly owner: Owner;
};

type Branch<Value> = {
  readonly kind: "branch";
  bitmap: number;
  readonly slots: Node<Value>[];
  readonly owner: Owner;
};

type Node<Value> = Entry<Value> | Collision<Value> | Branch<Value>;

/** Bits of the hash that choose a slot on each level. */
const BITS = 5;
const MASK = 31;

class TrieMap<Value> implements PersistentMap<Value> {
  readonly size: number;
  readonly #root: Branch<Value>;

  constructor(size: number, root: Branch<Value>) {
    this.size = size;
    this.#root = root;
  }

  get(key: string): Value | undefined {
    return find(this.#root, hashOf(key), key)?.value;
  }

  has(key: string): boolean {
    return find(this.#root, hashOf(key), key) !== undefined;
  }

  set(key: string, value: Value): PersistentMap<Value> {
    const { node, grew } = put(this.#root, 0, { kind: "entry", hash: hashOf(key), key, value }, undefined);
    return new TrieMap(this.size + (grew ? 1 : 0), node);
  }

  delete(key: string): PersistentMap<Value> {
    const hash = hashOf(key);
    if (find(this.#root, hash, key) === undefined) return this;
    const left = without(this.#root, 0, hash, key);
    return new TrieMap(this.size - 1, asRoot(left));
  }

  *entries(): IterableIterator<[string, Value]> {
    const open: Node<Value>[] = [this.#root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.kind === "entry") yield [node.key, node.value];
      else if (node.kind === "collision") yield* node.map.entries();
      else open.push(...node.slots);
    }
  }

  *values(): IterableIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }
}

function emptyBranch<Value>(): Branch<Value> {
  return { kind: "branch", bitmap: 0, slots: [], owner: undefined };
}

/** FNV-1a over UTF-16 units, with a last mix so that the low bits depend on all. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

/** How many of the slots in use lie before a bit. */
function placeOf(bitmap: number, bit: number): number {
  let rest = bitmap & (bit - 1);
  rest -= (rest >>> 1) & 0x55555555;
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function find<Value>(root: Branch<Value>, hash: number, key: string): { readonly value: Value } | undefined {
  let node: Node<Value> = root;
  for (let shift = 0; node.kind === "branch"; shift += BITS) {
    const bit = 1 << ((hash >>> shift) & MASK);
    if ((node.bitmap & bit) === 0) return undefined;
    const next: Node<Value> | undefined = node.slots[placeOf(node.bitmap, bit)];
    if (next === undefined) return undefined;
    node = next;
  }
  if (node.kind === "entry") return node.key === key ? node : undefined;
  const value = node.map.get(key);
  return value === undefined && !node.map.has(key) ? undefined : { value: value as Value };
}

function put<Value>(
  branch: Branch<Value>,
  shift: number,
  entry: Entry<Value>,
  owner: Owner,
): { node: Branch<Value>; grew: boolean } {
  const bit = 1 << ((entry.hash >>> shift) & MASK);
  const place = placeOf(branch.bitmap, bit);
  const present = (branch.bitmap & bit) === 0 ? undefined : branch.slots[place];
  if (present === undefined) {
    const target = writable(branch, owner);
    target.slots.splice(place, 0, entry);
    target.bitmap |= bit;
    return { node: target, grew: true };
  }
  const { node, grew } =
    present.kind === "branch"
      ? put(present, shift + BITS, entry, owner)
      : join(present, shift + BITS, entry, owner);
  if (node === present) return { node: branch, grew };
  const target = writable(branch, owner);
  target.slots[place] = node;
  return { node: target, grew };
}

/** Puts an entry into branches that all belong to one builder; whether its key is new. */
function insert<Value>(root: Branch<Value>, entry: Entry<Value>, owner: object): boolean {
  let branch = root;
  for (let shift = BITS; ; shift += BITS) {
    const bit = 1 << ((entry.hash >>> (shift - BITS)) & MASK);
    const place = placeOf(branch.bitmap, bit);
    const present = (branch.bitmap & bit) === 0 ? undefined : branch.slots[place];
    if (present === undefined) {
      branch.slots.splice(place, 0, entry);
      branch.bitmap |= bit;
      return true;
    }
    if (present.kind !== "branch") {
      const { node, grew } = join(present, shift, entry, owner);
      branch.slots[place] = node;
      return grew;
    }
    branch = present;
  }
}

/** An entry meets another entry or collision in its slot: it replaces, collides, or both move one level down. */
function join<Value>(
  present: Entry<Value> | Collision<Value>,
  shift: number,
  entry: Entry<Value>,
  owner: Owner,
): { node: Node<Value>; grew: boolean } {
  if (present.kind === "entry" && present.key === entry.key) return { node: entry, grew: false };
  if (present.hash === entry.hash) return collide(present, entry, owner);
  const below: Branch<Value> = { kind: "branch", bitmap: 0, slots: [], owner: owner ?? {} };
  const bit = 1 << ((present.hash >>> shift) & MASK);
  below.bitmap = bit;
  below.slots.push(present);
  return { node: put(below, shift, entry, below.owner).node, grew: true };
}

function collide<Value>(
  present: Entry<Value> | Collision<Value>,
  entry: Entry<Value>,
  owner: Owner,
): { node: Node<Value>; grew: boolean } {
  if (present.kind === "collision" && owner !== undefined && present.owner === owner) {
    const grew = !present.map.has(entry.key);
    present.map.set(entry.key, entry.value);
    return { node: present, grew };
  }
  const map = present.kind === "entry" ? new Map([[present.key, present.value]]) : new Map(present.map);
  const grew = !map.has(entry.key);
  map.set(entry.key, entry.value);
  return { node: { kind: "collision", hash: entry.hash, map, owner }, grew };
}

/** The branch itself where the builder owns it, else a copy. */
function writable<Value>(branch: Branch<Value>, owner: Owner): Branch<Value> {
  if (owner !== undefined && branch.owner === owner) return branch;
  return { kind: "branch", bitmap: branch.bitmap, slots: branch.slots.slice(), owner };
}

/** A node without a key that is in it; `undefined` where nothing is left. A branch with one leaf gives way to the leaf. */
function without<Value>(
  node: Node<Value>,
  shift: number,
  hash: number,
  key: string,
): Node<Value> | undefined {
  if (node.kind === "entry") return undefined;
  if (node.kind === "collision") {
    const map = new Map(node.map);
    map.delete(key);
    const [only] = map;
    if (map.size === 1 && only) return { kind: "entry", hash, key: only[0], value: only[1] };
    return { kind: "collision", hash, map, owner: undefined };
  }
  const bit = 1 << ((hash >>> shift) & MASK);
  const place = placeOf(node.bitmap, bit);
  const present = node.slots[place];
  if (present === undefined) return node;
  const left = without(present, shift + BITS, hash, key);
  const slots = node.slots.slice();
  if (left === undefined) slots.splice(place, 1);
  else slots[place] = left;
  const [first] = slots;
  if (first === undefined) return undefined;
  if (slots.length === 1 && first.kind !== "branch" && shift > 0) return first;
  return {
    kind: "branch",
    bitmap: left === undefined ? node.bitmap & ~bit : node.bitmap,
    slots,
    owner: undefined,
  };
}

function asRoot<Value>(node: Node<Value> | undefined): Branch<Value> {
  return node?.kind === "branch" ? node : emptyBranch();
}
