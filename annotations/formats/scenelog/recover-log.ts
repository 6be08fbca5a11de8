import { buildDocument, type RecordLists } from "../../document/build-document.ts";
import { recordJson, recordKeyIn, TABLE_KINDS } from "../../document/access.ts";
import type { LogDocument, TableKind } from "../../document/document.ts";
import { isJsonList, isJsonObject, withoutEmptySets } from "../../document/member.ts";
import { equalJson, type Json, type JsonObject } from "../../json.ts";
import { migrate } from "../../migrations/migrate.ts";
import { freeSlug } from "../../model/ids.ts";
import { logSchema } from "../../model/log.ts";
import { RECORD_KINDS, type RecordTypes } from "../../model/records.ts";
import { err, ok, type Result } from "../../result.ts";
import type { Note } from "../trouble.ts";
import { keepDecimals } from "./as-read.ts";
import { FILE_FORMAT, FILE_VERSION } from "./file-version.ts";
import { LAYOUTS } from "./layout.ts";
import { missingReferences } from "./missing-references.ts";
import { readPieces, type Piece } from "./read-pieces.ts";

/** What could be read of a damaged log, as a new document. */
export type RecoveredLog = {
  readonly document: LogDocument;
  readonly history: readonly string[];
  /** How many records of each kind were saved. */
  readonly saved: { readonly [Kind in TableKind]: number };
  /**
   * What was lost or had to be changed, in the order of the file. `code` is one of `lost-record`, `cut-record` (what
   * stands before the damage was saved), `lost-field`, `lost-text`, `repeated-key` (the later
   * value counts), `repeated-record`, `repeated-id` (saved under
   * another id), `made-reference` (named by annotations, and lost), `new-log-id`, `older-version` or `newer-version`.
   * Parameters: `line`, `column`, `kind`, `id`, `field`, `found`, as far as they apply.
   */
  readonly losses: readonly Note[];
};

/** Nothing in the text is a record or a key of a log. */
export type RecoverTrouble = { readonly code: "nothing-to-recover" };

/**
 * Reads a damaged log as far as it can be read (file format, rule 8): record by record, past what cannot be understood,
 * up to wherever the text ends. What parses whole loses nothing. `newLogId` is taken where the log's own id is lost.
 */
export function recoverLog(text: string, newLogId: () => string): Result<RecoveredLog, RecoverTrouble> {
  const pieces = readPieces(text);
  const hasRecords = TABLE_KINDS.some((kind) => pieces.lists[listName(kind)]?.length);
  if (!hasRecords && pieces.keys["format"] !== FILE_FORMAT) return err({ code: "nothing-to-recover" });
  const recovery = new Recovery(text);
  for (const { code, offset, found, list } of pieces.losses)
    recovery.note(code, offset, { found, ...(list === undefined ? {} : { kind: list }) });
  return ok(recovery.recover(pieces, newLogId));
}

type Losses = { readonly [key: string]: string | number };

/** Makes a document of pieces, and remembers what had to be given up. Used for one text. */
class Recovery {
  readonly #text: string;
  #lineStarts: readonly number[] | undefined;
  readonly #losses: { readonly offset: number; readonly note: Note }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  note(code: string, offset: number, parameters: Losses): void {
    this.#losses.push({ offset, note: { code, parameters: { ...this.#placeOf(offset), ...parameters } } });
  }

  recover(pieces: ReturnType<typeof readPieces>, newLogId: () => string): RecoveredLog {
    const { keys, lists } = this.#inPresentVersion(pieces);
    const records: { -readonly [Kind in TableKind]?: RecordLists[Kind] } = {};
    for (const kind of TABLE_KINDS)
      Object.assign(records, { [kind]: this.#readList(kind, lists[listName(kind)] ?? []) });
    const made = missingReferences(records);
    for (const { kind, id } of made.made) this.note("made-reference", this.#text.length, { kind, id });
    const document = buildDocument(this.#readLog(keys, newLogId), made.records);
    const history = isJsonList(keys["history"])
      ? keys["history"].filter((hash) => typeof hash === "string")
      : [];
    const count = (kind: TableKind) =>
      document.tables[kind].size - made.made.filter((one) => one.kind === kind).length;
    const saved = Object.fromEntries(TABLE_KINDS.map((kind) => [kind, count(kind)]));
    const losses = this.#losses.toSorted((a, b) => a.offset - b.offset).map(({ note }) => note);
    return { document, history, saved: saved as RecoveredLog["saved"], losses };
  }

  /** Line and column, both from 1. The lines are counted once: a file may be damaged in thousands of places. */
  #placeOf(offset: number): { readonly line: number; readonly column: number } {
    this.#lineStarts ??= [
      0,
      ...[...this.#text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length),
    ];
    let [low, high] = [0, this.#lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }

  /** The pieces of an older file as migrations leave them; each record stays in its place. */
  #inPresentVersion({ keys, lists }: ReturnType<typeof readPieces>) {
    const version = keys["version"];
    if (typeof version !== "number" || version === FILE_VERSION) return { keys, lists };
    if (version > FILE_VERSION || version < 0) {
      this.note("newer-version", 0, { version });
      return { keys, lists };
    }
    const values = Object.entries(lists).map(
      ([name, list]) => [name, list.map(({ value }) => value)] as const,
    );
    const { file } = migrate({ ...keys, ...Object.fromEntries(values) }, version);
    this.note("older-version", 0, { version });
    const migrated = Object.entries(lists).map(([name, list]): [string, readonly Piece[]] => {
      const items = file[name];
      return [
        name,
        list.map((piece, index) => ({
          ...piece,
          value: (isJsonList(items) ? items[index] : undefined) ?? piece.value,
        })),
      ];
    });
    return { keys: file, lists: Object.fromEntries(migrated) };
  }

  #readList<Kind extends TableKind>(kind: Kind, pieces: readonly Piece[]): readonly RecordTypes[Kind][] {
    const byKey = new Map<string, RecordTypes[Kind]>();
    for (const piece of pieces) {
      const record = this.#readRecord(kind, piece);
      if (record === undefined) continue;
      const key = recordKeyIn(kind, record);
      const there = byKey.get(key);
      if (there === undefined) byKey.set(key, record);
      else this.#keepBoth(kind, byKey, there, record, piece.offset);
    }
    return [...byKey.values()];
  }

  /** Two records of one id: the first keeps it. The other is kept under a free one, unless it says the same. */
  #keepBoth<Kind extends TableKind>(
    kind: Kind,
    byKey: Map<string, RecordTypes[Kind]>,
    there: RecordTypes[Kind],
    record: RecordTypes[Kind],
    offset: number,
  ): void {
    const { id } = record;
    if (kind === "tombstone" || equalJson(recordJson(there), recordJson(record))) {
      return this.note("repeated-record", offset, { kind, id });
    }
    const free = freeSlug(id, (candidate) => byKey.has(candidate));
    byKey.set(free, { ...record, id: free });
    this.note("repeated-id", offset, { kind, id, to: free });
  }

  /** A record as its schema takes it; fields that it refuses are given up one by one, the record only for want of the rest. */
  #readRecord<Kind extends TableKind>(kind: Kind, piece: Piece): RecordTypes[Kind] | undefined {
    const { offset } = piece;
    let raw: Json = isJsonObject(piece.value) ? withoutEmptySets(piece.value) : piece.value;
    const given: string[] = [];
    for (;;) {
      const checked = RECORD_KINDS[kind].file.safeParse(raw);
      if (checked.success) {
        for (const field of given) this.note("lost-field", offset, { kind, id: checked.data.id, field });
        return keepDecimals(recordJson(checked.data), raw, LAYOUTS[kind]) as RecordTypes[Kind];
      }
      const field = checked.error.issues.map(({ path }) => path[0]).find((step) => typeof step === "string");
      if (!isJsonObject(raw) || field === undefined || !Object.hasOwn(raw, field)) {
        this.note("lost-record", offset, { kind, id: idOf(piece.value), found: excerpt(this.#text, offset) });
        return undefined;
      }
      given.push(field);
      raw = Object.fromEntries(Object.entries(raw).filter(([key]) => key !== field));
    }
  }

  #readLog(keys: JsonObject, newLogId: () => string) {
    const own = Object.fromEntries(Object.entries(keys).filter(([key]) => !NOT_THE_LOG.has(key)));
    let raw: JsonObject = withoutEmptySets(own);
    for (;;) {
      const checked = logSchema.safeParse(raw);
      if (checked.success) return checked.data;
      const field = String(checked.error.issues[0]?.path[0]);
      if (field === "id") {
        raw = { ...raw, id: newLogId() };
        this.note("new-log-id", 0, {});
      } else {
        this.note("lost-field", 0, { kind: "log", id: idOf(raw), field });
        raw = Object.fromEntries(Object.entries(raw).filter(([key]) => key !== field));
      }
    }
  }
}

const NOT_THE_LOG = new Set(["$schema", "format", "version", "history", ...TABLE_KINDS.map(listName)]);

function listName(kind: TableKind): string {
  return RECORD_KINDS[kind].list ?? kind;
}

function idOf(value: Json): string {
  return isJsonObject(value) && typeof value["id"] === "string" ? value["id"] : "?";
}

/** The beginning of what stands at a place, for a message. */
function excerpt(text: string, offset: number): string {
  return text
    .slice(offset, offset + 40)
    .replace(/[\p{Cc}\p{Cs}]+/gu, " ")
    .trim();
}
