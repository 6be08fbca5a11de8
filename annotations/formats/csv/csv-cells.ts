/** What makes a spreadsheet run a cell as a formula: = + - @ TAB CR, and the full-width signs that some fold to them. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** Whether a spreadsheet would take a text for a formula. */
export function isFormula(cell: string): boolean {
  return FORMULA.test(cell);
}

/** One record of a CSV file with its CRLF (RFC 4180, section 2); formulas are disarmed by an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(text: string): string {
  const safe = isFormula(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
