import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fingerprintOf } from "./fingerprint.ts";
import { runFfmpeg } from "./stand-ins/run-ffmpeg.ts";

/** One small picture of a film, for lists of films. */
export type Stills = {
  /** The path of a film's picture (JPEG); `undefined` where it has none or none can be made on this machine. */
  of(film: string): Promise<string | undefined>;
};

/** Seconds into the film: past the slate's first moment and a fade from black. A shorter film gives its first picture. */
const PLACES = [2, 0];

const WIDTH = 160;

/** Makes the stills in a cache folder, one after the other, so that a long list does not take the machine from the player. */
export function createStills(folder: string, ffmpeg: () => string): Stills {
  const asked = new Map<string, Promise<string | undefined>>();
  let line: Promise<unknown> = Promise.resolve();

  const make = async (film: string): Promise<string | undefined> => {
    try {
      const { size, head, tail } = await fingerprintOf(film);
      const still = join(folder, `${size}-${head.slice(0, 20)}-${tail.slice(0, 20)}.jpg`);
      if (await isThere(still)) return still;
      await mkdir(folder, { recursive: true });
      for (const seconds of PLACES) {
        if (await takeStill(ffmpeg(), film, seconds, still)) return still;
      }
    } catch {
      // The film or the cache cannot be reached: the list shows a sign in the picture's place.
    }
    return undefined;
  };

  return {
    of(film) {
      const running = asked.get(film);
      if (running) return running;
      const still = line.then(() => make(film)).finally(() => asked.delete(film));
      asked.set(film, still);
      line = still;
      return still;
    },
  };
}

async function takeStill(program: string, film: string, seconds: number, still: string): Promise<boolean> {
  const halfway = `${still}.${randomBytes(4).toString("hex")}.jpg`;
  const options = [
    ...["-nostdin", "-v", "error", "-y", "-threads", "1", "-ss", String(seconds), "-i", film, "-an", "-sn"],
    ...["-frames:v", "1", "-vf", `scale=${WIDTH}:-2`, "-q:v", "5", "-update", "1", halfway],
  ];
  try {
    const made = await runFfmpeg(program, options, () => {}, new AbortController().signal);
    if (!made.ok || !(await isThere(halfway))) return false;
    await rename(halfway, still);
    return true;
  } finally {
    await rm(halfway, { force: true });
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).size > 0;
  } catch {
    return false;
  }
}
