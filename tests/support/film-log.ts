import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** The id of the film in a log by {@link writeFilmLog}. */
const MEDIUM = "film";

/**
 * Copies a clip into a folder and writes a log beside it, with a moment at every given time (seconds, rising), so that each
 * is a row of the list to jump by. Answers the log's path.
 */
export async function writeFilmLog(folder: string, clip: string, times: readonly number[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  await copyFile(clip, join(folder, basename(clip)));
  const path = join(folder, "film.scenelog.json");
  const annotations = times.map((time, index) => ({
    id: `01930000-0000-7000-8000-${String(index).padStart(12, "0")}`,
    medium: MEDIUM,
    start: Number(time.toFixed(9)),
    created: "2026-01-01T00:00:00.000Z",
    modified: "2026-01-01T00:00:00.000Z",
    author: "test",
  }));
  const log = {
    format: "scenelog",
    version: 1,
    id: "01930000-0000-7000-9000-000000000000",
    title: "Film",
    languages: ["en"],
    media: [{ id: MEDIUM, path: basename(clip) }],
    annotations,
  };
  await writeFile(path, JSON.stringify(log));
  return path;
}
