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
 * Finds out ahead which film the opening of a path (absolute; a log or a film) will ask for, and starts to probe it, so that
 * the answers are there or on their way when a window asks, after its page has been loaded. A guess: where it cannot tell
 * or read, nothing happens, and whoever asks for the film hears why.
 */
export type Foresight = {
  readonly foresee: (path: string) => void;
  /** The film of a foreseen path, once; `undefined` where it was not foreseen, or there is none. */
  readonly filmOf: (path: string) => Promise<string | undefined>;
};

/** Makes the foresight. */
export function createForesight(reader: Pick<MediumReader, "probes" | "ffprobe">): Foresight {
  const films = new Map<string, Promise<string | undefined>>();
  return {
    foresee: (path) => {
      const film = findFilm(path);
      films.set(path, film);
      void probeFilm(reader, film);
    },
    filmOf: async (path) => {
      const film = await films.get(path);
      films.delete(path);
      return film;
    },
  };
}

async function findFilm(path: string): Promise<string | undefined> {
  try {
    if (kindOfName(path) !== "video") return await filmOfLog(path);
    return (await stat(path)).isFile() ? path : undefined;
  } catch {
    // No log, or no way to read it: for the opening itself to say.
    return undefined;
  }
}

async function probeFilm(
  reader: Pick<MediumReader, "probes" | "ffprobe">,
  found: Promise<string | undefined>,
): Promise<void> {
  try {
    const film = await found;
    if (film !== undefined) await reader.probes.probe(reader.ffprobe(), film, await fingerprintOf(film));
  } catch {
    // No film, or no way to read it: for whoever asks for its facts.
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
