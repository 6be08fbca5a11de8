import type { JsonObject } from "../json.ts";
import { RECORD_KINDS, type RecordKind, type RecordTypes } from "../model/records.ts";
import { err, ok, type Result } from "../result.ts";
import { withoutEmptySets } from "./member.ts";

/** Where a record breaks its schema, keys from the record inwards. */
export type RecordTrouble = { readonly path: readonly string[] };

/** Checks a record as memory and messages have it (times in ticks), and yields it with empty sets left out. */
export function checkRecord<Kind extends RecordKind>(
  kind: Kind,
  record: JsonObject,
): Result<RecordTypes[Kind], RecordTrouble> {
  const checked = RECORD_KINDS[kind].memory.safeParse(withoutEmptySets(record));
  if (checked.success) return ok(checked.data);
  return err({ path: (checked.error.issues[0]?.path ?? []).map(String) });
}
