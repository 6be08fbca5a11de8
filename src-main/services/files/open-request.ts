import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { namedVideo } from "../article/named-video.ts";
import { type ArticleFile, articleTitle, readArticle, readHead } from "../article/read-article.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";
import { isCopyName } from "./copy-names.ts";
import { type FileKind, kindOfContent, kindOfName, LOG_SUFFIX, stemOf } from "./file-kind.ts";
import { resolveInside } from "./inside.ts";
import { newLogText } from "./new-log.ts";

/**
 * What opening a path comes to. `log`: the log at `path`, made of `newText` where there is no file. `choose-video`: it has
 * to be asked which of the videos belongs to the article; `named` is the one that the article names and that is not there.
 */
export type OpenRequest =
  | { readonly kind: "log"; readonly path: string; readonly newText?: string }
  | { readonly kind: "choose-video"; readonly named: string | null; readonly candidates: readonly string[] };

/** What the caller knows: the answer to an earlier `choose-video`, where `null` stands for "none of them". */
export type OpenOptions = { readonly video?: string | null | undefined; readonly newId: () => string };

const HEAD_BYTES = 4096;

/** Finds out what an article, a video, a log, or a folder with them opens (absolute path). */
export async function readOpenRequest(
  path: string,
  options: OpenOptions,
): Promise<Result<OpenRequest, Trouble>> {
  const kind = await kindOf(path);
  if (!kind.ok) return kind;
  switch (kind.value) {
    case "log":
      return ok({ kind: "log", path });
    case "folder":
      return openFolder(path, options);
    case "article":
      return openArticle(path, options);
    case "video":
      return openVideo(path, options);
    case "unknown":
      return err({ code: "unknown-file", parameters: { name: basename(path) } });
  }
}

async function kindOf(path: string): Promise<Result<FileKind, Trouble>> {
  try {
    if ((await stat(path)).isDirectory()) return ok("folder");
    const byName = kindOfName(basename(path));
    return ok(
      byName === "unknown" ? kindOfContent(basename(path), await readHead(path, HEAD_BYTES)) : byName,
    );
  } catch (error) {
    const trouble = fileTrouble(error, path);
    const name = basename(path);
    return err(trouble.code === "folder-gone" ? { code: "file-missing", parameters: { name } } : trouble);
  }
}

async function openFolder(folder: string, options: OpenOptions): Promise<Result<OpenRequest, Trouble>> {
  const names = await namesIn(folder);
  if (!names.ok) return names;
  const of = (kind: FileKind) => names.value.filter((name) => kindOfName(name) === kind);
  const name = basename(folder);
  const [allLogs, articles, videos] = [of("log"), of("article"), of("video")];
  // What a sync service made beside a log is offered for merging once that is open.
  const logs = allLogs.filter((log) => !allLogs.some((other) => other !== log && isCopyName(other, log)));
  const [onlyLog] = logs;
  if (onlyLog !== undefined && logs.length === 1) return ok({ kind: "log", path: join(folder, onlyLog) });
  if (logs.length > 1) return err({ code: "folder-many-logs", parameters: { name, count: logs.length } });
  const texts = articles.filter((article) => !/^(readme|licen[cs]e|changelog)\b/i.test(article));
  const [onlyArticle] = texts.length > 0 ? texts : articles;
  if (texts.length > 1)
    return err({ code: "folder-many-articles", parameters: { name, count: texts.length } });
  if (onlyArticle !== undefined) return openArticle(join(folder, onlyArticle), options);
  const [onlyVideo] = videos;
  if (onlyVideo !== undefined && videos.length === 1) return openVideo(join(folder, onlyVideo), options);
  if (videos.length > 1)
    return err({ code: "folder-many-videos", parameters: { name, count: videos.length } });
  return err({ code: "folder-empty", parameters: { name } });
}

async function openArticle(path: string, options: OpenOptions): Promise<Result<OpenRequest, Trouble>> {
  const log = logBeside(path);
  if (await isFile(log)) return ok({ kind: "log", path: log });
  const article = await readArticle(path);
  if (!article.ok) return article;
  if (options.video !== undefined) return newLog(path, article.value, options.video ?? undefined, options);
  const folder = dirname(path);
  const named = namedVideo(article.value) ?? null;
  const found = named === null ? undefined : await findNamed(folder, named);
  if (found !== undefined) return newLog(path, article.value, found, options);
  const names = await namesIn(folder);
  if (!names.ok) return names;
  const videos = names.value.filter((name) => kindOfName(name) === "video").map((name) => join(folder, name));
  const [only] = videos;
  if (named === null && videos.length === 0) return newLog(path, article.value, undefined, options);
  if (named === null && videos.length === 1) return newLog(path, article.value, only, options);
  return ok({ kind: "choose-video", named, candidates: videos });
}

/** The video's own log, else a new one beside it. */
async function openVideo(path: string, options: OpenOptions): Promise<Result<OpenRequest, Trouble>> {
  const log = logBeside(path);
  if (await isFile(log)) return ok({ kind: "log", path: log });
  return ok({ kind: "log", path: log, newText: newLogText({ id: options.newId(), video: basename(path) }) });
}

function newLog(
  path: string,
  article: ArticleFile,
  video: string | undefined,
  { newId }: OpenOptions,
): Result<OpenRequest, Trouble> {
  const folder = dirname(path);
  const newText = newLogText({
    id: newId(),
    article: { path: basename(path), title: articleTitle(article) },
    video: video === undefined ? undefined : relative(folder, video),
  });
  return ok({ kind: "log", path: logBeside(path), newText });
}

/** Where the log of an article or video lies: beside it, under its name. */
export function logBeside(path: string): string {
  return join(dirname(path), `${stemOf(basename(path))}${LOG_SUFFIX}`);
}

/** A named video in or below the article's folder; names are compared in NFC, for macOS gives them in NFD. */
async function findNamed(folder: string, named: string): Promise<string | undefined> {
  const path = await resolveInside(folder, named);
  if (path !== undefined) return join(folder, named);
  const names = await namesIn(dirname(join(folder, named)));
  const wanted = basename(named).normalize("NFC");
  const same = names.ok ? names.value.find((name) => name.normalize("NFC") === wanted) : undefined;
  return same !== undefined && (await resolveInside(folder, join(dirname(named), same))) !== undefined
    ? join(folder, dirname(named), same)
    : undefined;
}

async function namesIn(folder: string): Promise<Result<string[], Trouble>> {
  try {
    return ok((await readdir(folder)).filter((name) => !name.startsWith(".")).sort());
  } catch (error) {
    return err(fileTrouble(error, join(folder, basename(folder))));
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    // Not there, or not to be reached: a new one is tried then, and fails by name.
    return false;
  }
}
