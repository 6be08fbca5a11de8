import { TABLE_KINDS } from "../../document/access.ts";
import type { Json, JsonObject } from "../../json.ts";
import { Scanner } from "../../json-locating/scanner.ts";
import { RECORD_KINDS } from "../../model/records.ts";

/** A value of a list as it was found, and where it begins in the text. */
export type Piece = { readonly value: Json; readonly offset: number };

/**
 * Something that could not be read: a whole record, the end of one (the rest of it is a piece), text that is neither, or
 * one of two values of one key (the later one is kept).
 */
export type LostPiece = {
  readonly code: "lost-record" | "cut-record" | "lost-text" | "repeated-key";
  readonly offset: number;
  readonly found: string;
  /** The list that it stood in. */
  readonly list?: string;
};

/** A damaged file taken apart: the records of its lists, its other keys, and what could not be read. */
export type Pieces = {
  readonly keys: JsonObject;
  readonly lists: { readonly [list: string]: readonly Piece[] };
  readonly losses: readonly LostPiece[];
};

const LISTS = new Set<string>(TABLE_KINDS.map((kind) => RECORD_KINDS[kind].list ?? kind));

/** Takes the text of a damaged file apart. It always comes to an end, whatever the text. */
export function readPieces(text: string): Pieces {
  return new PieceReader(text).read();
}

/** A string of JSON that ends; no line break can be in one. */
const STRING = /"[^"\\\n\r]*(?:\\.[^"\\\n\r]*)*"/y;
const SPACE = /[\s,\ufeff\0]*/y;

class PieceReader {
  readonly #text: string;
  readonly #keys: [string, Json][] = [];
  readonly #lists: { [list: string]: Piece[] } = {};
  readonly #losses: LostPiece[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Pieces {
    this.#space();
    if (this.#text[this.#at] === "{") this.#at++;
    for (this.#space(); this.#at < this.#text.length; this.#space()) this.#entry();
    return { keys: Object.fromEntries(this.#keys), lists: this.#lists, losses: this.#losses };
  }

  /** One key of the file with its value, or a line of something else. */
  #entry(): void {
    const from = this.#at;
    const key = this.#key();
    if (key === undefined) {
      // The brace at the end closes the file; anything else here is what is left of something.
      if (this.#text[from] === "}" || this.#text[from] === "]") this.#at++;
      else if (this.#text[from] === "{") this.#strayRecord();
      else this.#skipLine("lost-text", from);
      return;
    }
    if (LISTS.has(key) && this.#text[this.#at] === "[") return this.#list(key);
    const value = this.#value();
    if (value === undefined) return this.#skipLine("lost-text", from);
    if (this.#keys.some(([name]) => name === key)) {
      this.#losses.push({ code: "repeated-key", offset: from, found: shorten(this.#text, from) });
    }
    this.#keys.push([key, value]);
  }

  #list(name: string): void {
    this.#at++;
    const list = (this.#lists[name] ??= []);
    for (this.#space(); this.#at < this.#text.length; this.#space()) {
      const from = this.#at;
      if (this.#text[from] === "]") {
        this.#at++;
        return;
      }
      // The end of this list was lost, and the next key of the file is here already.
      if (this.#text[from] === "}" || this.#isKey()) return;
      const value = this.#text[from] === "{" ? this.#value() : undefined;
      if (value !== undefined) list.push({ value, offset: from });
      else this.#damaged(name, list, from);
    }
  }

  /** A record outside of every list: the opening of its list was lost. Annotations are told by what only they have. */
  #strayRecord(): void {
    const from = this.#at;
    const value = this.#value();
    const isAnnotation =
      value !== undefined &&
      /^\{\s*"id"[^]*"medium"\s*:[^]*"start"\s*:/.test(this.#text.slice(from, this.#at));
    if (isAnnotation) (this.#lists["annotations"] ??= []).push({ value, offset: from });
    else this.#skipLine("lost-text", from);
  }

  /** A record that does not parse: as much of it as stands before the damage, and on to the next line that begins one. */
  #damaged(list: string, into: Piece[], from: number): void {
    const found = shorten(this.#text, from);
    const { end, commas } = extentOf(this.#text, from);
    for (const comma of commas.toReversed()) {
      const value = parse(`${this.#text.slice(from, comma)}}`);
      if (value === undefined) continue;
      into.push({ value, offset: from });
      this.#losses.push({ code: "cut-record", offset: from, found, list });
      this.#at = end;
      return;
    }
    this.#losses.push({ code: "lost-record", offset: from, found, list });
    this.#at = end;
  }

  /** The key at this place with the colon behind it; `undefined`, and no step taken, where there is none. */
  #key(): string | undefined {
    const from = this.#at;
    STRING.lastIndex = from;
    const key = STRING.exec(this.#text)?.[0];
    const colon =
      key === undefined
        ? null
        : /^\s*:\s*/.exec(this.#text.slice(from + key.length, from + key.length + 100));
    const name = key === undefined || colon === null ? undefined : parse(key);
    if (typeof name !== "string" || key === undefined || colon === null) return undefined;
    this.#at = from + key.length + colon[0].length;
    return name;
  }

  #isKey(): boolean {
    const from = this.#at;
    const isKey = this.#key() !== undefined;
    this.#at = from;
    return isKey;
  }

  /** The value at this place, up to where it ends; `undefined`, and no step taken, where it does not end or parse. */
  #value(): Json | undefined {
    const from = this.#at;
    const first = this.#text[from];
    const end = first === "{" || first === "[" ? closeOf(this.#text, from) : scalarEnd(this.#text, from);
    const value = end === undefined ? undefined : parse(this.#text.slice(from, end));
    if (value === undefined || end === undefined) return undefined;
    this.#at = end;
    const trouble = typeof value === "object" ? new Scanner(this.#text.slice(from, end)).check() : undefined;
    if (trouble?.code === "duplicate-key") {
      const offset = from + trouble.offset;
      this.#losses.push({ code: "repeated-key", offset, found: shorten(this.#text, offset) });
    }
    return value;
  }

  #skipLine(code: LostPiece["code"], from: number): void {
    this.#at = lineEnd(this.#text, from);
    this.#losses.push({ code, offset: from, found: shorten(this.#text, from) });
  }

  #space(): void {
    SPACE.lastIndex = this.#at;
    this.#at += SPACE.exec(this.#text)?.[0].length ?? 0;
  }
}

/** Where a bracketed value ends, by its brackets; `undefined` where it does not, or a string in it does not. */
function closeOf(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      STRING.lastIndex = at;
      const string = STRING.exec(text)?.[0];
      if (string === undefined) return undefined;
      at += string.length - 1;
    } else if (char === "{" || char === "[") depth++;
    else if ((char === "}" || char === "]") && --depth === 0) return at + 1;
  }
  return undefined;
}

function scalarEnd(text: string, from: number): number | undefined {
  const match = /^(?:"[^"\\]*(?:\\.[^"\\]*)*"|[-+.\w]+)/.exec(text.slice(from, lineEnd(text, from)));
  return match === null ? undefined : from + match[0].length;
}

/**
 * How far a damaged record goes, and the commas between its own fields on the way. It ends before the next line that begins
 * a record, ends its list or begins a key of the file, and before the next record on the same line.
 */
function extentOf(text: string, from: number): { readonly end: number; readonly commas: readonly number[] } {
  // Looked for whatever the quotes say: in a string that ends there can be no bare quote, and here one may not have ended.
  NEXT_RECORD.lastIndex = from + 1;
  const next = NEXT_RECORD.exec(text)?.index ?? text.length;
  const commas: number[] = [];
  let depth = 0;
  let at = from;
  for (; at < next; at++) {
    const char = text[at];
    if (char === "\n" && isFreshStart(text, at + 1)) break;
    if (char === '"') {
      STRING.lastIndex = at;
      const string = STRING.exec(text)?.[0];
      at = string === undefined ? lineEnd(text, at) - 1 : at + string.length - 1;
    } else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
    else if (char === "," && depth === 1) commas.push(at);
  }
  return { end: Math.max(Math.min(at, next), from + 1), commas };
}

function isFreshStart(text: string, lineStart: number): boolean {
  const line = text.slice(lineStart, lineStart + 300);
  return /^\s*\{\s*"id"/.test(line) || /^ {0,2}\]/.test(line) || LIST_BEGINS.test(line);
}

const LIST_BEGINS = new RegExp(`^\\s*"(?:${[...LISTS].join("|")})"\\s*:\\s*\\[\\s*(?:\\{|\\]|$)`);

/** How a record begins in a file that has many on one line: by its id and what comes second in one of ours. */
const NEXT_RECORD = /,\s*\{\s*"id"\s*:\s*"[^"]*"\s*,\s*"(?:medium|names|labels|path|kind)"\s*:/g;

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** What the engine reads; of a key that comes twice the later value counts. */
function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // The parser has no other way of saying no.
    return undefined;
  }
}

/** The beginning of what stands at a place, for a message. */
function shorten(text: string, from: number): string {
  return text
    .slice(from, Math.min(lineEnd(text, from), from + 40))
    .replace(/[\p{Cc}\p{Cs}]+/gu, " ")
    .trim();
}
