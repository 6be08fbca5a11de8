import type { Annotation } from "../model/annotation.ts";
import type { Diff } from "./diff.ts";
import { addMember, dropMember, setValue } from "./make-change.ts";

/** The changes that put one person in the place of another in an annotation: among its people, and as a speaker. */
export function repointPerson(annotation: Annotation, from: string, into: string): Diff {
  const people = annotation.people ?? [];
  const at = people.indexOf(from);
  const isThere = at < 0 || people.includes(into);
  return [
    ...dropMember("annotation", annotation, ["people"], from),
    ...(isThere ? [] : addMember("annotation", annotation, ["people"], into, at)),
    ...(annotation.quotes ?? []).flatMap((quote) =>
      quote.speaker === from ? setValue("annotation", annotation, ["quotes", quote.id, "speaker"], into) : [],
    ),
  ];
}
