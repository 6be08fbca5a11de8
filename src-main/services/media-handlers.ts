import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { Handlers } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import { fileTrouble } from "./file-layer/file-trouble.ts";
import { kindOfName } from "./files/file-kind.ts";
import { relativePath } from "./files/new-log.ts";
import type { HandlerParts } from "./handlers.ts";
import { logOf, pathOf } from "./lookups.ts";
import { findPlace } from "./media/find-place.ts";
import type { Caller } from "./ports.ts";

/** The calls about all media of a log together. */
export function mediaHandlers(parts: HandlerParts): Pick<Handlers<Caller>, "media.look" | "media.paths"> {
  const { handles, logService } = parts;
  return {
    "media.look": async ({ logId, media }, caller) => {
      const log = logOf(parts, logId, caller);
      const places = [];
      // One after the other: nobody waits for the last of them, and a disk may be slow.
      for (const medium of media) {
        const record = await logService.recordOf(logId, "medium", medium);
        places.push({ medium, place: await findPlace(handles, log.path, record) });
      }
      return { places };
    },
    "media.paths": async ({ logId, handles: wanted }, caller) => {
      const folder = dirname(logOf(parts, logId, caller).path);
      const found = await Promise.all(wanted.map((handle) => filmsAt(pathOf(parts, handle))));
      return { paths: [...new Set(found.flat())].map((path) => relativePath(relative(folder, path))) };
    },
  };
}

/** A film by itself, or the films in a folder, by name; throws where there is none. */
async function filmsAt(path: string): Promise<readonly string[]> {
  if (kindOfName(path) === "video") return [path];
  if (!(await isFolder(path))) throw new HostError("not-a-video", { name: basename(path) });
  const names = (await namesIn(path)).filter((name) => kindOfName(name) === "video" && !name.startsWith("."));
  if (names.length === 0) throw new HostError("folder-no-videos", { name: basename(path) });
  return names.toSorted(new Intl.Collator("en", { numeric: true }).compare).map((name) => join(path, name));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Gone since it was picked: it is told as what it is not.
    return false;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code, parameters } = fileTrouble(error, join(folder, basename(folder)));
    throw new HostError(code, parameters);
  }
}
