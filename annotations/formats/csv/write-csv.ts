import { recordsById } from "../../document/access.ts";
import type { LogDocument } from "../../document/document.ts";
import { mediumCounting, recordedFrames } from "../../document/medium-time.ts";
import type { Annotation } from "../../model/annotation.ts";
import { type Person, preferredName } from "../../model/person.ts";
import type { Quote } from "../../model/quote.ts";
import { tagLabel } from "../../model/tag.ts";
import { endOfFrame, type FrameTable, frameAtTicks, frameCount } from "../../time/frame-table.ts";
import { asTicks, formatSeconds, type Ticks } from "../../time/ticks.ts";
import { formatTimecode } from "../../time/timecode.ts";
import type { Note } from "../trouble.ts";
import { csvLine, isFormula } from "./csv-cells.ts";
import { notesOnLoss } from "./loss.ts";

/** How to write. `frames` gives measured frame tables by medium id; without one, the record's rate and duration serve. */
export type CsvOptions = {
  /** Language of names and tag labels, `en` unless told. */
  readonly language?: string;
  readonly frames?: (medium: string) => FrameTable | undefined;
};

/** A scene log as CSV text, and what it could not carry or leaves out on purpose, as codes with counts. */
export type WrittenCsv = { readonly text: string; readonly left: readonly Note[] };

/** The first line. The names are the same in every language, so that the file can be read back. */
export const CSV_COLUMNS = [
  "id",
  "medium",
  "in",
  "out",
  "duration",
  "timecode in",
  "timecode out",
  "tags",
  "people",
  "quotes",
  "note",
  "status",
  "rating",
] as const;

/**
 * The scene log as CSV (RFC 4180; UTF-8 with BOM, CRLF): ids, times in seconds, timecodes, tags, people with characters,
 * quotes, note. Ends are exclusive; a moment has neither end nor duration. A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front. Internal annotations stay out.
 */
export function writeCsv(document: LogDocument, options: CsvOptions = {}): WrittenCsv {
  const row = rowWriter(document, options);
  const shown = [...document.order.from(0)].filter((annotation) => !annotation.internal);
  const rows = shown.map(row);
  const text = [CSV_COLUMNS, ...rows].map(csvLine).join("");
  const formulas = rows.flat().filter(isFormula).length;
  const apostrophes = formulas === 0 ? [] : [{ code: "apostrophes", parameters: { count: formulas } }];
  return { text: `\ufeff${text}`, left: [...notesOnLoss(document, shown), ...apostrophes] };
}

function rowWriter(document: LogDocument, options: CsvOptions): (annotation: Annotation) => string[] {
  const language = options.language ?? "en";
  const labels = labelWriters(document, options);
  const { tag, person } = document.tables;
  const nameOf = (id: string) => {
    const found = person.get(id);
    return found === undefined ? id : nameWithCharacter(found, language);
  };
  return (annotation) => {
    const { id, medium, start, end, note, status, rating } = annotation;
    const label = labels.get(medium);
    const tags = (annotation.tags ?? []).map((name) => {
      const found = tag.get(name);
      return found === undefined ? name : tagLabel(found, language);
    });
    return [
      id,
      medium,
      formatSeconds(start),
      end === undefined ? "" : formatSeconds(end),
      end === undefined ? "" : formatSeconds(asTicks(end - start)),
      label?.(start) ?? "",
      end === undefined ? "" : (label?.(end) ?? ""),
      tags.join("; "),
      (annotation.people ?? []).map(nameOf).join("; "),
      (annotation.quotes ?? []).map((quote) => quoteText(quote, nameOf)).join(" | "),
      note ?? "",
      status ?? "",
      rating === undefined ? "" : `${rating}`,
    ];
  };
}

/** For each medium that counts frames, what writes a time as its timecode. */
function labelWriters(document: LogDocument, options: CsvOptions): Map<string, (ticks: Ticks) => string> {
  const writers = new Map<string, (ticks: Ticks) => string>();
  for (const medium of recordsById(document, "medium")) {
    const counting = mediumCounting(medium);
    const frames = options.frames?.(medium.id) ?? recordedFrames(medium);
    if (counting === undefined || frames === undefined) continue;
    const { rate, dropFrame, startFrame } = counting;
    const last = frameCount(frames) - 1;
    writers.set(medium.id, (ticks) => {
      const frame = ticks >= endOfFrame(frames, last) ? last + 1 : frameAtTicks(frames, ticks);
      return formatTimecode(frame, rate, dropFrame, startFrame);
    });
  }
  return writers;
}

/** `Park Seo Joon (Park Sae Ro Yi)`. Wrong spellings are never written; who has no other is named by the id. */
function nameWithCharacter(person: Person, language: string): string {
  const name = preferredName(person.names, language) || person.id;
  const character = person.character === undefined ? "" : preferredName(person.character.names, language);
  return character === "" ? name : `${name} (${character})`;
}

/** `Park Seo Joon (Park Sae Ro Yi): "원문" [en: translation]`. */
function quoteText(quote: Quote, nameOf: (id: string) => string): string {
  const words = quote.text === undefined ? [] : [`"${quote.text}"`];
  const translations = (quote.translations ?? []).map(({ lang, text }) => `[${lang}: ${text}]`);
  const said = [...words, ...translations].join(" ");
  return quote.speaker === undefined ? said : `${nameOf(quote.speaker)}: ${said}`;
}
