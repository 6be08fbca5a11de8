import { join } from "node:path";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { fileTrouble } from "../services/file-layer/file-trouble.ts";
import { createNodeFileLayer } from "../services/file-layer/node-file-layer.ts";
import { createBackups } from "../services/log/backups.ts";
import { systemClock } from "../services/log/clock.ts";
import { replaceLogFile, writeRevision } from "../services/log/log-file.ts";
import { type LogText, parseBytes, readFileBytes } from "../services/log/read-log.ts";
import type { Terminal } from "./terminal.ts";

/** The folder of backups inside the user's data folder, as the app has it. */
const BACKUPS = "backups";

/**
 * Changes the log at a path as the app saves one: a backup first, then all of the new file or nothing of it, and nothing where
 * somebody else wrote the file meanwhile. `change` yields the next document, or `undefined` where there is nothing to do.
 */
export async function changeLogFile(
  { dataFolder, now }: Terminal,
  file: string,
  change: (log: LogText) => LogDocument | undefined,
): Promise<Result<"changed" | "unchanged", Trouble>> {
  const layer = createNodeFileLayer();
  try {
    const path = await layer.realPath(file);
    const read = await readFileBytes(layer, path);
    if (!read.ok) return read;
    if (read.value === undefined) return err({ code: "log-missing", parameters: { name: file } });
    const { bytes, hash, stat } = read.value;
    const log = parseBytes(file, bytes, hash);
    if (!log.ok) return log;
    if (log.value.readOnly) return err(log.value.readOnly);
    const next = change(log.value);
    if (next === undefined) return ok("unchanged");
    const { history } = log.value;
    const clock = { now, monotonicMs: systemClock.monotonicMs };
    await createBackups(layer, join(dataFolder, BACKUPS), path, clock).keep([bytes], history.at(-1) ?? hash);
    const revision = await writeRevision(next, history);
    const replaced = await replaceLogFile(layer, path, revision.pieces, stat);
    if (replaced.ok) return ok("changed");
    if ("parameters" in replaced.error) return err(replaced.error);
    return err({ code: "file-changed", parameters: { name: file } });
  } catch (error) {
    return err(fileTrouble(error, file));
  }
}
