import { realpath } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";

/** Whether `path` is `folder` or lies below it; both absolute and without symbolic links. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/**
 * The real path of a relative name below a folder; `undefined` where it is not there, or leads out of the folder, by `..`
 * or by a symbolic link.
 */
export async function resolveInside(folder: string, name: string): Promise<string | undefined> {
  if (isAbsolute(name) || name.includes("\0")) return undefined;
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, name));
    return isInside(root, path) ? path : undefined;
  } catch {
    // Missing or not to be reached: for the caller the same as not there.
    return undefined;
  }
}
