import { recordJson, recordKeyIn, TABLE_KINDS } from "../../document/access.ts";
import { buildDocument, type RecordLists } from "../../document/build-document.ts";
import type { LogDocument, TableKind } from "../../document/document.ts";
import { isJsonList, isJsonObject, withoutEmptySets } from "../../document/member.ts";
import type { Json, JsonObject } from "../../json.ts";
import { parseJson } from "../../json-locating/parse-json.ts";
import { migrate } from "../../migrations/migrate.ts";
import { type Log, logSchema } from "../../model/log.ts";
import { RECORD_KINDS, type RecordTypes } from "../../model/records.ts";
import { err, ok, type Result } from "../../result.ts";
import type { FileTrouble, Note } from "../trouble.ts";
import { keepDecimals } from "./as-read.ts";
import { FILE_FORMAT, FILE_SCHEMA, FILE_VERSION, MOST_FILE_BYTES } from "./file-version.ts";
import { describe, expectedBy, type Misfit, troubleAt, troubleOfJson } from "./file-trouble.ts";
import { LAYOUTS } from "./layout.ts";

/** A log as read from its file. */
export type ParsedLog = {
  readonly document: LogDocument;
  /** Hashes of earlier revisions, oldest first. */
  readonly history: readonly string[];
  /** The version that the file had; below the present one it was migrated, and saving wants a backup first. */
  readonly version: number;
  /** What was tolerated: `byte-order-mark`, `migrated`, `proto-key` (a key `__proto__` that is not kept). */
  readonly warnings: readonly Note[];
};

/** Reads the text of a `.scenelog.json`. Records that break their schema, duplicate ids included, refuse the file. */
export function parseLog(text: string): Result<ParsedLog, FileTrouble> {
  if (text.length > MOST_FILE_BYTES) {
    const misfit: Misfit = {
      code: "too-large",
      path: [],
      found: `${text.length}`,
      expected: `at-most:${MOST_FILE_BYTES}`,
    };
    return err(troubleAt("", misfit));
  }
  const warnings: Note[] = [];
  // Editors on Windows put a byte order mark in front; it says nothing and is not written again.
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  if (plain !== text) warnings.push({ code: "byte-order-mark", parameters: {} });
  const json = parseJson(plain);
  if (!json.ok) return err(troubleOfJson(plain, json.error));
  if (/"__proto__"\s*:/.test(plain)) warnings.push({ code: "proto-key", parameters: {} });
  const parsed = readFile(json.value, warnings);
  return parsed.ok ? parsed : err(troubleAt(plain, parsed.error));
}

function readFile(file: Json, warnings: Note[]): Result<ParsedLog, Misfit> {
  if (!isJsonObject(file)) {
    return err({ code: "not-a-scenelog", path: [], found: describe(file), expected: "object" });
  }
  const { format, version } = file;
  if (format !== FILE_FORMAT) {
    const expected = `one-of:${FILE_FORMAT}`;
    return err({ code: "not-a-scenelog", path: ["format"], found: describe(format), expected });
  }
  if (typeof version !== "number" || !Number.isInteger(version) || version < 0) {
    return err({ code: "bad-version", path: ["version"], found: describe(version), expected: "integer" });
  }
  if (version > FILE_VERSION) return err(newerVersion(file, version));
  if (version === FILE_VERSION) return readRecords(file, version, warnings);
  const migrated = migrate(file, version);
  warnings.push({ code: "migrated", parameters: { version, to: FILE_VERSION } });
  return readRecords(migrated.file, version, warnings);
}

/** A newer file is read as far as today's definitions fit it, for reading only. */
function newerVersion(file: JsonObject, version: number): Misfit {
  const read = readRecords(file, version, []);
  return {
    code: "newer-version",
    path: ["version"],
    found: `${version}`,
    expected: `at-most:${FILE_VERSION}`,
    ...(read.ok ? { document: read.value.document } : {}),
  };
}

/** The file's own keys that are not the log's: what is left is the log, unknown keys included. */
const NOT_THE_LOG = new Set([
  "format",
  "version",
  "history",
  ...TABLE_KINDS.map((kind) => RECORD_KINDS[kind].list ?? kind),
]);

function readRecords(file: JsonObject, version: number, warnings: Note[]): Result<ParsedLog, Misfit> {
  const log = readLog(file);
  if (!log.ok) return log;
  const history = readHistory(file["history"]);
  if (!history.ok) return history;
  const lists: { -readonly [Kind in TableKind]?: RecordLists[Kind] } = {};
  const read = <Kind extends TableKind>(kind: Kind): Misfit | undefined => {
    const records = readList(kind, file);
    if (!records.ok) return records.error;
    Object.assign(lists, { [kind]: records.value });
    return undefined;
  };
  for (const kind of TABLE_KINDS) {
    const misfit = read(kind);
    if (misfit !== undefined) return err(misfit);
  }
  return ok({ document: buildDocument(log.value, lists), history: history.value, version, warnings });
}

function readLog(file: JsonObject): Result<Log, Misfit> {
  const own = Object.fromEntries(
    Object.entries(file).filter(
      ([key, value]) => !NOT_THE_LOG.has(key) && !(key === "$schema" && value === FILE_SCHEMA),
    ),
  );
  const checked = logSchema.safeParse(withoutEmptySets(own));
  if (checked.success) return ok(checked.data);
  return err(expectedBy(checked.error, file, []));
}

function readHistory(value: Json | undefined): Result<readonly string[], Misfit> {
  if (value === undefined) return ok([]);
  if (!isJsonList(value)) {
    return err({ code: "wrong-value", path: ["history"], found: describe(value), expected: "array" });
  }
  const hashes = value.filter((hash) => typeof hash === "string");
  if (hashes.length === value.length) return ok(hashes);
  const index = value.findIndex((hash) => typeof hash !== "string");
  return err({
    code: "wrong-value",
    path: ["history", index],
    found: describe(value[index]),
    expected: "string",
  });
}

function readList<Kind extends TableKind>(
  kind: Kind,
  file: JsonObject,
): Result<readonly RecordTypes[Kind][], Misfit> {
  const name = RECORD_KINDS[kind].list ?? kind;
  const items = Object.hasOwn(file, name) ? file[name] : undefined;
  if (items === undefined) return ok([]);
  if (!isJsonList(items)) {
    return err({ code: "wrong-value", path: [name], found: describe(items), expected: "array" });
  }
  const schema = RECORD_KINDS[kind].file;
  const ids = new Set<string>();
  const records: RecordTypes[Kind][] = [];
  for (const [index, item] of items.entries()) {
    const checked = schema.safeParse(isJsonObject(item) ? withoutEmptySets(item) : item);
    if (!checked.success) return err(expectedBy(checked.error, file, [name, index]));
    const id = recordKeyIn(kind, checked.data);
    if (ids.has(id)) {
      const path = [name, index, "id"];
      return err({ code: "duplicate-id", path, found: describe(checked.data.id), expected: "another-id" });
    }
    ids.add(id);
    // What is added is a key that the schema does not look at.
    records.push(keepDecimals(recordJson(checked.data), item, LAYOUTS[kind]) as RecordTypes[Kind]);
  }
  return ok(records);
}
