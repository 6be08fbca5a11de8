import { recordKeyIn, TABLE_KINDS } from "../../document/access.ts";
import { DocumentBuilder } from "../../document/build-document.ts";
import type { LogDocument, TableKind } from "../../document/document.ts";
import { isJsonList, isJsonObject } from "../../document/member.ts";
import type { Json } from "../../json.ts";
import { RECORD_KINDS, type RecordTypes } from "../../model/records.ts";
import { FILE_FORMAT, FILE_VERSION } from "./file-version.ts";
import { readAnnotationUnchecked, readLogRecord, readRecord } from "./read-records.ts";

/** Text that is read at a stretch, in UTF-16 units: about a millisecond of work. */
const STRETCH = 32_768;
/** Annotations that fill a first screen, and some to scroll into. */
const HEAD_ROWS = 40;

const KINDS = new Map<string, TableKind>(TABLE_KINDS.map((kind) => [RECORD_KINDS[kind].list ?? kind, kind]));

/** What `__proto__` as a key can look like. Readers differ over it, so that such a file is left to `parseLog`. */
const PROTO = ["__proto__", "\\u005f", "\\u005F"];

type Lists = { [Kind in TableKind]?: RecordTypes[Kind][] };

/**
 * Reads a log in the file's own layout (file format, rule 1) from pieces of its text as they come, a stretch at a time. It
 * is for text that somebody else checks in full: it does not see what `parseLog` would refuse in an annotation, but what it
 * makes of a text that `parseLog` accepts is the same document. Text in any other layout is foreign to it, and given up.
 */
export class LineReader {
  #text = "";
  #at = 0;
  #phase: "start" | "keys" | "list" | "end" | "foreign" = "start";
  /** The list that is being read, and what it holds where it is none of the tables'. */
  #list = "";
  #values: Json[] = [];
  /** The text so far, until it is taken for a first screen or the annotations end. */
  #head: string | undefined = "";
  #rows = 0;
  readonly #keys = new Map<string, Json>();
  readonly #lists: Lists = {};
  readonly #known = new Set<string>();
  readonly #builder = new DocumentBuilder();

  /** Takes the next piece of the text; {@link LineReader.advance} reads it. */
  push(piece: string): void {
    if (PROTO.some((form) => piece.includes(form))) this.#phase = "foreign";
    if (this.isForeign) return;
    this.#text = this.#at === 0 ? this.#text + piece : this.#text.slice(this.#at) + piece;
    this.#at = 0;
  }

  /** Reads for one stretch; whether there may be more to read of what has been pushed. */
  advance(): boolean {
    try {
      switch (this.#phase) {
        case "list":
          return this.#readLines();
        case "start":
        case "keys":
          return this.#readKey();
        default:
          return false;
      }
    } catch (error) {
      // Lines that are no JSON by themselves, and times that no schema lets through.
      if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
      this.#phase = "foreign";
      return false;
    }
  }

  get isForeign(): boolean {
    return this.#phase === "foreign";
  }

  /** How many annotations have been read. */
  get rows(): number {
    return this.#rows;
  }

  /**
   * Once, as soon as there is more than a first screen of them: the text of a log with the same tags, people and media and
   * the first annotations only. Nothing has checked it yet.
   */
  takeHead(): string | undefined {
    if (this.#head === undefined || this.#rows < HEAD_ROWS) return undefined;
    const head = `${this.#head.replace(/,\s*$/, "\n")}  ]\n}\n`;
    this.#head = undefined;
    return head;
  }

  /** The document, once all text has been pushed and read; `undefined` where it is foreign or its end is missing. */
  finish(): LogDocument | undefined {
    if (this.#phase !== "end" || this.#text.slice(this.#at).trim() !== "") return undefined;
    const file = Object.fromEntries(this.#keys);
    if (file["format"] !== FILE_FORMAT || file["version"] !== FILE_VERSION) return undefined;
    const log = readLogRecord(file);
    return log.ok ? this.#builder.finish(log.value, this.#lists) : undefined;
  }

  /** A line with a key of the file and its value, the opening of a list, or the first or last line of the file. */
  #readKey(): boolean {
    const line = this.#line();
    if (line === undefined) return false;
    if (this.#phase === "start") {
      this.#phase = line === "{" ? "keys" : "foreign";
      return true;
    }
    if (line === "}") {
      this.#phase = "end";
      return false;
    }
    const opens = line.endsWith("[");
    const entry: Json = JSON.parse(opens ? `{${line}]}` : `{${line.replace(/,$/, "")}}`);
    const [only, ...more] = isJsonObject(entry) ? Object.entries(entry) : [];
    if (only === undefined || more.length > 0 || this.#keys.has(only[0])) this.#phase = "foreign";
    else this.#open(only[0], only[1], opens);
    return true;
  }

  #open(key: string, value: Json, opens: boolean): void {
    this.#keys.set(key, value);
    if (opens) {
      this.#phase = "list";
      this.#list = key;
      this.#values = [];
    } else if (KINDS.has(key)) this.#phase = "foreign";
  }

  /** Lines of a list, up to the end of the stretch or of the list. */
  #readLines(): boolean {
    const text = this.#text;
    if (text.startsWith("  ]", this.#at)) {
      if (this.#line() === undefined) return false;
      if (!KINDS.has(this.#list)) this.#keys.set(this.#list, this.#values);
      if (this.#list === "annotations") this.#head = undefined;
      this.#phase = "keys";
      return true;
    }
    const within = text.lastIndexOf("\n", this.#at + STRETCH);
    const end = within < this.#at ? text.indexOf("\n", this.#at) : within;
    // Without the line after it, what ends here could be the last line but one of the list.
    if (end < 0) return false;
    // Between values that parse, nothing but the end of the list begins so: strings hold no line break.
    const closing = text.slice(this.#at, end).indexOf("\n  ]");
    const last = closing < 0 ? end : this.#at + closing;
    const items: Json = JSON.parse(`[${text.slice(this.#at, text[last - 1] === "," ? last - 1 : last)}]`);
    if (!isJsonList(items) || !this.#take(items)) this.#phase = "foreign";
    this.#pass(last + 1);
    return true;
  }

  /** Whether the items of the list are such as can be taken. */
  #take(items: readonly Json[]): boolean {
    const kind = KINDS.get(this.#list);
    if (kind === undefined) {
      this.#values.push(...items);
      return true;
    }
    if (kind !== "annotation") return items.every((item) => this.#takeRecord(kind, item));
    this.#rows += items.length;
    return items.every((item) => {
      const annotation = readAnnotationUnchecked(item);
      return annotation !== undefined && this.#builder.add(annotation);
    });
  }

  #takeRecord<Kind extends TableKind>(kind: Kind, item: Json): boolean {
    const record = readRecord(kind, item);
    if (!record.ok) return false;
    const list: RecordTypes[Kind][] = (this.#lists[kind] ??= []);
    list.push(record.value);
    const key = `${kind}/${recordKeyIn(kind, record.value)}`;
    const isNew = !this.#known.has(key);
    this.#known.add(key);
    return isNew;
  }

  /** The line at this place, without its end; `undefined`, and no step taken, where its end has not come yet. */
  #line(): string | undefined {
    const end = this.#text.indexOf("\n", this.#at);
    if (end < 0) return undefined;
    const line = this.#text.slice(this.#at, end);
    this.#pass(end + 1);
    return line;
  }

  #pass(to: number): void {
    if (this.#head !== undefined) this.#head += this.#text.slice(this.#at, to);
    this.#at = to;
  }
}
