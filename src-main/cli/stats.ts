import { type Tallied, type TallyBy, tallyAll } from "#annotations/document/statistics.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { csvLine } from "#annotations/formats/csv/csv-cells.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import { ticksToSeconds } from "#annotations/time/ticks.ts";
import { complain, readLog } from "./read-log.ts";
import type { CliCommand, Terminal } from "./terminal.ts";

const BY = { tag: "tag", person: "person", pair: "tag-and-person" } as const satisfies {
  readonly [name: string]: TallyBy;
};

/** A line of the statistics. Seconds: `sum` counts overlaps each time, `union` once. */
type Row = {
  readonly ids: readonly string[];
  readonly name: string;
  readonly annotations: number;
  readonly sumSeconds: number;
  readonly unionSeconds: number;
};

/** `stats FILE --by tag|person|pair --format table|csv|json`: count and time, overlaps counted each time and once. */
export const stats: CliCommand = {
  options: ["by", "format"],
  run: async (terminal, file, { by = "tag", format = "table" }) => {
    if (!isKeyOf(BY, by) || !isKeyOf(WRITERS, format)) return undefined;
    const log = readLog(file);
    if (!log.ok) return complain(terminal, file, log.error);
    const { document } = log.value;
    const rows = tallyAll(document, BY[by]).map((tally) =>
      rowOf(document, tally, by, terminal.texts.language),
    );
    terminal.write(WRITERS[format](rows, terminal));
    return 0;
  },
};

function rowOf(
  document: LogDocument,
  { ids, count, sum, union }: Tallied,
  by: keyof typeof BY,
  language: string,
): Row {
  const tagName = (id: string) => {
    const tag = document.tables.tag.get(id);
    return tag === undefined ? id : tagLabel(tag, language);
  };
  const personName = (id: string) =>
    preferredName(document.tables.person.get(id)?.names ?? [], language) || id;
  const names = ids.map((id, index) =>
    by === "tag" || (by === "pair" && index === 0) ? tagName(id) : personName(id),
  );
  return {
    ids,
    name: names.join(" + "),
    annotations: count,
    sumSeconds: Math.round(ticksToSeconds(sum) * 1000) / 1000,
    unionSeconds: Math.round(ticksToSeconds(union) * 1000) / 1000,
  };
}

const WRITERS = {
  json: (rows: readonly Row[]) => `${JSON.stringify(rows, null, 2)}\n`,
  csv: (rows: readonly Row[]) =>
    [
      ["id", "name", "annotations", "sum_seconds", "union_seconds"],
      ...rows.map((row) => [
        row.ids.join(" "),
        row.name,
        `${row.annotations}`,
        `${row.sumSeconds}`,
        `${row.unionSeconds}`,
      ]),
    ]
      .map(csvLine)
      .join(""),
  table: (rows: readonly Row[], { texts }: Terminal) => {
    const head = [
      texts.t("cli.stats-name"),
      texts.t("cli.annotations"),
      texts.t("cli.stats-sum"),
      texts.t("cli.stats-union"),
    ];
    const lines = rows.map((row) => [
      row.name,
      `${row.annotations}`,
      row.sumSeconds.toFixed(2),
      row.unionSeconds.toFixed(2),
    ]);
    const widths = head.map((cell, column) =>
      Math.max(...[cell, ...lines.map((line) => line[column] ?? "")].map(widthOf)),
    );
    return [head, ...lines]
      .map((line) =>
        line
          .map((cell, column) => pad(cell, widths[column] ?? 0, column > 0))
          .join("  ")
          .trimEnd(),
      )
      .map((line) => `${line}\n`)
      .join("");
  },
};

/** Columns that a text takes in a terminal: Hangul, kana, ideographs and full-width signs take two (Unicode UAX 11). */
function widthOf(text: string): number {
  return [...text].reduce(
    (width, char) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        char,
      )
        ? 2
        : 1),
    0,
  );
}

function pad(text: string, width: number, toTheRight: boolean): string {
  const fill = " ".repeat(Math.max(0, width - widthOf(text)));
  return toTheRight ? fill + text : text + fill;
}

function isKeyOf<Table extends object>(table: Table, key: string): key is string & keyof Table {
  return Object.hasOwn(table, key);
}
