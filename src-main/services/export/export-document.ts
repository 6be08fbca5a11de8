import type { LogDocument } from "#annotations/document/document.ts";
import { formatById } from "#annotations/formats/registry.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { parseFrameRate } from "#annotations/time/frame-rate.ts";
import { measuredFrames } from "#annotations/time/frame-table.ts";
import type { ExportedText, ExportOptions } from "../log/log-api.ts";

/** Writes a document in a format of the registry; `unknown-format` where there is none of that id that can write. */
export function exportDocument(
  document: LogDocument,
  format: string,
  options: ExportOptions,
): Result<ExportedText, Trouble> {
  const found = formatById(format);
  if (!found?.write) return err({ code: "unknown-format", parameters: { format } });
  const { text, left } = found.write(document, {
    ...(options.language === undefined ? {} : { language: options.language }),
    frames: (medium) => {
      const measured = options.frames.get(medium);
      if (!measured || measured.seconds.length === 0) return undefined;
      return measuredFrames(
        measured.seconds,
        measured.rate === null ? undefined : parseFrameRate(measured.rate),
      );
    },
  });
  return ok({ text, left, extension: found.extension, mediaType: found.mediaType });
}
