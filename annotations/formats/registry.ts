import { CSV_FORMAT } from "./csv/index.ts";
import type { Format } from "./format.ts";
import { SCENELOG_FORMAT } from "./scenelog/index.ts";

/** Every format of the app. Adding one is adding a folder and a line here. */
export const FORMATS: readonly Format[] = [SCENELOG_FORMAT, CSV_FORMAT];

/** The format of an id, as the command line and the export menu name it. */
export function formatById(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

/** The first format that recognises the head of a file. */
export function sniffFormat(head: string): Format | undefined {
  return FORMATS.find((format) => format.sniff(head));
}
