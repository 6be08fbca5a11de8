/** Somebody whom an article names: how, as whom they play, how often, and where first (UTF-16 units into the text). */
export type Named = {
  readonly name: string;
  readonly character: string | undefined;
  readonly count: number;
  readonly at: number;
};

/** A name with the character beside it, as a text has them in one place. */
export type Pair = { readonly name: string; readonly character: string | undefined; readonly at: number };

/**
 * Those of a text who are named together with their character, and those named again and again, in the order in which they
 * come up. A name that is somebody's character is nobody's own.
 */
export function gather(
  text: string,
  pairs: readonly Pair[],
  repeated: readonly string[],
  occursIn: (name: string) => number,
): readonly Named[] {
  const characters = new Set(pairs.flatMap(({ character }) => character ?? []));
  const people = new Map<string, Pair>();
  for (const pair of pairs) {
    const before = people.get(pair.name);
    const character = before?.character ?? pair.character;
    people.set(pair.name, { ...pair, character, at: Math.min(before?.at ?? pair.at, pair.at) });
  }
  for (const name of repeated) {
    if (characters.has(name) || people.has(name)) continue;
    people.set(name, { name, character: undefined, at: text.indexOf(name) });
  }
  return [...people.values()]
    .map((person) => ({ ...person, at: text.indexOf(person.name), count: occursIn(person.name) }))
    .sort((a, b) => a.at - b.at);
}
