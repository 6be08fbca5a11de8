import type { Change } from "../history/diff.ts";
import { equalJson, type Json, type JsonObject } from "../json.ts";
import type { Annotation } from "../model/annotation.ts";
import type { RecordKind } from "../model/records.ts";
import { err, ok, type Result } from "../result.ts";
import { getRecord, recordJson, recordKeyIn } from "./access.ts";
import { changeRecord } from "./change-record.ts";
import { checkRecord } from "./check-record.ts";
import type { LogDocument, TableKind, Tables } from "./document.ts";
import { withoutEmptySets } from "./member.ts";

/** Why a change does not fit; see `ApplyTrouble`. */
export type DraftTrouble =
  | "unknown-record"
  | "record-exists"
  | "before-differs"
  | "no-such-place"
  | "not-allowed";

/** A record that a draft leaves in a state that its schema refuses. */
export type InvalidRecord = {
  readonly kind: RecordKind;
  readonly id: string;
  readonly path: readonly string[];
};

/** Top-level keys of the file that are not the log's to set: the file's own and the lists of other kinds. */
const RESERVED_KEYS = new Set([
  "format",
  "version",
  "articles",
  "media",
  "people",
  "tags",
  "annotations",
  "removed",
  "conflicts",
  "history",
]);

type Touched = {
  readonly kind: RecordKind;
  readonly id: string;
  readonly before: JsonObject | undefined;
  now: JsonObject | undefined;
};

/** A document with changes on top that are not checked and indexed yet. It is used for one diff and thrown away. */
export class Draft {
  readonly #document: LogDocument;
  readonly #touched = new Map<string, Touched>();

  constructor(document: LogDocument) {
    this.#document = document;
  }

  /** A record as the changes so far have left it; `undefined` where there is none. */
  current(kind: RecordKind, id: string): JsonObject | undefined {
    const touched = this.#touched.get(recordKey(kind, id));
    return touched ? touched.now : this.#original(kind, id);
  }

  /** Of annotations in the document, those that no change has touched so far. */
  *untouched(annotations: Iterable<Annotation>): IterableIterator<Annotation> {
    for (const annotation of annotations) {
      if (!this.#touched.has(recordKey("annotation", annotation.id))) yield annotation;
    }
  }

  /** The document that the changes are made to. */
  get document(): LogDocument {
    return this.#document;
  }

  /** Does one change, or says why it does not fit; nothing has happened then. */
  change(change: Change): DraftTrouble | undefined {
    const { kind } = change;
    const id = keyOf(change);
    if (id === undefined) return "not-allowed";
    const current = this.current(kind, id);
    if (change.op === "insert" || change.op === "remove") {
      if (change.op === "insert") {
        if (current !== undefined) return "record-exists";
        this.#set(kind, id, withoutEmptySets(change.record));
        return undefined;
      }
      if (current === undefined) return "unknown-record";
      if (!equalJson(current, withoutEmptySets(change.record))) return "before-differs";
      this.#set(kind, id, undefined);
      return undefined;
    }
    if (current === undefined) return "unknown-record";
    if (kind === "log" && RESERVED_KEYS.has(change.path[0] ?? "")) return "not-allowed";
    const after = changeRecord(current, change);
    if (!after.ok) return after.error;
    // What a tombstone stands for is what it is found by.
    if (kind === "tombstone" && recordKeyIn(kind, identity(after.value)) !== id) return "not-allowed";
    this.#set(kind, id, after.value);
    return undefined;
  }

  /** The records that the changes left in a state that their schemas refuse. */
  invalid(): InvalidRecord[] {
    return [...this.#touched.values()].flatMap(({ kind, id, now }) => {
      const checked = now === undefined ? undefined : checkRecord(kind, now);
      return checked === undefined || checked.ok ? [] : [{ kind, id, path: checked.error.path }];
    });
  }

  /** The records touched, before and now. */
  touched(): IterableIterator<Touched> {
    return this.#touched.values();
  }

  /** The next document, with every touched record checked; the first that its schema refuses otherwise. */
  finish(): Result<LogDocument, InvalidRecord> {
    let { log } = this.#document;
    const tables: { -readonly [Kind in TableKind]: Tables[Kind] } = { ...this.#document.tables };
    const gone: Annotation[] = [];
    const come: Annotation[] = [];
    const put = <Kind extends TableKind>(kind: Kind, id: string, now: JsonObject | undefined) => {
      const checked = now === undefined ? undefined : checkRecord(kind, now);
      if (checked?.ok === false) return checked.error.path;
      const table: Tables[Kind] = tables[kind];
      // The compiler cannot see that a table and its record belong to one kind.
      tables[kind] = (checked ? table.set(id, checked.value as never) : table.delete(id)) as Tables[Kind];
      return undefined;
    };
    for (const { kind, id, now } of this.#touched.values()) {
      if (kind === "log") {
        const checked = checkRecord("log", now ?? {});
        if (!checked.ok) return err({ kind, id, path: checked.error.path });
        log = checked.value;
        continue;
      }
      const path = put(kind, id, now);
      if (path !== undefined) return err({ kind, id, path });
      if (kind !== "annotation") continue;
      const before = this.#document.tables.annotation.get(id);
      const after = tables.annotation.get(id);
      if (before !== undefined) gone.push(before);
      if (after !== undefined) come.push(after);
    }
    const { order, indexes } = this.#document;
    if (gone.length + come.length === 0) return ok({ log, tables, order, indexes });
    const next = order.changed(gone, come);
    return ok({ log, tables, order: next, indexes: indexes.changed(gone, come, next) });
  }

  #original(kind: RecordKind, id: string): JsonObject | undefined {
    const record = getRecord(this.#document, kind, id);
    return record === undefined ? undefined : recordJson(record);
  }

  #set(kind: RecordKind, id: string, now: JsonObject | undefined): void {
    const key = recordKey(kind, id);
    const touched = this.#touched.get(key);
    if (touched) touched.now = now;
    else this.#touched.set(key, { kind, id, before: this.#original(kind, id), now });
  }
}

/** One string for a record of a kind, as keys of maps and sets. */
export function recordKey(kind: RecordKind, id: string): string {
  return `${kind}/${id}`;
}

/** The key of the record that a change is about; `undefined` where its record says otherwise, or is the log. */
function keyOf(change: Change): string | undefined {
  const { kind, id } = change;
  if (change.op !== "insert" && change.op !== "remove") return id;
  const record = identity(change.record);
  const key = recordKeyIn(kind, record);
  // Journals from before tombstones had their kind in the key name them by the bare id.
  return kind !== "log" && (id === key || (kind === "tombstone" && id === record.id)) ? key : undefined;
}

function identity({ id, kind }: JsonObject): { readonly id: string; readonly kind?: Json } {
  return { id: typeof id === "string" ? id : "", ...(kind === undefined ? {} : { kind }) };
}
