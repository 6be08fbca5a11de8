import type { TimeEntry, TimeEntryContext, TimeEntryTrouble } from "../time/time-entry.ts";

/** Somebody named in a quick line: a person of the log, or a name that the log does not have yet. */
export type PersonReference =
  | { readonly kind: "known"; readonly id: string }
  | { readonly kind: "new"; readonly name: string };

/** Words said, as the line has them. */
export type LineQuote = {
  readonly speaker: PersonReference | undefined;
  /** Absent where only a translation was written: `= "…"`. */
  readonly text: string | undefined;
  readonly lang: string | undefined;
  readonly translation: { readonly lang: string; readonly text: string } | undefined;
};

/** A name that the log does not have: it is offered, never made silently (product, rule 5). */
export type NewName = {
  readonly name: string;
  /** Ids of people or tags that come near it, best first: perhaps one of them was meant. */
  readonly near: readonly string[];
};

/** A part of the line, for the live preview: where it stands (UTF-16 units, `to` exclusive) and what it means. */
export type Piece = { readonly from: number; readonly to: number } & (
  | { readonly kind: "time" }
  | { readonly kind: "tag"; readonly id: string }
  | { readonly kind: "new-tag"; readonly name: string }
  | { readonly kind: "person"; readonly id: string }
  | { readonly kind: "new-person"; readonly name: string }
  | { readonly kind: "quote"; readonly quote: LineQuote }
  | { readonly kind: "note" }
);

/**
 * Something to show at a place of the line. Nothing of it stops the line from being committed: what could not be
 * understood stays in the note, so that no typed text is lost.
 */
export type Problem = {
  readonly code: "time-not-valid" | "quote-unclosed" | "quote-empty" | "name-missing";
  readonly from: number;
  readonly to: number;
  /** For `time-not-valid`. */
  readonly reason?: TimeEntryTrouble;
};

/** A quick line understood. */
export type QuickLine = {
  /** Ids of known tags, in the order of the line, each once. */
  readonly tags: readonly string[];
  /** Ids of known people, speakers included. */
  readonly people: readonly string[];
  readonly quotes: readonly LineQuote[];
  readonly note: string;
  readonly time: TimeEntry | undefined;
  readonly newTags: readonly NewName[];
  /** New speakers included. */
  readonly newPeople: readonly NewName[];
  readonly problems: readonly Problem[];
  /** In the order of the line, without overlaps. */
  readonly pieces: readonly Piece[];
};

/** What a line is read against. Without `time` (no film), a leading time stays in the note. */
export type QuickLineContext = {
  readonly language: string;
  readonly time: TimeEntryContext | undefined;
};
