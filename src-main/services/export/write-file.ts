import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";

/** Writes a file whole or not at all: a temporary one beside it, fsync, rename. An existing one is replaced. */
export async function writeWhole(path: string, text: string): Promise<Result<null, Trouble>> {
  const temporary = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    const file = await open(temporary, "wx", 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return ok(null);
  } catch (error) {
    await rm(temporary, { force: true });
    return err(fileTrouble(error, path));
  }
}
