import { basename, dirname } from "node:path";
import type { FilmFile, MediumPlace } from "#annotations/host/shapes.ts";
import { kindOfName, mediaType } from "../files/file-kind.ts";
import type { Handles } from "../files/handles.ts";
import { locateMedium, type MediumTrace } from "./locate.ts";

/** A film's file (absolute path) as a window reaches it. */
export function placeOf(handles: Handles, path: string): FilmFile {
  const handle = handles.of(path);
  return { kind: "found", handle, url: `/media/${handle}`, type: mediaType(path), name: basename(path) };
}

/**
 * Where a medium of the log at a path (absolute) lies: its file, a link where that is all there is, else that it is missing.
 * Nothing of the file is read.
 */
export async function findPlace(
  handles: Handles,
  logPath: string,
  record: (MediumTrace & { readonly url?: string | undefined }) | undefined,
): Promise<MediumPlace> {
  const { path, url } = record ?? {};
  const found =
    record !== undefined && path !== undefined && kindOfName(path) === "video"
      ? await locateMedium(dirname(logPath), record)
      : undefined;
  if (found !== undefined) return placeOf(handles, found);
  if (path === undefined && url !== undefined) return { kind: "link", url };
  return { kind: "missing", name: basename(path ?? "") };
}
