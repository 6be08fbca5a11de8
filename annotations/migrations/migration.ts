import { isJsonList, isJsonObject } from "../document/member.ts";
import type { Json, JsonObject } from "../json.ts";

/** One step from a file version to the next. What it does not know it leaves alone: the reader has the last word. */
export type Migration = {
  /** The name of its file, and of its fixtures `<name>.before.json` and `<name>.after.json`. */
  readonly name: string;
  readonly from: number;
  readonly migrate: (file: JsonObject) => JsonObject;
};

/** Members of a list that are objects, each changed; everything else stays as it is. */
export function mapObjects(
  list: Json | undefined,
  change: (item: JsonObject) => JsonObject,
): Json | undefined {
  if (!isJsonList(list)) return list;
  return list.map((item) => (isJsonObject(item) ? change(item) : item));
}

/** An object with keys renamed in their places; a key whose new name is taken stays. */
export function renameKeys(object: JsonObject, names: { readonly [from: string]: string }): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const name = Object.hasOwn(names, key) ? names[key] : undefined;
      return name === undefined || Object.hasOwn(object, name) ? [key, value] : [name, value];
    }),
  );
}
