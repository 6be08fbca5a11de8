import type { Format } from "../format.ts";
import { CSV_COLUMNS, writeCsv } from "./write-csv.ts";

/** The scene log as a table for spreadsheets. It is written, not yet read. */
export const CSV_FORMAT: Format = {
  id: "csv",
  extension: ".csv",
  mediaType: "text/csv",
  sniff: (head) => head.replace(/^\ufeff/, "").startsWith(CSV_COLUMNS.slice(0, 4).join(",")),
  write: writeCsv,
};
