import { isFormula } from "../formats/csv/csv-cells.ts";

/**
 * Rows of cells as spreadsheets put them on the clipboard: tabs between cells, a line for each row, and quotation marks around
 * a cell that has either in it. A cell that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function writeCells(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join("\t")}\r\n`).join("");
}

/** A cell that no spreadsheet runs as a formula. */
export function safeCell(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

function writeCell(text: string): string {
  const safe = safeCell(text);
  return /["\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads what {@link writeCells} or a spreadsheet wrote; the apostrophe before a formula is taken off again. */
export function readCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    const { cell, to } = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    row.push(isFormula(cell.slice(1)) && cell.startsWith("'") ? cell.slice(1) : cell);
    const mark = text[to];
    at = to + (text.startsWith("\r\n", to) ? 2 : 1);
    if (mark === "\t" && at < text.length) continue;
    if (mark === "\t") row.push("");
    rows.push(row);
    row = [];
  }
  return rows;
}

type Cell = { readonly cell: string; readonly to: number };

function readPlain(text: string, from: number): Cell {
  const length = text.slice(from).search(/[\t\r\n]/);
  const to = length < 0 ? text.length : from + length;
  return { cell: text.slice(from, to), to };
}

function readQuoted(text: string, from: number): Cell {
  let cell = "";
  let at = from + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    // A mark that is never closed was one of the words.
    if (mark < 0) return readPlain(text, from);
    cell += text.slice(at, mark);
    at = mark + 1;
    if (text[at] !== '"') break;
    cell += '"';
    at++;
  }
  const rest = readPlain(text, at);
  return { cell: cell + rest.cell, to: rest.to };
}
