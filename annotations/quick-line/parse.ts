import type { LogDocument } from "../document/document.ts";
import { findPeople, findTags } from "../names/find.ts";
import { foldText } from "../names/fold.ts";
import { knownNames } from "../names/known.ts";
import { guessLanguage } from "../names/script.ts";
import { parseTimeEntry, type TimeEntry } from "../time/time-entry.ts";
import type { LineQuote, NewName, PersonReference, Piece, QuickLine, QuickLineContext } from "./line.ts";
import { LEADING_TIME } from "./leading-time.ts";
import { readNewPerson, readNewTag } from "./read-name.ts";
import { opensQuote, type QuotedWords, readQuote } from "./read-quote.ts";
import { noteOf } from "./note.ts";
import type { Problem } from "./line.ts";

/** How many people or tags are offered beside a new name. */
const MOST_NEAR = 3;

/**
 * Reads a quick line (product, rule 5): `#tag`, `@person`, `"quote"`, `@person: "quote"`, `"원문" = "translation"`, a
 * leading time or range; the rest is the note. Words at the note's start that exactly are a known tag become that tag.
 * Never fails: what is not understood stays in the note.
 */
export function parseQuickLine(text: string, document: LogDocument, context: QuickLineContext): QuickLine {
  const reader = new LineReader(text, document, context);
  return reader.read();
}

class LineReader {
  readonly #text: string;
  readonly #document: LogDocument;
  readonly #context: QuickLineContext;
  readonly #known: ReturnType<typeof knownNames>;
  readonly #pieces: Piece[] = [];
  readonly #problems: Problem[] = [];
  #time: TimeEntry | undefined;
  #at = 0;
  #noteFrom = 0;

  constructor(text: string, document: LogDocument, context: QuickLineContext) {
    this.#text = text;
    this.#document = document;
    this.#context = context;
    this.#known = knownNames(document);
  }

  read(): QuickLine {
    this.#readTime();
    while (this.#at < this.#text.length) {
      if (!this.#readPiece()) this.#at++;
    }
    this.#endNote();
    this.#takeLeadingTag();
    return this.#result();
  }

  #readTime(): void {
    const match = LEADING_TIME.exec(this.#text);
    const typed = match?.[1];
    if (!match || typed === undefined || !this.#context.time) return;
    const to = match[0].length;
    const from = to - typed.length;
    const entry = parseTimeEntry(typed.replace(/\s?[-–~]\s?/, "-"), this.#context.time);
    if (!entry.ok) {
      this.#problems.push({ code: "time-not-valid", from, to, reason: entry.error });
      return;
    }
    this.#time = entry.value;
    this.#add({ kind: "time", from, to });
  }

  /** Reads a tag, a person or a quote at the place reached; false where none stands there. */
  #readPiece(): boolean {
    const char = this.#text[this.#at];
    if ((char === "#" || char === "@") && this.#isSigil()) {
      return char === "#" ? this.#readTag() : this.#readPerson();
    }
    const translationOnly = /^=\s*/.exec(this.#rest());
    if (translationOnly && opensQuote(this.#text, this.#at + translationOnly[0].length)) {
      return this.#readTranslationOnly(translationOnly[0].length);
    }
    return opensQuote(this.#text, this.#at) && this.#readQuote(this.#at, this.#at, undefined);
  }

  /** `#` and `@` mean something at the start of a word only: not in `C#` or an e-mail address. */
  #isSigil(): boolean {
    return this.#at === this.#noteFrom || /[\s(（]/u.test(this.#text[this.#at - 1] ?? "");
  }

  #readTag(): boolean {
    const from = this.#at;
    const after = this.#text.slice(from + 1);
    const known = this.#known.tag(after);
    if (known) return this.#add({ kind: "tag", id: known.id, from, to: from + 1 + known.length });
    const name = readNewTag(after);
    if (!name) return this.#missName(from);
    return this.#add({ kind: "new-tag", name: name.name, from, to: from + 1 + name.length });
  }

  #readPerson(): boolean {
    const from = this.#at;
    const after = this.#text.slice(from + 1);
    const known = this.#known.person(after);
    const name = known ? undefined : readNewPerson(after);
    if (known) this.#add({ kind: "person", id: known.id, from, to: from + 1 + known.length });
    else if (name) this.#add({ kind: "new-person", name: name.name, from, to: from + 1 + name.length });
    else return this.#missName(from);
    const speaker: PersonReference = known
      ? { kind: "known", id: known.id }
      : { kind: "new", name: name?.name ?? "" };
    const colon = /^\s*[:：]\s*=?\s*/u.exec(this.#rest());
    if (!colon || !opensQuote(this.#text, this.#at + colon[0].length)) return true;
    const quoteAt = this.#at + colon[0].length;
    if (colon[0].includes("=")) return this.#readTranslationOnly(colon[0].length, speaker);
    return this.#readQuote(this.#at, quoteAt, speaker);
  }

  #missName(at: number): false {
    this.#problems.push({ code: "name-missing", from: at, to: at + 1 });
    return false;
  }

  #readQuote(from: number, quoteAt: number, speaker: PersonReference | undefined): boolean {
    const words = this.#words(quoteAt);
    const equals = /^\s*=\s*/.exec(this.#text.slice(words.to));
    const second =
      equals && opensQuote(this.#text, words.to + equals[0].length)
        ? this.#words(words.to + equals[0].length)
        : undefined;
    return this.#addQuote(from, (second ?? words).to, speaker, words.text, second?.text);
  }

  #readTranslationOnly(ahead: number, speaker?: PersonReference): boolean {
    const words = this.#words(this.#at + ahead);
    return this.#addQuote(this.#at, words.to, speaker, "", words.text);
  }

  #words(at: number): QuotedWords {
    const words = readQuote(this.#text, at);
    if (!words.closed) this.#problems.push({ code: "quote-unclosed", from: at, to: words.to });
    if (words.text === "") this.#problems.push({ code: "quote-empty", from: at, to: words.to });
    return words;
  }

  #addQuote(
    from: number,
    to: number,
    speaker: PersonReference | undefined,
    text: string,
    translated = "",
  ): boolean {
    const latin = this.#document.log.languages?.find((language) => !/^(ko|ja|zh)\b/.test(language));
    const quote: LineQuote = {
      speaker,
      text: text === "" ? undefined : text,
      lang: text === "" ? undefined : guessLanguage(text, latin),
      translation:
        translated === "" ? undefined : { lang: guessLanguage(translated, latin), text: translated },
    };
    return this.#add({ kind: "quote", quote, from, to });
  }

  #add(piece: Piece): true {
    this.#endNote(piece.from);
    this.#pieces.push(piece);
    this.#at = piece.to;
    this.#noteFrom = piece.to;
    return true;
  }

  #endNote(to = this.#at): void {
    const words = this.#text.slice(this.#noteFrom, to);
    const from = this.#noteFrom + (words.length - words.trimStart().length);
    const end = from + words.trim().length;
    if (end > from) this.#pieces.push({ kind: "note", from, to: end });
  }

  /** Words at the note's start that exactly are a known tag become that tag. */
  #takeLeadingTag(): void {
    const index = this.#pieces.findIndex((piece) => piece.kind === "note");
    const note = this.#pieces[index];
    if (!note) return;
    const words = this.#text.slice(note.from, note.to);
    const known = this.#known.tag(words);
    if (!known || !/^(\s|$)/u.test(words.slice(known.length))) return;
    const to = note.from + known.length;
    const left = words.slice(known.length);
    const rest: Piece = { kind: "note", from: note.to - left.trimStart().length, to: note.to };
    this.#pieces.splice(
      index,
      1,
      { kind: "tag", id: known.id, from: note.from, to },
      ...(left === "" ? [] : [rest]),
    );
  }

  #result(): QuickLine {
    const pieces = this.#pieces;
    const quotes = pieces.flatMap((piece) => {
      const isEmpty = piece.kind !== "quote" || (piece.quote.text ?? piece.quote.translation) === undefined;
      return isEmpty ? [] : piece.quote;
    });
    const tags = pieces.flatMap((piece) => (piece.kind === "tag" ? piece.id : []));
    const people = pieces.flatMap((piece) => (piece.kind === "person" ? piece.id : []));
    const newTags = pieces.flatMap((piece) => (piece.kind === "new-tag" ? piece.name : []));
    const newPeople = pieces.flatMap((piece) => (piece.kind === "new-person" ? piece.name : []));
    const { language } = this.#context;
    return {
      tags: [...new Set(tags)],
      people: [...new Set(people)],
      quotes,
      note: noteOf(this.#text, pieces),
      time: this.#time,
      newTags: offers(newTags, (name) => findTags(this.#document, name, language).map(({ tag }) => tag.id)),
      newPeople: offers(newPeople, (name) =>
        findPeople(this.#document, name, language).map(({ person }) => person.id),
      ),
      problems: this.#problems,
      pieces,
    };
  }

  #rest(): string {
    return this.#text.slice(this.#at);
  }
}

function offers(names: readonly string[], near: (name: string) => readonly string[]): NewName[] {
  const once = new Map(names.map((name) => [foldText(name), name]));
  return [...once.values()].map((name) => ({ name, near: near(name).slice(0, MOST_NEAR) }));
}
