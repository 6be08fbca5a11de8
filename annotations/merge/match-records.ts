import { recordsById } from "../document/access.ts";
import type { LogDocument } from "../document/document.ts";
import type { Article } from "../model/article.ts";
import type { Medium } from "../model/medium.ts";

/** Which medium of ours is the same video as one of theirs: our id by their id; a medium without a match is absent. */
export function matchMedia(ours: readonly Medium[], theirs: readonly Medium[]): ReadonlyMap<string, string> {
  return match(ours, theirs, [
    (a, b) => sameFile(a, b) === true,
    (a, b) => sameFile(a, b) !== false && sameDefined(fileName(a.path), fileName(b.path)),
    (a, b) => sameFile(a, b) !== false && sameDefined(a.url, b.url),
    // An id alone tells only where nothing else could.
    (a, b) => a.id === b.id && (isNameless(a) || isNameless(b)),
  ]);
}

/** Which article of ours is one of theirs: our id by their id. */
export function matchArticles(
  ours: readonly Article[],
  theirs: readonly Article[],
): ReadonlyMap<string, string> {
  return match(ours, theirs, [
    (a, b) => a.id === b.id,
    (a, b) => sameDefined(fileName(a.path), fileName(b.path)),
    (a, b) => sameDefined(a.url, b.url),
  ]);
}

/** The names of a log's media, as a message shows them. */
export function nameOfMedia(document: LogDocument): string {
  return recordsById(document, "medium")
    .map((medium) => fileName(medium.path) ?? medium.url ?? medium.title ?? medium.id)
    .join(", ");
}

/** Tries rule after rule, so that a strong likeness anywhere goes before a weak one. */
function match<Item extends { readonly id: string }>(
  ours: readonly Item[],
  theirs: readonly Item[],
  rules: readonly ((a: Item, b: Item) => boolean)[],
): ReadonlyMap<string, string> {
  const matched = new Map<string, string>();
  for (const rule of rules) {
    for (const their of theirs) {
      if (matched.has(their.id)) continue;
      const our = ours.find((candidate) => rule(candidate, their));
      if (our !== undefined) matched.set(their.id, our.id);
    }
  }
  return matched;
}

/** Whether two fingerprints are of one file; `undefined` where one of them is not known. */
function sameFile(a: Medium, b: Medium): boolean | undefined {
  const [left, right] = [a.fingerprint, b.fingerprint];
  if (left === undefined || right === undefined) return undefined;
  return left.size === right.size && left.head === right.head && left.tail === right.tail;
}

function isNameless(medium: Medium): boolean {
  return medium.path === undefined && medium.url === undefined;
}

/** The last part of a path, in NFC: macOS hands out Korean names in NFD (file format, rule 7). */
function fileName(path: string | undefined): string | undefined {
  return path?.normalize("NFC").split("/").at(-1);
}

function sameDefined(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a !== "" && a === b;
}
