import type { Format } from "../format.ts";
import { parseLog } from "./parse-log.ts";
import { serialiseLog } from "./serialise-log.ts";

/** The native file: `<name>.scenelog.json`. */
export const SCENELOG_FORMAT: Format = {
  id: "scenelog",
  extension: ".scenelog.json",
  mediaType: "application/json",
  sniff: (head) => /^\ufeff?\s*\{/.test(head) && /"format"\s*:\s*"scenelog"/.test(head),
  parse: parseLog,
  write: (document) => ({ text: serialiseLog(document), left: [] }),
};
