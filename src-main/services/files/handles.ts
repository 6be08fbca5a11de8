import { randomBytes } from "node:crypto";

/**
 * Unguessable names for files of this machine. A window only ever sees the handle; the path stays on this side. The same
 * path has the same handle as long as the app runs.
 */
export type Handles = {
  readonly of: (path: string) => string;
  /** `undefined` for a handle that was never given out. */
  readonly path: (handle: string) => string | undefined;
};

/** Handles of 128 random bits. `random` gives that many bytes. */
export function createHandles(random: (size: number) => Uint8Array = randomBytes): Handles {
  const byPath = new Map<string, string>();
  const byHandle = new Map<string, string>();
  return {
    of: (path) => {
      const known = byPath.get(path);
      if (known !== undefined) return known;
      const handle = Buffer.from(random(16)).toString("base64url");
      byPath.set(path, handle);
      byHandle.set(handle, path);
      return handle;
    },
    path: (handle) => byHandle.get(handle),
  };
}
