import type { Name } from "../model/person.ts";

/**
 * The names of two people who turn out to be one: all of `names` as they are, then what only `others` have. A preferred name
 * of `others` becomes another name, except in a language in which there is no preferred one yet; wrong ones stay wrong.
 */
export function mergeNames(names: readonly Name[], others: readonly Name[]): readonly Name[] {
  return others.reduce<readonly Name[]>((merged, other) => {
    if (merged.some(({ text }) => isSameText(text, other.text))) return merged;
    const isTaken = merged.some(({ kind, lang }) => kind === "preferred" && lang === other.lang);
    return [...merged, other.kind === "preferred" && isTaken ? { ...other, kind: "also" } : other];
  }, names);
}

/**
 * The names with one of them written anew, or with a further one where `at` is their count. A name that is preferred now
 * makes another name of the one that its language had.
 */
export function putName(names: readonly Name[], at: number, name: Name): readonly Name[] {
  const next = at < names.length ? names.with(at, name) : [...names, name];
  if (name.kind !== "preferred") return next;
  return next.map((other) =>
    other !== name && other.kind === "preferred" && other.lang === name.lang
      ? { ...other, kind: "also" as const }
      : other,
  );
}

/** Whether a list of names still says how somebody is called: with one that is not wrong. */
export function hasRightName(names: readonly Name[]): boolean {
  return names.some(({ kind }) => kind !== "wrong");
}

/** One spelling, whatever form of Unicode a file or an input method gave it. */
function isSameText(one: string, other: string): boolean {
  return one.normalize("NFC").trim() === other.normalize("NFC").trim();
}
