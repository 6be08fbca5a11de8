import { basename, dirname } from "node:path";
import type { Trouble } from "#annotations/host/shapes.ts";

/** The system's code of an error (`ENOENT`), or the empty string. */
export function errorCode(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "string")
    return error.code;
  return "";
}

/** Whether an error says that nothing lies at the path. */
export function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}

const CODES: Readonly<Record<string, string>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EACCES: "no-permission",
  EPERM: "no-permission",
  EROFS: "read-only-place",
  ENOENT: "folder-gone",
  ENOTDIR: "folder-gone",
  EBUSY: "file-busy",
  EISDIR: "not-a-file",
  EIO: "place-unreachable",
  ESTALE: "place-unreachable",
  EHOSTDOWN: "place-unreachable",
  EHOSTUNREACH: "place-unreachable",
  ENETDOWN: "place-unreachable",
  ENETUNREACH: "place-unreachable",
  ENOTCONN: "place-unreachable",
  ECONNRESET: "place-unreachable",
  ETIMEDOUT: "place-unreachable",
  EMFILE: "too-many-files",
  ENFILE: "too-many-files",
};

/** A failed file operation as a trouble: the names of the file and its folder, never the whole path. */
export function fileTrouble(error: unknown, path: string): Trouble {
  const code = errorCode(error);
  return {
    code: CODES[code] ?? "file-failed",
    parameters: { name: basename(path), folder: basename(dirname(path)), reason: code },
  };
}
