import type { LogDocument } from "../document/document.ts";

/** Why a file cannot be read as a log. Texts for it are in the catalogue under `trouble.<code>`. */
export type FileTroubleCode =
  | "not-json"
  | "not-a-scenelog"
  | "not-a-desk"
  | "newer-version"
  | "bad-version"
  | "too-large"
  | "too-deep"
  | "duplicate-key"
  | "unsafe-integer"
  | "duplicate-id"
  | "wrong-value";

/** Where, what was found, what was expected (file format, rule 8). */
export type FileTrouble = {
  readonly code: FileTroubleCode;
  /** From 1; a column counts UTF-16 units. 0 where no place in the text stands for it. */
  readonly line: number;
  readonly column: number;
  /** JSON path such as `$.annotations[3].start`. */
  readonly path: string;
  /** What stands there, shortened: an excerpt of the file, never more than 60 characters. */
  readonly found: string;
  /** A code for what should stand there (`string`, `seconds`, `timecode`, `one-of` …), with the choices after a colon. */
  readonly expected: string;
  /** For `newer-version`: what could be read of it, for reading only. */
  readonly document?: LogDocument;
};

/** Something that did not stop the reading, or that a format could not carry: a code and what fills its text's gaps. */
export type Note = {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number>>;
};

/** A trouble as code and parameters, as the contract between window and machine carries it. */
export function troubleNote(trouble: FileTrouble): Note {
  const { code, line, column, path, found, expected } = trouble;
  return { code, parameters: { line, column, path, found, expected } };
}
