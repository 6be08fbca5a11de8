import { dirname } from "node:path";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";
import { writeRevision } from "./log-file.ts";

/** The system's reason where something lies at the path already. */
export const EXISTS = "EEXIST";

/**
 * Writes a document to a new file, never over one: where something is there already the trouble's reason is
 * {@link EXISTS}. Durable when it has resolved.
 */
export async function writeNewLog(
  layer: FileLayer,
  path: string,
  document: LogDocument,
  history: readonly string[],
): Promise<Result<null, Trouble>> {
  try {
    const { pieces } = await writeRevision(document, history);
    await layer.writeNew(path, pieces, 0o644);
    await layer.syncFile(path);
    await layer.syncFolder(dirname(await layer.realPath(path)));
    return ok(null);
  } catch (error) {
    return err(fileTrouble(error, path));
  }
}
