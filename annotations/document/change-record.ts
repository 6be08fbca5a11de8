import type { Change } from "../history/diff.ts";
import { equalJson, type Json, type JsonObject } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import {
  isAbsentWhenEmpty,
  isJsonList,
  isJsonObject,
  keptMember,
  keptValue,
  memberId,
  placeOfMember,
} from "./member.ts";

/** A change inside a record. */
export type InnerChange = Extract<Change, { readonly op: "set" | "add" | "drop" }>;

/** Why a change does not fit a record; see `ApplyTrouble`. */
export type InnerTrouble = "before-differs" | "no-such-place" | "not-allowed";

type Outcome = Result<Json | undefined, InnerTrouble>;

/** A record after a change inside it. Strict: what the change says it replaces must be what is there. */
export function changeRecord(record: JsonObject, change: InnerChange): Result<JsonObject, InnerTrouble> {
  if (change.path.length === 1 && change.path[0] === "id") return err("not-allowed");
  const after = changeAt(record, change.path, "", (value, key) => changeValue(value, key, change));
  if (!after.ok) return after;
  return isJsonObject(after.value) ? ok(after.value) : err("no-such-place");
}

/** What stands at a path of a record; `undefined` where nothing does, or the path leads nowhere. */
export function valueAt(record: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = record;
  for (const step of path) {
    if (isJsonList(value)) value = value.find((item) => memberId(item) === step);
    else value = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** Changes what lies at the end of a path, copying only the objects and lists on the way. */
function changeAt(
  value: Json | undefined,
  path: readonly string[],
  key: string,
  leaf: (value: Json | undefined, key: string) => Outcome,
): Outcome {
  const [step, ...rest] = path;
  if (step === undefined) return leaf(value, key);
  if (isJsonList(value)) return changeInList(value, step, rest, leaf);
  if (!isJsonObject(value)) return err("no-such-place");
  const after = changeAt(Object.hasOwn(value, step) ? value[step] : undefined, rest, step, leaf);
  return after.ok ? ok(withKey(value, step, keptValue(step, after.value))) : after;
}

function changeInList(
  list: readonly Json[],
  id: string,
  rest: readonly string[],
  leaf: (value: Json | undefined, key: string) => Outcome,
): Outcome {
  const place = list.findIndex((item) => memberId(item) === id);
  if (place < 0) return err("no-such-place");
  if (rest.length === 1 && rest[0] === "id") return err("not-allowed");
  const after = changeAt(list[place], rest, id, leaf);
  if (!after.ok) return after;
  // A member leaves by `drop` alone, and keeps its id as long as it is there.
  if (after.value === undefined || memberId(after.value) !== id) return err("not-allowed");
  return ok(list.with(place, after.value));
}

/** An object with a key set, in its old place where it had one, or without it. `__proto__` is a key like any other. */
function withKey(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  if (value === undefined) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  return { ...object, [key]: value };
}

function changeValue(value: Json | undefined, key: string, change: InnerChange): Outcome {
  if (change.op === "set") {
    const before = keptValue(key, change.before);
    return equalJson(value, before) ? ok(change.after) : err("before-differs");
  }
  if (value !== undefined && !isJsonList(value)) return err("no-such-place");
  if (value === undefined && !isAbsentWhenEmpty(key)) return err("no-such-place");
  const list = value ?? [];
  const place = placeOfMember(list, change.member);
  const member = keptMember(key, change.member);
  if (change.op === "add") {
    if (place >= 0) return err("before-differs");
    return ok(list.toSpliced(change.at ?? list.length, 0, member));
  }
  if (place < 0 || !equalJson(list[place], member)) return err("before-differs");
  return ok(list.toSpliced(place, 1));
}
