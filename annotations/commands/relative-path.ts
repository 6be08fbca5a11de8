import { err, ok, type Result } from "../result.ts";
import { type Refusal, refusal } from "./command.ts";

/**
 * A path as the file keeps it: relative to the log, with `/`, in Unicode NFC (macOS gives NFD Korean names; file format,
 * rule 7). Refuses absolute paths and addresses, which a colleague's machine could not follow.
 */
export function relativePath(path: string): Result<string, Refusal> {
  const clean = path.normalize("NFC").replace(/^(\.\/)+/, "");
  if (clean === "" || /^([/\\]|[A-Za-z]:[/\\]|[A-Za-z][A-Za-z0-9+.-]+:\/\/)/.test(clean)) {
    return err(refusal("path-not-relative", { path: fileName(clean) }));
  }
  return ok(clean);
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** The file's name without its ending: what a slug is made from. */
export function fileStem(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}
