import { basename } from "node:path";
import { HostError } from "#annotations/host/dispatch.ts";
import { kindOfName } from "./files/file-kind.ts";
import type { Handles } from "./files/handles.ts";
import type { LogOfWindows, OpenLogs } from "./open-logs.ts";
import type { Caller } from "./ports.ts";

type Known = { readonly handles: Handles };

/** The path of a handle that was given out; throws where it was not. */
export function pathOf({ handles }: Known, handle: string): string {
  const path = handles.path(handle);
  if (path === undefined) throw new HostError("unknown-handle");
  return path;
}

/** The path of a film by its handle; throws where the handle is none of a film. */
export function filmOf(parts: Known, handle: string): string {
  const path = pathOf(parts, handle);
  if (kindOfName(path) !== "video") throw new HostError("not-a-video", { name: basename(path) });
  return path;
}

/** A log that this window has open; throws where it has not. */
export function logOf(
  { openLogs }: { readonly openLogs: OpenLogs },
  logId: string,
  caller: Caller,
): LogOfWindows {
  const log = openLogs.get(logId);
  if (!log?.callers.has(caller.id)) throw new HostError("log-not-open");
  return log;
}
