import { equalJson, type Json, type JsonObject } from "../json.ts";

/** Whether a value is a JSON object: no list, no null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isJsonList(value);
}

/** Whether a value is a JSON list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The id that tells a member of a set from the others; `undefined` where its whole value does. */
export function memberId(member: Json): string | undefined {
  const id = isJsonObject(member) && Object.hasOwn(member, "id") ? member["id"] : undefined;
  return typeof id === "string" ? id : undefined;
}

/** The place of a member in a set, by its id or else by its value; -1 where it is not there. */
export function placeOfMember(list: readonly Json[], member: Json): number {
  const id = memberId(member);
  return list.findIndex((item) => (id === undefined ? equalJson(item, member) : memberId(item) === id));
}

/** Sets that are simply absent when nothing is in them, so that taking the last member out and absence are one. */
const ABSENT_WHEN_EMPTY = new Set(["tags", "people", "quotes", "passages", "translations", "languages"]);

/** Whether a key holds a set that is left out when it is empty. */
export function isAbsentWhenEmpty(key: string): boolean {
  return ABSENT_WHEN_EMPTY.has(key);
}

/** A value as it is kept under a key: `undefined` where an empty set is left out, and quotes without their empty sets. */
export function keptValue(key: string, value: Json | undefined): Json | undefined {
  if (!isJsonList(value)) return value;
  if (value.length === 0 && isAbsentWhenEmpty(key)) return undefined;
  return key === "quotes" && value.some(hasEmptySet) ? value.map((member) => keptMember(key, member)) : value;
}

/** A member of a set as it is kept in the list under a key. */
export function keptMember(key: string, member: Json): Json {
  return key === "quotes" && isJsonObject(member) ? withoutEmptySets(member) : member;
}

/** An object without the empty sets that are left out; the same object where it has none. */
export function withoutEmptySets(object: JsonObject): JsonObject {
  if (!hasEmptySet(object)) return object;
  const kept: [string, Json][] = [];
  for (const [key, value] of Object.entries(object)) {
    const now = keptValue(key, value);
    if (now !== undefined) kept.push([key, now]);
  }
  return Object.fromEntries(kept);
}

function hasEmptySet(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  for (const key in value) if (keptValue(key, value[key]) !== value[key]) return true;
  return false;
}
