import type { Json, JsonObject } from "../json.ts";
import { mapObjects, type Migration, renameKeys } from "./migration.ts";

/**
 * Version 0, which the first trial builds wrote, called the times of an annotation `in` and `out`, gave a tag one `label`
 * without a language, and a person one `name`.
 */
export const migration0001: Migration = {
  name: "0001-start-and-end",
  from: 0,
  migrate: (file) =>
    withLists(file, {
      annotations: (annotation) => renameKeys(annotation, { in: "start", out: "end" }),
      tags: (tag) => replaceKey(tag, "label", "labels", (label) => ({ en: label })),
      people: (person) => replaceKey(person, "name", "names", (text) => [{ text, kind: "preferred" }]),
    }),
};

/** A file with the records of some of its lists changed; lists that are not there stay absent. */
function withLists(
  file: JsonObject,
  changes: { readonly [list: string]: (record: JsonObject) => JsonObject },
): JsonObject {
  const entries = Object.entries(file).map(([key, value]): [string, Json] => {
    const change = Object.hasOwn(changes, key) ? changes[key] : undefined;
    return [key, change === undefined ? value : (mapObjects(value, change) ?? value)];
  });
  return Object.fromEntries(entries);
}

/** An object with one key replaced, in its place, by another whose value is made from the old one. */
function replaceKey(object: JsonObject, from: string, to: string, make: (value: Json) => Json): JsonObject {
  if (!Object.hasOwn(object, from) || Object.hasOwn(object, to)) return object;
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => (key === from ? [to, make(value)] : [key, value])),
  );
}
