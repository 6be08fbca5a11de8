import { open } from "node:fs/promises";
import { basename } from "node:path";
import { recordsById } from "#annotations/document/access.ts";
import { writeDesk } from "#annotations/formats/desk/write-desk.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import type { Handlers } from "#annotations/host/contract.ts";
import { stemOf } from "./files/file-kind.ts";
import { readOpenRequest } from "./files/open-request.ts";
import { logOf } from "./lookups.ts";
import type { OpenLogs } from "./open-logs.ts";
import type { Caller } from "./ports.ts";
import type { SettingsPort } from "./settings/settings-port.ts";

/** What the handler works with. */
type LastDeskParts = {
  readonly settings: Pick<SettingsPort, "recents">;
  readonly openLogs: OpenLogs;
  readonly newId: () => string;
};

/** So much of a log is read at most: cast and tags stand before the annotations. */
const MOST_HEAD_BYTES = 4_000_000;
/** So many logs are looked into, the latest first. */
const MOST_LOGS = 10;

/** The call for the cast and the vocabulary of the log that was open last before this one. */
export function lastDeskHandlers(parts: LastDeskParts): Pick<Handlers<Caller>, "desk.last"> {
  const { settings, newId } = parts;
  return {
    "desk.last": async ({ logId }, caller) => {
      const { path: own } = logOf(parts, logId, caller);
      for (const { path } of settings.recents().slice(0, MOST_LOGS)) {
        const request = await readOpenRequest(path, { newId });
        if (!request.ok || request.value.kind !== "log") continue;
        const log = request.value.path;
        if (log === own || request.value.newText !== undefined) continue;
        const text = await deskOf(log);
        if (text !== undefined) return { desk: { name: stemOf(basename(log)), text } };
      }
      return { desk: null };
    },
  };
}

/** The cast and vocabulary of a log as a desk file has them; `undefined` where it has none, or cannot be read. */
async function deskOf(path: string): Promise<string | undefined> {
  const parsed = parseLog(headOf(await readStart(path)));
  if (!parsed.ok) return undefined;
  const people = recordsById(parsed.value.document, "person");
  const tags = recordsById(parsed.value.document, "tag");
  return people.length + tags.length === 0 ? undefined : writeDesk({ people, tags });
}

/** The text of a log without its annotations, where it has its own layout (file format, rule 1). */
function headOf(text: string): string {
  const end = text.indexOf('\n  "annotations": [');
  return end < 0 ? text : `${text.slice(0, end).replace(/,\s*$/u, "")}\n}\n`;
}

async function readStart(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(MOST_HEAD_BYTES), 0, MOST_HEAD_BYTES, 0);
      return buffer.toString("utf8", 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    // Gone, or on a disk that is not there now: there is nothing to offer from it.
    return "";
  }
}
