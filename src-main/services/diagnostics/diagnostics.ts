import { randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Parameters } from "#annotations/host/shapes.ts";

const MOST_FILE_BYTES = 512 * 1024;
const MOST_KEPT = 200;
const LINES_IN_REPORT = 300;

/** A noted event: its code and parameters, of which only numbers and codes are public. */
export type DiagnosticNote = {
  readonly code: string;
  readonly parameters?: Parameters;
  /** Words of the system or of an error, which may hold paths and texts alike: kept in memory, for a report with both. */
  readonly words?: readonly string[];
};

/** The local diagnostics log. Nothing of it ever leaves the machine by itself. */
export type Diagnostics = {
  /** Notes an event and gives the short id under which it stands in the log. */
  readonly note: (note: DiagnosticNote) => string;
  /** Notes an error nobody foresaw. */
  readonly noteError: (where: string, error: unknown) => string;
  /** The report that a user copies; paths and texts only where ticked. */
  readonly report: (ticked: { readonly paths: boolean; readonly texts: boolean }) => string;
};

/** What the report says of the app itself. */
export type DiagnosticsAbout = { readonly version: string; readonly host: string; readonly platform: string };

type Line = { id: string; at: string; note: DiagnosticNote };

/**
 * A log of two files of at most 512 KiB in a folder, the older giving way. Written are codes, ids and counts: of the
 * parameters only numbers and words without separators or spaces, of a stack only function names and built file names.
 */
export function createDiagnostics(folder: string, about: DiagnosticsAbout, now: () => Date): Diagnostics {
  const current = join(folder, "diagnostics.log");
  const older = join(folder, "diagnostics.1.log");
  const kept: Line[] = [];
  const note = (added: DiagnosticNote): string => {
    const id = randomBytes(4).toString("hex");
    const line = { id, at: now().toISOString(), note: added };
    kept.push(line);
    if (kept.length > MOST_KEPT) kept.shift();
    writeLine(folder, current, older, publicLine(line));
    return id;
  };
  return {
    note,
    noteError: (where, error) => {
      const known = error instanceof Error ? error : new Error(String(error));
      return note({
        code: "unforeseen",
        parameters: { where, error: known.name, stack: placesOf(known.stack ?? "") },
        words: [known.stack ?? known.message],
      });
    },
    report: (ticked) =>
      [
        `Scenelog ${about.version} (${about.host}, ${about.platform}, Node ${process.versions.node})`,
        ...readLines(older, current).slice(-LINES_IN_REPORT),
        ...kept.flatMap((line) => privateLines(line, ticked)),
        "",
      ].join("\n"),
  };
}

function publicLine({ id, at, note }: Line): string {
  const parameters = Object.entries(note.parameters ?? {}).map(
    ([key, value]) => `${isHarmless(key) ? key : "(hidden)"}=${isPublic(key, value) ? value : "(hidden)"}`,
  );
  return [at, id, isHarmless(note.code) ? note.code : "(hidden)", ...parameters].join(" ");
}

/** Parameters whose strings are codes by their nature; every other string may be a name or a text of the user. */
const CODE_KEYS = new Set([
  "where",
  "error",
  "stack",
  "reason",
  "code",
  "call",
  "at",
  "expected",
  "kind",
  "id",
  "op",
]);

function isPublic(key: string, value: string | number): boolean {
  return typeof value === "number" || (CODE_KEYS.has(key) && isHarmless(value));
}

/** A code, an id or a list of places: no spaces, no separators of paths, nothing but ASCII, and no file's name. */
function isHarmless(value: string): boolean {
  return (
    /^[A-Za-z0-9_:.,<>()-]{1,600}$/.test(value) && !/\.(md|html?|txt|json|mp4|mov|mkv|webm)$/i.test(value)
  );
}

/** `doThis(index.js:10:5)` for each frame of a stack, without folders. */
function placesOf(stack: string): string {
  return [...stack.matchAll(/^\s*at (?:async )?(?:([\w.<>$#]+) )?.*?([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/gm)]
    .slice(0, 8)
    .map((match) => `${(match[1] ?? "").replace(/[$#]/g, "")}(${match[2]})`)
    .join(",");
}

/** Parameters that name files, folders and addresses; every other hidden one may be a text of the log. */
const PATH_KEYS = new Set(["name", "path", "file", "folder", "url", "video", "article"]);

/** What the log leaves out of an event, as far as it is ticked. */
function privateLines({ id, note }: Line, ticked: { paths: boolean; texts: boolean }): string[] {
  const hidden = Object.entries(note.parameters ?? {}).flatMap(([key, value]) => {
    const isTicked = PATH_KEYS.has(key) ? ticked.paths : ticked.texts;
    return isPublic(key, value) || !isTicked ? [] : [`${id} ${key}=${value}`];
  });
  const words = ticked.paths && ticked.texts ? (note.words ?? []).map((word) => `${id} ${word}`) : [];
  return [...hidden, ...words];
}

/** Synchronous: a line noted just before a crash has to be there after it. */
function writeLine(folder: string, current: string, older: string, line: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if ((statSync(current, { throwIfNoEntry: false })?.size ?? 0) > MOST_FILE_BYTES)
      renameSync(current, older);
    appendFileSync(current, `${line}\n`);
  } catch {
    // The diagnostics log is the last resort: where it cannot be written, the lines kept in memory remain.
  }
}

function readLines(...paths: string[]): string[] {
  return paths.flatMap((path) => {
    try {
      return readFileSync(path, "utf8").trimEnd().split("\n");
    } catch {
      // Not there yet.
      return [];
    }
  });
}
