import { recordJson, recordsById } from "../../document/access.ts";
import type { RecordLists } from "../../document/build-document.ts";
import type { LogDocument, TableKind } from "../../document/document.ts";
import { isJsonList, isJsonObject } from "../../document/member.ts";
import type { Json, JsonObject } from "../../json.ts";
import type { Annotation } from "../../model/annotation.ts";
import type { AnyRecord } from "../../model/records.ts";
import { AS_READ } from "../../model/as-read.ts";
import { asTicks, formatSeconds } from "../../time/ticks.ts";
import { decimalAsRead } from "./as-read.ts";
import { FILE_FORMAT, FILE_SCHEMA, FILE_VERSION } from "./file-version.ts";
import { LAYOUTS, LOG_KEYS_AFTER, LOG_KEYS_BEFORE, type Layout } from "./layout.ts";

/** What the file carries beside the document. */
export type SerialiseOptions = { readonly history?: readonly string[] };

/** The text of the file: one record a line, in the fixed order, LF, with a newline at the end (file format, rule 1). */
export function serialiseLog(document: LogDocument, options: SerialiseOptions = {}): string {
  return [...serialiseChunks(document, options)].join("");
}

/** A chunk is handed out when it has grown to this many characters. */
const CHUNK = 65_536;

/** The same text in pieces of about 64 KB, for streaming. */
export function* serialiseChunks(document: LogDocument, options: SerialiseOptions = {}): Generator<string> {
  let chunk = "";
  for (const piece of pieces(document, options)) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

/** Lists of people and tags as a file has them, each after a comma. */
export function writeLists(records: Pick<RecordLists, "person" | "tag">): string {
  const people = list("people", lines("person", records.person ?? []));
  return [...people, ...list("tags", lines("tag", records.tag ?? []))].join("");
}

function* pieces(document: LogDocument, { history = [] }: SerialiseOptions): Generator<string> {
  for (const { text } of partsBeforeHistory(document)) yield text();
  yield textFromHistory(document, history);
}

/**
 * A part of the text. That of a `run` of annotations is the same wherever the run stands but for the one that `isFirst`: a run
 * never changes, and versions of a document share most of theirs, so that whoever keeps the texts of runs writes few anew.
 */
export type TextPart = {
  readonly text: () => string;
  readonly run?: readonly Annotation[];
  readonly isFirst?: boolean;
};

/** The text up to the history, in its parts; {@link textFromHistory} is the rest of it. */
export function* partsBeforeHistory(document: LogDocument): Generator<TextPart> {
  for (const text of piecesBeforeAnnotations(document)) yield { text: () => text };
  const { order } = document;
  for (let place = 0; place < order.size; ) {
    const run = order.runAt(place);
    if (run === undefined) break;
    const { items } = run;
    const isFirst = place === 0;
    yield { text: () => textOfRun(items, isFirst), run: items, isFirst };
    place = run.begin + items.length;
  }
  yield { text: () => "\n  ]" };
  const text = () =>
    [
      ...list("removed", lines("tombstone", recordsById(document, "tombstone"))),
      ...list("conflicts", lines("conflict", recordsById(document, "conflict"))),
    ].join("");
  yield { text };
}

function textOfRun(items: readonly Annotation[], isFirst: boolean): string {
  const text = [...lines("annotation", items)].join(SEPARATOR);
  return isFirst ? `${FIRST}${text}` : `${SEPARATOR}${text}`;
}

function* piecesBeforeAnnotations(document: LogDocument): Generator<string> {
  const log = recordJson(document.log);
  const schema = log["$schema"] ?? FILE_SCHEMA;
  yield `{\n  "$schema": ${writeJson(schema)},\n  "format": "${FILE_FORMAT}",\n  "version": ${FILE_VERSION}`;
  yield* keys(log, LOG_KEYS_BEFORE);
  yield* list("articles", lines("article", recordsById(document, "article")));
  yield* list("media", lines("medium", recordsById(document, "medium")));
  yield* list("people", lines("person", recordsById(document, "person")));
  yield* list("tags", lines("tag", recordsById(document, "tag")));
  yield begin("annotations");
}

/** The text from the history to the end. */
export function textFromHistory(document: LogDocument, history: readonly string[]): string {
  return [...piecesFromHistory(recordJson(document.log), history)].join("");
}

function* piecesFromHistory(log: JsonObject, history: readonly string[]): Generator<string> {
  yield* list("history", history.map(writeJson));
  yield* keys(log, LOG_KEYS_AFTER);
  const own = new Set(["$schema", ...LOG_KEYS_BEFORE, ...LOG_KEYS_AFTER]);
  yield* keys(
    log,
    Object.keys(log).filter((key) => !own.has(key)),
  );
  yield "\n}\n";
}

/** Top-level keys, one a line; lists of objects under keys that are not ours have one object a line as well. */
function* keys(log: JsonObject, names: readonly string[]): Generator<string> {
  for (const name of names) {
    const value = Object.hasOwn(log, name) ? log[name] : undefined;
    if (value === undefined) continue;
    if (isJsonList(value) && value.length > 0 && value.every(isJsonObject))
      yield* list(name, value.map(writeJson));
    else yield `,\n  ${JSON.stringify(name)}: ${writeJson(value)}`;
  }
}

/** A list with one item a line. An empty one takes two lines, so that its first item changes no other line. */
function* list(name: string, items: Iterable<string>): Generator<string> {
  yield begin(name);
  let separator = FIRST;
  for (const item of items) {
    yield `${separator}${item}`;
    separator = SEPARATOR;
  }
  yield "\n  ]";
}

function begin(name: string): string {
  return `,\n  ${JSON.stringify(name)}: [`;
}

/** What stands before the first item of a list, and before each other. */
const FIRST = "\n    ";
const SEPARATOR = ",\n    ";

function* lines(kind: TableKind, records: Iterable<AnyRecord>): Generator<string> {
  for (const record of records) yield writeObject(recordJson(record), LAYOUTS[kind]);
}

/** An object on one line: own keys first in their order, then the others in the order read. */
function writeObject(object: JsonObject, layout: Layout): string {
  const parts: string[] = [];
  for (const key of layout.keys) {
    const value = Object.hasOwn(object, key) ? object[key] : undefined;
    if (value !== undefined) parts.push(`"${key}": ${writeOwn(object, key, value, layout)}`);
  }
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value !== undefined && key !== AS_READ && !layout.keys.includes(key))
      parts.push(`${JSON.stringify(key)}: ${writeJson(value)}`);
  }
  return `{${parts.join(", ")}}`;
}

function writeOwn(object: JsonObject, key: string, value: Json, layout: Layout): string {
  if (typeof value === "number" && layout.times?.includes(key))
    return decimalAsRead(object, key, value) ?? formatSeconds(asTicks(value));
  const below = layout.below?.[key];
  if (below === undefined) return writeJson(value);
  if (isJsonObject(value)) return writeObject(value, below);
  if (!isJsonList(value)) return writeJson(value);
  return `[${value.map((item) => (isJsonObject(item) ? writeObject(item, below) : writeJson(item))).join(", ")}]`;
}

/** JSON on one line, with a space after each comma and colon. */
function writeJson(value: Json): string {
  if (isJsonList(value)) return `[${value.map(writeJson).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${writeJson(item)}`);
  return `{${parts.join(", ")}}`;
}
