import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A medium as a log file has it; `id` and `path` or `url` at the least. */
export type MediumOnDisk = { readonly id: string } & Readonly<Record<string, unknown>>;

/** An entry of a log to be written: of which medium, its time in seconds (a moment without `end`), and its words. */
export type EntryOnDisk = {
  readonly medium: string;
  readonly start: number;
  readonly end?: number;
  /** Words of the article that it is linked to. */
  readonly passage?: string;
};

/**
 * Writes a log of several media, with one tag on the key 1 (`laugh`), one person on Q (Mina Park), and entries whose notes are
 * their medium and place in it. Where entries have passages, `article.md` is the log's article. Answers the log's path.
 */
export async function writeMediaLog(
  folder: string,
  media: readonly MediumOnDisk[],
  entries: readonly EntryOnDisk[] = [],
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "rushes.scenelog.json");
  const log = {
    format: "scenelog",
    version: 1,
    id: "01930000-0000-7000-9000-000000000000",
    title: "Rushes",
    languages: ["en"],
    ...(entries.some(({ passage }) => passage !== undefined)
      ? { articles: [{ id: "article", path: "article.md" }] }
      : {}),
    media,
    people: [{ id: "mina-park", names: [{ text: "Mina Park", lang: "en", kind: "preferred" }], key: "q" }],
    tags: [{ id: "laugh", labels: { en: "laugh" }, colour: "amber", key: "1", kind: "segment" }],
    annotations: entries.map(({ passage, ...entry }, index) => ({
      id: `01930000-0000-7000-8000-${String(index).padStart(12, "0")}`,
      ...entry,
      ...(passage === undefined ? {} : { passages: [{ article: "article", exact: passage }] }),
      note: `${entry.medium} ${index}`,
      created: "2026-01-01T00:00:00.000Z",
      modified: "2026-01-01T00:00:00.000Z",
      author: "test",
    })),
  };
  await writeFile(path, JSON.stringify(log));
  return path;
}
