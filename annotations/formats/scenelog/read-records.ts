import type { z } from "zod";
import { recordJson, TABLE_KINDS } from "../../document/access.ts";
import { isJsonList, isJsonObject, withoutEmptySets } from "../../document/member.ts";
import type { Json, JsonObject } from "../../json.ts";
import type { Annotation } from "../../model/annotation.ts";
import { AS_READ } from "../../model/as-read.ts";
import { type Log, logSchema } from "../../model/log.ts";
import { RECORD_KINDS, type RecordTypes } from "../../model/records.ts";
import type { TableKind } from "../../document/document.ts";
import { err, ok, type Result } from "../../result.ts";
import { secondsToTicks, unlikeShortest } from "../../time/ticks.ts";
import { keepDecimals } from "./as-read.ts";
import { FILE_SCHEMA } from "./file-version.ts";
import { LAYOUTS, type Layout } from "./layout.ts";
import { isPlainAnnotation } from "./plain-annotation.ts";

/** The file's own keys that are not the log's: what is left is the log, unknown keys included. */
const NOT_THE_LOG = new Set([
  "format",
  "version",
  "history",
  ...TABLE_KINDS.map((kind) => RECORD_KINDS[kind].list ?? kind),
]);

/** The log's own record out of the top-level keys of a file; what its schema says where it does not fit. */
export function readLogRecord(file: JsonObject): Result<Log, z.ZodError> {
  const own = Object.fromEntries(
    Object.entries(file).filter(
      ([key, value]) => !NOT_THE_LOG.has(key) && !(key === "$schema" && value === FILE_SCHEMA),
    ),
  );
  const checked = logSchema.safeParse(withoutEmptySets(own));
  return checked.success ? ok(checked.data) : err(checked.error);
}

/** A record out of a line of a list, which may be changed into it; what its schema says where it does not fit. */
export function readRecord<Kind extends TableKind>(
  kind: Kind,
  item: Json,
): Result<RecordTypes[Kind], z.ZodError> {
  if (kind === "annotation" && isPlainAnnotation(item)) {
    const plain = readAnnotationUnchecked(item);
    if (plain !== undefined) return ok(plain as RecordTypes[Kind]);
  }
  const checked = RECORD_KINDS[kind].file.safeParse(isJsonObject(item) ? withoutEmptySets(item) : item);
  if (!checked.success) return err(checked.error);
  // What is added is a key that the schema does not look at.
  return ok(keepDecimals(recordJson(checked.data), item, LAYOUTS[kind]) as RecordTypes[Kind]);
}

/**
 * An annotation out of a line of its list, where it is known that the schema accepts it, or will be before anybody relies on
 * it: what {@link readRecord} makes of it, in a tenth of the time. The line is changed into the record. `undefined` where it
 * has not even an id, a medium and a start.
 */
export function readAnnotationUnchecked(item: Json): Annotation | undefined {
  if (!isJsonObject(item)) return undefined;
  const record = withoutEmptySets(item);
  const { id, medium, start } = record;
  if (typeof id !== "string" || typeof medium !== "string" || typeof start !== "number") return undefined;
  takeTimes(record as Writable, LAYOUTS.annotation);
  // The schema's say, which this is the way around.
  return record as Annotation;
}

/** An object of a line just parsed, which nobody else has seen. */
type Writable = { [key: string]: Json };

/** Puts ticks where the file has seconds; what would be written differently is kept (`as-read.ts`). */
function takeTimes(object: Writable, { times = [], below = {} }: Layout): void {
  const decimals: [string, string][] = [];
  for (const key of times) {
    const seconds = object[key];
    if (typeof seconds !== "number") continue;
    const decimal = unlikeShortest(seconds);
    if (decimal !== undefined) decimals.push([key, decimal]);
    object[key] = secondsToTicks(seconds);
  }
  for (const key in below) {
    const layout = below[key];
    const value = object[key];
    if (layout?.times === undefined || value === undefined) continue;
    for (const item of isJsonList(value) ? value : [value])
      if (isJsonObject(item)) takeTimes(item as Writable, layout);
  }
  if (decimals.length > 0) object[AS_READ] = Object.fromEntries(decimals);
}
