import { basename, dirname, join } from "node:path";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { stemOf } from "../files/file-kind.ts";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";
import { replaceLogFile, writeRevision } from "./log-file.ts";

/** So many logs of one name lie beside each other at most. */
const MOST_NAMES = 1000;

/** A path beside a log at which nothing lies: `NAME (2).scenelog.json` and so on. */
export function freePathBeside(layer: FileLayer, path: string): Promise<Result<string, Trouble>> {
  return firstFree(layer, path, (count) => `(${count})`);
}

/** Keeps damaged bytes beside the log they were found in place of, as `NAME (damaged).scenelog.json`; gives the name. */
export async function keepDamaged(
  layer: FileLayer,
  path: string,
  bytes: Uint8Array,
): Promise<Result<string, Trouble>> {
  const free = await firstFree(layer, path, (count) =>
    count === 2 ? "(damaged)" : `(damaged ${count - 1})`,
  );
  if (!free.ok) return free;
  try {
    await layer.writeNew(free.value, [bytes], 0o644);
    await layer.syncFile(free.value);
    await layer.syncFolder(dirname(path));
    return ok(basename(free.value));
  } catch (error) {
    return err(fileTrouble(error, path));
  }
}

async function firstFree(
  layer: FileLayer,
  path: string,
  markOf: (count: number) => string,
): Promise<Result<string, Trouble>> {
  const name = basename(path);
  const stem = stemOf(name);
  try {
    for (let count = 2; count < MOST_NAMES; count++) {
      const free = join(dirname(path), `${stem} ${markOf(count)}${name.slice(stem.length)}`);
      if ((await layer.stat(free)) === undefined) return ok(free);
    }
    return err({ code: "file-busy", parameters: { name, folder: basename(dirname(path)), reason: "" } });
  } catch (error) {
    return err(fileTrouble(error, path));
  }
}

/** Writes a document into a file of its own beside a path that another log has taken; gives the file's name. */
export async function keepBeside(
  layer: FileLayer,
  path: string,
  document: LogDocument,
  history: readonly string[],
): Promise<Result<string, Trouble>> {
  const { pieces } = await writeRevision(document, history);
  for (;;) {
    const free = await freePathBeside(layer, path);
    if (!free.ok) return free;
    const written = await replaceLogFile(layer, free.value, pieces, undefined);
    if (written.ok) return ok(basename(free.value));
    // Else somebody was quicker with that name.
    if ("parameters" in written.error) return err(written.error);
  }
}

/** What users are told of a log that goes on beside its place. */
export function keptBeside(name: string, kept: string): Trouble {
  return { code: "other-log-kept-beside", parameters: { name, kept } };
}
