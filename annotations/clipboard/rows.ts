import { type AddAnnotation, addAnnotation } from "../commands/add-annotation.ts";
import type { CommandContext } from "../commands/command.ts";
import type { NewQuote } from "../commands/new-quote.ts";
import type { Status } from "../commands/set-status.ts";
import { applyDiff } from "../document/apply-diff.ts";
import type { LogDocument } from "../document/document.ts";
import { mediumCounting } from "../document/medium-time.ts";
import type { Note } from "../formats/trouble.ts";
import type { Change } from "../history/diff.ts";
import type { Annotation } from "../model/annotation.ts";
import { preferredName } from "../model/person.ts";
import { tagLabel } from "../model/tag.ts";
import { foldText } from "../names/fold.ts";
import { guessLanguage } from "../names/script.ts";
import { readQuote } from "../quick-line/read-quote.ts";
import { type Language, LANGUAGES, TEXTS } from "../texts/index.ts";
import { type FrameTable, frameAtTicks } from "../time/frame-table.ts";
import { parseTimeEntry, type TimeEntryContext } from "../time/time-entry.ts";
import { asTicks, TICKS_PER_SECOND, type Ticks } from "../time/ticks.ts";
import { formatTimecode } from "../time/timecode.ts";
import { NameFinder } from "./name-finder.ts";
import type { Pasted, PastePlace } from "./paste-clip.ts";

/** The columns of rows on the clipboard, with the text that heads each, in the order in which they are written. */
const COLUMNS = [
  { id: "in", heading: "log-list.in" },
  { id: "out", heading: "log-list.out" },
  { id: "tags", heading: "log-list.tags" },
  { id: "people", heading: "log-list.people" },
  { id: "quote", heading: "log-list.quote" },
  { id: "translation", heading: "log-list.translation" },
  { id: "note", heading: "log-list.note" },
  { id: "status", heading: "bulk.status" },
] as const;

type Column = (typeof COLUMNS)[number]["id"];

/** Between the names in one cell. */
const BETWEEN = "; ";
const STATUSES = ["draft", "checked", "published"] as const;

/** Annotations as rows of cells with their headings: times as the medium counts them, names in a language. */
export function rowsOfAnnotations(
  document: LogDocument,
  annotations: readonly Annotation[],
  language: Language,
  frames: (medium: string) => FrameTable | undefined,
): string[][] {
  const { tag, person } = document.tables;
  const nameOf = (id: string) => preferredName(person.get(id)?.names ?? [], language) || id;
  const rows = annotations.map((annotation) => {
    const time = timeWriter(document, annotation.medium, frames(annotation.medium));
    const tags = (annotation.tags ?? []).map((id) => {
      const known = tag.get(id);
      return known ? tagLabel(known, language) : id;
    });
    const quotes = annotation.quotes ?? [];
    return [
      time(annotation.start),
      annotation.end === undefined ? "" : time(annotation.end),
      tags.join(BETWEEN),
      (annotation.people ?? []).map(nameOf).join(BETWEEN),
      quotes
        .map(({ speaker, text = "" }) =>
          speaker === undefined ? `“${text}”` : `${nameOf(speaker)}: “${text}”`,
        )
        .join("\n"),
      quotes.map(({ translations }) => translations?.[0]?.text ?? "").join("\n"),
      annotation.note ?? "",
      annotation.status === undefined ? "" : TEXTS[`status.${annotation.status}`][language],
    ];
  });
  return [COLUMNS.map(({ heading }) => TEXTS[heading][language]), ...rows];
}

function timeWriter(
  document: LogDocument,
  medium: string,
  frames: FrameTable | undefined,
): (time: Ticks) => string {
  const record = document.tables.medium.get(medium);
  const counting = record && mediumCounting(record);
  if (counting === undefined || frames === undefined) return clockTime;
  const { rate, dropFrame, startFrame } = counting;
  return (time) => formatTimecode(frameAtTicks(frames, time), rate, dropFrame, startFrame);
}

/** `1:02:03.400`: to the millisecond, which tells any two frames apart. */
function clockTime(time: Ticks): string {
  const milliseconds = Math.round((time / TICKS_PER_SECOND) * 1000);
  const seconds = String(Math.floor(milliseconds / 1000) % 60).padStart(2, "0");
  const minutes = Math.floor(milliseconds / 60_000) % 60;
  const hours = Math.floor(milliseconds / 3_600_000);
  const rest = `${seconds}.${String(milliseconds % 1000).padStart(3, "0")}`;
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, "0")}:${rest}`;
}

/**
 * Takes rows of cells as entries of a medium: those with a heading in either language, in whatever order the columns come, or
 * in our own order without one. A row that cannot be read is left out and named with its number and why; `undefined` where
 * these are no rows of a log at all.
 */
export function pasteRows(
  document: LogDocument,
  rows: readonly (readonly string[])[],
  place: PastePlace & { readonly frames: FrameTable | undefined },
  context: CommandContext,
): Pasted | undefined {
  const times = timesOf(document, place);
  const named = columnsOf(rows[0] ?? []);
  const isHeaded = named.has("in");
  if (!isHeaded && !parseTimeEntry(rows[0]?.[0] ?? "", times).ok) return undefined;
  const columns = isHeaded ? named : new Map(COLUMNS.map(({ id }, at) => [id, at]));
  const names = new NameFinder(document, place.language);
  const entries: AddAnnotation[] = [];
  const statuses: (Status | undefined)[] = [];
  const left: Note[] = [];
  for (const [index, row] of rows.entries()) {
    if ((index === 0 && isHeaded) || row.every((cell) => cell.trim() === "")) continue;
    const cellOf = (column: Column) => (row[columns.get(column) ?? -1] ?? "").trim();
    const span = readSpan(cellOf("in"), cellOf("out"), times);
    const status = readStatus(cellOf("status"));
    const wrong = typeof span === "string" ? span : status === undefined ? "row-status" : undefined;
    if (typeof span === "string" || wrong !== undefined) {
      const text =
        wrong === "row-status" ? cellOf("status") : [cellOf("in"), cellOf("out")].filter(Boolean).join(" – ");
      left.push({ code: wrong ?? "row-time", parameters: { row: index + 1, text: text.slice(0, 60) } });
      continue;
    }
    entries.push({
      medium: place.medium,
      span,
      tags: split(cellOf("tags")).flatMap((label) => names.tagCalled(label) ?? []),
      people: split(cellOf("people")).flatMap((name) => names.personCalled(name) ?? []),
      quotes: readQuotes(cellOf("quote"), cellOf("translation"), names, place.language),
      note: cellOf("note"),
    });
    statuses.push(status);
  }
  const diff = entriesDiff(document, names.made, entries, statuses, context);
  return { diff, count: entries.length, left };
}

function entriesDiff(
  document: LogDocument,
  made: readonly Change[],
  entries: readonly AddAnnotation[],
  statuses: readonly (Status | undefined)[],
  context: CommandContext,
): readonly Change[] {
  if (entries.length === 0) return [];
  const named = applyDiff(document, made);
  if (!named.ok) throw new Error(`new names do not apply: ${named.error.code}`);
  const added = entries.flatMap((entry, at): readonly Change[] => {
    const result = addAnnotation(named.value, entry, context);
    if (!result.ok) throw new Error(`a row that was read is refused: ${result.error.code}`);
    const status = statuses[at];
    return result.value.map((change) =>
      change.op === "insert" && status ? { ...change, record: { ...change.record, status } } : change,
    );
  });
  return [...made, ...added];
}

/** Where which column is, by headings in any language of the app. */
function columnsOf(row: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const [at, cell] of row.entries()) {
    const folded = foldText(cell);
    const column = COLUMNS.find(({ id, heading }) =>
      [id, ...LANGUAGES.map((language) => TEXTS[heading][language])].some(
        (name) => foldText(name) === folded,
      ),
    );
    if (column && folded !== "" && !columns.has(column.id)) columns.set(column.id, at);
  }
  return columns;
}

function timesOf(
  document: LogDocument,
  { medium, frames }: { readonly medium: string; readonly frames: FrameTable | undefined },
): TimeEntryContext {
  const record = document.tables.medium.get(medium);
  const counting = record && mediumCounting(record);
  return {
    frames,
    rate: counting?.rate,
    dropFrame: counting?.dropFrame ?? false,
    startFrame: counting?.startFrame ?? 0,
    playhead: asTicks(0),
  };
}

function readSpan(
  from: string,
  to: string,
  times: TimeEntryContext,
): AddAnnotation["span"] | "row-time" | "row-end" {
  const start = parseTimeEntry(from, times);
  if (!start.ok) return "row-time";
  if (to === "") {
    const { start: at, end } = start.value;
    return end === undefined ? { kind: "moment", start: at } : { kind: "segment", start: at, end };
  }
  // As the end of a range, one past the last frame is the end of the film.
  const range = parseTimeEntry(`${from}-${to}`, times);
  if (range.ok && range.value.end !== undefined)
    return { kind: "segment", start: range.value.start, end: range.value.end };
  return !range.ok && range.error === "end-not-after-start" ? "row-end" : "row-time";
}

/** The status that a cell says in any language; `null` for an empty one, `undefined` for what is none. */
function readStatus(cell: string): Status | undefined {
  if (cell === "") return null;
  const folded = foldText(cell);
  return STATUSES.find((status) =>
    [status, ...LANGUAGES.map((language) => TEXTS[`status.${status}`][language])].some(
      (name) => foldText(name) === folded,
    ),
  );
}

function split(cell: string): readonly string[] {
  return cell
    .split(/[;\n；]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** A quote on each line: `Name: “words”`, or the words alone. Translations stand on the same lines of their own cell. */
function readQuotes(cell: string, translated: string, names: NameFinder, language: string): NewQuote[] {
  const translations = translated.split("\n");
  const lines = cell.split("\n");
  const count = Math.max(cell === "" ? 0 : lines.length, translated === "" ? 0 : translations.length);
  return Array.from({ length: count }, (_, at): NewQuote => {
    const line = (lines[at] ?? "").trim();
    const colon = line.search(/[:：]/u);
    const speaker = colon < 0 ? undefined : names.knownPerson(line.slice(0, colon).trim());
    const said = speaker === undefined ? line : line.slice(colon + 1).trim();
    const text = /^[“"「]/u.test(said) ? readQuote(said, 0).text : said;
    const translation = (translations[at] ?? "").trim();
    const lang = guessLanguage(text);
    const other = text !== "" && lang === language ? (language === "ko" ? "en" : "ko") : language;
    return {
      ...(speaker === undefined ? {} : { speaker }),
      ...(text === "" ? {} : { text, lang }),
      ...(translation === ""
        ? {}
        : { translations: [{ lang: guessLanguage(translation, other), text: translation }] }),
      source: "heard",
    };
  });
}
