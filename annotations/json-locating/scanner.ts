/** Why a text is not JSON that a log can be read from. */
export type JsonTroubleCode =
  | "empty"
  | "unexpected-character"
  | "unexpected-end"
  | "bad-number"
  | "unsafe-integer"
  | "bad-escape"
  | "control-character"
  | "nul-character"
  | "byte-order-mark"
  | "lone-surrogate"
  | "duplicate-key"
  | "too-deep";

/** Where and why a text is not JSON. `expected` is a code for what could have stood there; `found` an excerpt. */
export type JsonTrouble = {
  readonly code: JsonTroubleCode;
  /** Place in the text, in UTF-16 units. */
  readonly offset: number;
  /** Keys and indexes from the top to the value being read. */
  readonly path: readonly (string | number)[];
  readonly found: string;
  readonly expected: string;
};

/** Levels of nesting that are read; a log has five. */
const DEEPEST = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const MINUS = 0x2d;
const LOWER_U = 0x75;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What could be meant as a number, to be shown whole. */
const NUMBER_LIKE = /[-+.\w]*/y;
const ESCAPES = new Set([...'"\\/bfnrt'].map((character) => character.charCodeAt(0)));
/** From so many digits on a whole number may lie beyond 2^53. */
const SAFE_DIGITS = 15;

/** Carries a trouble up through the levels of nesting; it never leaves the scanner. */
class Stop {
  readonly trouble: JsonTrouble;

  constructor(trouble: JsonTrouble) {
    this.trouble = trouble;
  }
}

/** Goes through the text of one JSON value, checking it and finding places in it. */
export class Scanner {
  readonly #text: string;
  #at = 0;
  readonly #path: (string | number)[] = [];
  /** Where the value at this path begins is being looked for. */
  #wanted: readonly (string | number)[] | undefined;
  #wantedAt = 0;
  #wantedDepth = 0;
  /** One set of keys for each level, used again and again. */
  readonly #keys: Set<string>[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** The first thing that is wrong with the text; `undefined` where nothing is. */
  check(): JsonTrouble | undefined {
    this.#at = 0;
    this.#path.length = 0;
    try {
      this.#space();
      if (this.#at >= this.#text.length) this.#stop("empty", "value");
      this.#value();
      this.#space();
      if (this.#at < this.#text.length) this.#stopHere("end-of-text");
      return undefined;
    } catch (thrown) {
      if (thrown instanceof Stop) return thrown.trouble;
      throw thrown;
    }
  }

  /** Where the value at a path begins in a text that checks; where a step of it is missing, the value around it. */
  locate(path: readonly (string | number)[]): number {
    this.#wanted = path;
    this.#wantedAt = 0;
    this.#wantedDepth = -1;
    this.check();
    this.#wanted = undefined;
    return this.#wantedAt;
  }

  #value(): void {
    if (this.#wanted !== undefined) this.#note(this.#wanted);
    const code = this.#text.charCodeAt(this.#at);
    switch (code) {
      case OPEN_BRACE:
        return this.#object();
      case OPEN_BRACKET:
        return this.#list();
      case QUOTE:
        this.#string();
        return;
      default:
        if (code === MINUS || (code >= 0x30 && code <= 0x39)) return this.#number();
        return this.#word();
    }
  }

  #object(): void {
    const depth = this.#enter();
    const keys = (this.#keys[depth] ??= new Set());
    keys.clear();
    this.#at++;
    this.#space();
    if (this.#text.charCodeAt(this.#at) === CLOSE_BRACE) return this.#leave();
    for (;;) {
      if (this.#text.charCodeAt(this.#at) !== QUOTE) this.#stopHere("key");
      const from = this.#at;
      const key = this.#string();
      this.#path[depth] = key;
      if (keys.has(key)) this.#stop("duplicate-key", "another-key", from);
      keys.add(key);
      this.#space();
      if (this.#text.charCodeAt(this.#at) !== COLON) this.#stopHere("colon");
      this.#at++;
      this.#space();
      this.#value();
      this.#space();
      const code = this.#text.charCodeAt(this.#at);
      if (code === CLOSE_BRACE) return this.#leave();
      if (code !== COMMA) this.#stopHere("comma-or-brace");
      this.#at++;
      this.#space();
    }
  }

  #list(): void {
    const depth = this.#enter();
    this.#at++;
    this.#space();
    if (this.#text.charCodeAt(this.#at) === CLOSE_BRACKET) return this.#leave();
    for (let index = 0; ; index++) {
      this.#path[depth] = index;
      this.#value();
      this.#space();
      const code = this.#text.charCodeAt(this.#at);
      if (code === CLOSE_BRACKET) return this.#leave();
      if (code !== COMMA) this.#stopHere("comma-or-bracket");
      this.#at++;
      this.#space();
    }
  }

  #enter(): number {
    const depth = this.#path.length;
    if (depth >= DEEPEST) this.#stop("too-deep", `at-most:${DEEPEST}`);
    this.#path.push("");
    return depth;
  }

  #leave(): void {
    this.#at++;
    this.#path.pop();
  }

  /** Checks a string and yields it as it is read. */
  #string(): string {
    const text = this.#text;
    const from = this.#at;
    let escaped = false;
    let at = from + 1;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        escaped = true;
        at = this.#escape(at);
      } else if (code >= 0xd800 && code <= 0xdfff) {
        at = this.#pair(at, code);
      } else if (code < 0x20 || Number.isNaN(code)) {
        this.#at = at;
        this.#stopHere("end-of-string");
      } else at++;
    }
    this.#at = at + 1;
    // Only escapes make the engine's reading differ from the text itself.
    return escaped ? String(JSON.parse(text.slice(from, at + 1))) : text.slice(from + 1, at);
  }

  /** Past an escape; both halves of an escaped pair must be there. */
  #escape(at: number): number {
    const code = this.#text.charCodeAt(at + 1);
    if (code !== LOWER_U) {
      if (!ESCAPES.has(code)) this.#stop("bad-escape", "escape", at);
      return at + 2;
    }
    const unit = this.#hex(at);
    if (unit < 0xd800 || unit > 0xdfff) return at + 6;
    const isPair = unit < 0xdc00 && this.#text.startsWith("\\u", at + 6) && isLowHalf(this.#hex(at + 6));
    if (!isPair) this.#stop("lone-surrogate", "surrogate-pair", at);
    return at + 12;
  }

  #hex(at: number): number {
    const digits = this.#text.slice(at + 2, at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#stop("bad-escape", "escape", at);
    return Number.parseInt(digits, 16);
  }

  #pair(at: number, high: number): number {
    if (high >= 0xdc00 || !isLowHalf(this.#text.charCodeAt(at + 1))) {
      this.#stop("lone-surrogate", "surrogate-pair", at);
    }
    return at + 2;
  }

  #number(): void {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text)?.[0];
    NUMBER_LIKE.lastIndex = this.#at;
    if (match === undefined || match !== NUMBER_LIKE.exec(this.#text)?.[0])
      this.#stop("bad-number", "number");
    if (match.length > SAFE_DIGITS || match.includes("e") || match.includes("E")) {
      const value = Number(match);
      if (!Number.isFinite(value)) this.#stop("bad-number", "number");
      if (Number.isInteger(value) && !Number.isSafeInteger(value))
        this.#stop("unsafe-integer", "safe-integer");
    }
    this.#at += match.length;
  }

  #word(): void {
    for (const word of ["true", "false", "null"]) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return;
      }
    }
    this.#stopHere("value");
  }

  #space(): void {
    const text = this.#text;
    let at = this.#at;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
      at++;
    }
    this.#at = at;
  }

  /** Remembers the place of the value just reached where it lies further along the wanted path than any before. */
  #note(wanted: readonly (string | number)[]): void {
    const depth = this.#path.length;
    if (depth <= this.#wantedDepth || depth > wanted.length) return;
    if (this.#path.every((step, index) => step === wanted[index])) {
      this.#wantedAt = this.#at;
      this.#wantedDepth = depth;
    }
  }

  /** Stops at a character that cannot stand here, named by what is special about it. */
  #stopHere(expected: string): never {
    const code = this.#text.charCodeAt(this.#at);
    if (Number.isNaN(code)) this.#stop("unexpected-end", expected);
    if (code === 0) this.#stop("nul-character", expected);
    if (code === 0xfeff) this.#stop("byte-order-mark", expected);
    this.#stop(
      code < 0x20 && expected === "end-of-string" ? "control-character" : "unexpected-character",
      expected,
    );
  }

  #stop(code: JsonTroubleCode, expected: string, offset = this.#at): never {
    throw new Stop({ code, offset, path: [...this.#path], found: excerptAt(this.#text, offset), expected });
  }
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Characters of an excerpt at most. */
const EXCERPT = 40;

/** What stands at a place of a text, to the end of its line and shortened: for messages. Empty at the end of the text. */
export function excerptAt(text: string, offset: number): string {
  const line = /^.*/.exec(text.slice(offset, offset + EXCERPT + 1))?.[0] ?? "";
  const shown = line.length > EXCERPT ? `${line.slice(0, EXCERPT - 1)}…` : line;
  // Halves of pairs, which a cut can leave, and control characters would spoil the message that shows it.
  return shown.replace(/[\p{Cs}\p{Cc}\ufeff]/gu, (character) => {
    return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  });
}

/** Line and column (UTF-16 units) of a place in a text, both from 1; CR, LF and CRLF end lines. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  let line = 1;
  let start = 0;
  for (const end of before.matchAll(/\r\n|\r|\n/g)) {
    line++;
    start = end.index + end[0].length;
  }
  return { line, column: offset - start + 1 };
}
