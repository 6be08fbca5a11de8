import { setImmediate } from "node:timers/promises";
import type { LogDocument } from "#annotations/document/document.ts";

/** How many annotations a state of a log has, and who made the last change in it; empty where nobody is named. */
export type StateFacts = { readonly annotations: number; readonly author: string };

/** The facts of a document. */
export function factsOfDocument({ tables }: LogDocument): StateFacts {
  let last = { author: "", time: "" };
  const look = (author = "", time = "") => {
    if (time > last.time) last = { author, time };
  };
  for (const { author, modified, created } of tables.annotation.values()) look(author, modified ?? created);
  for (const { author, time } of tables.tombstone.values()) look(author, time);
  return { annotations: tables.annotation.size, author: last.author };
}

/** Lines after which others get their turn: a large file has 100,000. */
const LINES_AT_A_STRETCH = 4_000;

const ANNOTATIONS = '  "annotations": [';
const REMOVED = '  "removed": [';
const END = "  ]";

/**
 * The same facts from the text of a file, read line by line, so that a list of large backups takes no parser and no memory;
 * `undefined` where the file is not laid out as the app writes it.
 */
export async function factsOfText(bytes: Uint8Array): Promise<StateFacts | undefined> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let last = { author: "", time: "" };
  let annotations: number | undefined;
  let section = "";
  let lines = 0;
  for (let begin = 0; begin < text.length; ) {
    const found = text.indexOf(0x0a, begin);
    const end = found < 0 ? text.length : found;
    const isItem = text[begin + 4] === 0x7b;
    if (!isItem) {
      const line = text.toString("utf8", begin, Math.min(end, begin + 40));
      if (line.startsWith(END)) section = "";
      else if (line === ANNOTATIONS || line === REMOVED) section = line;
      if (line === ANNOTATIONS) annotations = 0;
    } else if (section !== "") {
      const line = text.subarray(begin, end);
      if (section === ANNOTATIONS) annotations = (annotations ?? 0) + 1;
      const time =
        section === REMOVED ? textIn(line, "time") : (textIn(line, "modified") ?? textIn(line, "created"));
      if (time !== undefined && time > last.time) last = { author: textIn(line, "author") ?? "", time };
    }
    begin = end + 1;
    if (++lines % LINES_AT_A_STRETCH === 0) await setImmediate();
  }
  return annotations === undefined ? undefined : { annotations, author: last.author };
}

/** The text under a key of a record on one line; the last of that name, since what lies deeper comes before it. */
function textIn(line: Buffer, key: string): string | undefined {
  const mark = `"${key}": "`;
  const at = line.lastIndexOf(mark);
  if (at < 0) return undefined;
  const begin = at + mark.length;
  const end = line.indexOf(0x22, begin);
  return end < 0 ? undefined : line.toString("utf8", begin, end);
}
