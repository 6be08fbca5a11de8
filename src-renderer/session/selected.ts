/** The first and the last of what was selected: where the selection began, and where it goes on from. */
export type SelectionEnds = { readonly first: string; readonly last: string };

const known = new WeakMap<ReadonlySet<string>, SelectionEnds | undefined>();

/**
 * The ends of a selection, which holds what is selected in the order in which it came; `undefined` where nothing is. Looked
 * up once for a selection: it is asked for with every frame of the film, and may hold a whole log.
 */
export function endsOf(ids: ReadonlySet<string>): SelectionEnds | undefined {
  if (known.has(ids)) return known.get(ids);
  let first: string | undefined;
  let last: string | undefined;
  for (const id of ids) {
    first ??= id;
    last = id;
  }
  const ends = first === undefined || last === undefined ? undefined : { first, last };
  known.set(ids, ends);
  return ends;
}
