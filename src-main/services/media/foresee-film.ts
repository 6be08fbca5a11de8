import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { kindOfName } from "../files/file-kind.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { locateMedium } from "./locate.ts";
import type { MediumReader } from "./medium-facts.ts";

/** A log larger than this takes longer to read twice than is won by it. */
const MOST_LOG_BYTES = 1024 * 1024;

const traceSchema = z.object({
  path: z.string(),
  fingerprint: z.object({ size: z.number(), head: z.string(), tail: z.string() }).optional(),
});
const logSchema = z.object({ media: z.tuple([traceSchema], z.unknown()) });

/**
 * Starts to probe the film that opening a path (absolute; a log or a film) will ask for, so that the answer is there or on
 * its way when a window does ask, after its page has been loaded. A guess: where it cannot tell or read, nothing happens,
 * and whoever asks for the film hears why.
 */
export async function foreseeFilm(
  reader: Pick<MediumReader, "probes" | "ffprobe">,
  path: string,
): Promise<void> {
  try {
    const film = kindOfName(path) === "video" ? path : await filmOfLog(path);
    if (film !== undefined) await reader.probes.probe(reader.ffprobe(), film, await fingerprintOf(film));
  } catch {
    // No log, no film, or no way to read them: for the opening itself to say.
  }
}

/** The first film of a log's file, which is the one that a window puts into its player. */
async function filmOfLog(path: string): Promise<string | undefined> {
  if (kindOfName(path) !== "log" || (await stat(path)).size > MOST_LOG_BYTES) return undefined;
  const log = logSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  const trace = log.data?.media[0];
  return trace !== undefined && kindOfName(trace.path) === "video"
    ? locateMedium(dirname(path), trace)
    : undefined;
}
