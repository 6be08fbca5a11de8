import { basename, dirname } from "node:path";
import type { CallOutput } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import type { Parameters } from "#annotations/host/shapes.ts";
import type { LogService } from "../log/log-api.ts";
import { readFramesFile } from "../media/frames-file.ts";
import type { LogOfWindows } from "../open-logs.ts";
import type { Caller, HostPorts } from "../ports.ts";
import type { Downloads } from "./downloads.ts";
import { writeWhole } from "./write-file.ts";

/** What exporting works with. */
export type ExportParts = {
  readonly ports: HostPorts;
  readonly logService: LogService;
  readonly downloads: Downloads;
};

/** What is to be exported; `stem` is the log's name without its ending. */
export type ExportRequest = {
  readonly logId: string;
  readonly log: LogOfWindows;
  readonly stem: string;
  readonly format: string;
  readonly options: Parameters;
};

/** Writes an export where the host says: to a file picked by the user, or as a download under a URL that works once. */
export async function exportLog(
  { ports, logService, downloads }: ExportParts,
  { logId, log, stem, format, options }: ExportRequest,
  caller: Caller,
): Promise<CallOutput<"export.write">> {
  const language = typeof options["language"] === "string" ? { language: options["language"] } : {};
  const written = await logService.exportText(logId, format, { ...language, frames: await framesOf(log) });
  if (!written.ok) throw new HostError(written.error.code, written.error.parameters);
  const { text, extension, mediaType, left } = written.value;
  const name = `${stem}${extension}`;
  const target = await ports.saveTarget({ name, folder: dirname(log.path) }, caller);
  if (target.kind === "cancelled") return { kind: "cancelled" };
  if (target.kind === "download")
    return { kind: "download", name, url: `/export/${downloads.offer({ name, mediaType, text })}`, left };
  const saved = await writeWhole(target.path, text);
  if (!saved.ok) throw new HostError(saved.error.code, saved.error.parameters);
  return { kind: "written", name: basename(target.path), left };
}

async function framesOf(log: LogOfWindows) {
  const tables = [...log.frames].map(async ([medium, { path, rate }]) => {
    return [medium, { seconds: await readFramesFile(path), rate }] as const;
  });
  return new Map(await Promise.all(tables));
}
