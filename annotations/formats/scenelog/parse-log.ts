import { recordKeyIn, TABLE_KINDS } from "../../document/access.ts";
import { buildDocument, type RecordLists } from "../../document/build-document.ts";
import type { LogDocument, TableKind } from "../../document/document.ts";
import { isJsonList, isJsonObject } from "../../document/member.ts";
import type { Json, JsonObject } from "../../json.ts";
import { parseJson } from "../../json-locating/parse-json.ts";
import { migrate } from "../../migrations/migrate.ts";
import { RECORD_KINDS, type RecordTypes } from "../../model/records.ts";
import { err, ok, type Result } from "../../result.ts";
import type { FileTrouble, Note } from "../trouble.ts";
import { FILE_FORMAT, FILE_VERSION, MOST_FILE_BYTES } from "./file-version.ts";
import { describe, expectedBy, type Misfit, troubleAt, troubleOfJson } from "./file-trouble.ts";
import { readLogRecord, readRecord } from "./read-records.ts";

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

function readRecords(file: JsonObject, version: number, warnings: Note[]): Result<ParsedLog, Misfit> {
  const log = readLogRecord(file);
  if (!log.ok) return err(expectedBy(log.error, file, []));
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

/** The records of a list of a file, each with an id of its own; the first thing in it that does not fit otherwise. */
export function readList<Kind extends TableKind>(
  kind: Kind,
  file: JsonObject,
): Result<readonly RecordTypes[Kind][], Misfit> {
  const name = RECORD_KINDS[kind].list ?? kind;
  const items = Object.hasOwn(file, name) ? file[name] : undefined;
  if (items === undefined) return ok([]);
  if (!isJsonList(items)) {
    return err({ code: "wrong-value", path: [name], found: describe(items), expected: "array" });
  }
  const ids = new Set<string>();
  const records: RecordTypes[Kind][] = [];
  for (const [index, item] of items.entries()) {
    const record = readRecord(kind, item);
    if (!record.ok) return err(expectedBy(record.error, file, [name, index]));
    const id = recordKeyIn(kind, record.value);
    if (ids.has(id)) {
      const path = [name, index, "id"];
      return err({ code: "duplicate-id", path, found: describe(record.value.id), expected: "another-id" });
    }
    ids.add(id);
    records.push(record.value);
  }
  return ok(records);
}
