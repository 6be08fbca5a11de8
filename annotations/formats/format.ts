import type { LogDocument } from "../document/document.ts";
import type { Result } from "../result.ts";
import type { FrameTable } from "../time/frame-table.ts";
import type { ParsedLog } from "./scenelog/parse-log.ts";
import type { FileTrouble, Note } from "./trouble.ts";

/** What a writer may be told. A format takes what it knows. */
export type WriteOptions = {
  readonly language?: string;
  readonly frames?: (medium: string) => FrameTable | undefined;
};

/** What a format writes: the file's text, and what it could not carry or leaves out on purpose. */
export type Written = { readonly text: string; readonly left: readonly Note[] };

/** A file format: an object that says what it can do. What it cannot do is absent. */
export type Format = {
  readonly id: string;
  /** With the dot, as file names end. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether the head of a file (its first 64 KB) looks like this format. */
  readonly sniff: (head: string) => boolean;
  readonly parse?: (text: string) => Result<ParsedLog, FileTrouble>;
  readonly write?: (document: LogDocument, options: WriteOptions) => Written;
};
