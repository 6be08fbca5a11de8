import { stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { Handlers } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import type { MediumFacts, Trouble } from "#annotations/host/shapes.ts";
import type { Result } from "#annotations/result.ts";
import { pasteArticle } from "./article/paste-article.ts";
import { readArticle } from "./article/read-article.ts";
import { textFileHandlers } from "./text-file-handlers.ts";
import { laneHandlers } from "./media-lane-handlers.ts";
import { mediaHandlers } from "./media-handlers.ts";
import { standInHandlers } from "./stand-in-handlers.ts";
import type { Diagnostics } from "./diagnostics/diagnostics.ts";
import { fileTrouble } from "./file-layer/file-trouble.ts";
import { kindOfName, stemOf } from "./files/file-kind.ts";
import { relativePath } from "./files/new-log.ts";
import { readOpenRequest } from "./files/open-request.ts";
import type { Roots } from "./files/roots.ts";
import { resolveInside } from "./files/inside.ts";
import { exportLog } from "./export/export-log.ts";
import { deskFileHandlers } from "./desk-file-handlers.ts";
import { lastDeskHandlers } from "./last-desk.ts";
import { filmOf, logOf, pathOf } from "./lookups.ts";
import type { Foresight } from "./media/foresee-film.ts";
import type { Lanes } from "./media/lanes/lanes.ts";
import { findPlace, placeOf } from "./media/find-place.ts";
import { type MediumReader, readMediumFacts } from "./media/medium-facts.ts";
import type { OnProgress } from "./media/probe-cache.ts";
import type { OpenAhead } from "./open-ahead.ts";
import type { LogOfWindows } from "./open-logs.ts";
import type { OpenMarks } from "./open-marks.ts";
import type { Caller, HostPorts } from "./ports.ts";
import type { ByteSources } from "./serve-bytes.ts";
import type { SettingsPort } from "./settings/settings-port.ts";

/** What the handlers work with. */
export type HandlerParts = ByteSources & {
  readonly ports: HostPorts;
  readonly settings: SettingsPort;
  readonly diagnostics: Diagnostics;
  readonly medium: MediumReader;
  readonly lanes: Lanes;
  readonly foresight: Foresight;
  readonly openAhead: OpenAhead;
  readonly roots: Roots;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly marks: OpenMarks;
  readonly release: (caller: Caller) => Promise<void>;
};

/** The whole contract, answered. Foreseen failures are thrown as `HostError`, which `dispatch()` turns into an answer. */
export function createHandlers(parts: HandlerParts): Handlers<Caller> {
  return {
    ...appHandlers(parts),
    ...fileHandlers(parts),
    ...logHandlers(parts),
    ...contentHandlers(parts),
    ...mediaHandlers(parts),
    ...backupHandlers(parts),
    ...copyHandlers(parts),
    ...standInHandlers(parts),
    ...textFileHandlers(parts),
    ...laneHandlers(parts),
    ...lastDeskHandlers(parts),
    ...deskFileHandlers(parts),
  };
}

type Some<Names extends keyof Handlers<Caller>> = Pick<Handlers<Caller>, Names>;

function appHandlers(
  parts: HandlerParts,
): Some<
  "app.start" | "settings.set" | "recent.list" | "diagnostics.note" | "diagnostics.report" | "window.closable"
> {
  const { ports, settings, diagnostics, handles, marks, now, release } = parts;
  return {
    "app.start": async (_input, caller) => {
      // A page that starts again has lost whatever the one before it had open.
      await release(caller);
      const current = settings.get();
      const open = ports.openAtStart(caller);
      const film = open === null ? undefined : await parts.foresight.filmOf(open);
      return {
        host: ports.host,
        version: ports.version,
        platform: ports.platform,
        language: languageOf({ settings, ports }),
        author: current.author === "" ? ports.systemAuthor() : current.author,
        settings: current,
        open: open === null ? null : handles.of(open),
        film: film === undefined ? null : placeOf(handles, film),
      };
    },
    "settings.set": async ({ patch }) => settings.set(patch),
    "recent.list": async () => {
      const unfinished = await marks.unfinished();
      const items = settings.recents().map(async ({ path, openedAt }) => ({
        handle: handles.of(path),
        name: basename(path),
        folder: basename(dirname(path)),
        openedAt,
        missing: !(await exists(path)),
        unfinished: unfinished.has(path),
      }));
      return { items: await Promise.all(items) };
    },
    "diagnostics.note": async ({ code, parameters, stack }) => {
      const words = stack === undefined ? [] : [stack];
      diagnostics.note({ code, parameters: { ...parameters, at: now().toISOString() }, words });
      return {};
    },
    "diagnostics.report": async (ticked) => ({ text: diagnostics.report(ticked) }),
    "window.closable": async (_input, caller) => {
      ports.closable(caller);
      return {};
    },
  };
}

function fileHandlers(
  parts: HandlerParts,
): Some<"files.pick" | "files.list" | "files.match" | "article.paste" | "log.readShared"> {
  const { ports, handles, roots, logService } = parts;
  return {
    "files.pick": async ({ purpose }, caller) => {
      const picked = await ports.pick(purpose, caller);
      if (picked.kind !== "picked") return picked;
      const others = (picked.others ?? []).map(handles.of);
      const first = { handle: handles.of(picked.path), name: basename(picked.path) };
      return { kind: "picked", ...first, ...(others.length === 0 ? {} : { others }) };
    },
    "files.list": async ({ folder }) => {
      const listed = await roots.list(folder === null ? null : pathOf(parts, folder));
      if (!listed) throw new HostError("outside-the-folders");
      return { entries: listed.map(({ path, name, kind }) => ({ handle: handles.of(path), name, kind })) };
    },
    "files.match": async (dropped) => {
      const path = await roots.match(dropped);
      return { handle: path === undefined ? null : handles.of(path) };
    },
    "article.paste": async ({ folder, text }) => {
      return { handle: handles.of(valueOf(await pasteArticle(pathOf(parts, folder), text))) };
    },
    "log.readShared": async ({ handle }) => {
      const path = pathOf(parts, handle);
      valueOf(await logService.check(path));
      return { name: basename(path), url: `/log/shared/${handle}` };
    },
  };
}

function logHandlers(
  parts: HandlerParts,
): Some<"log.open" | "log.rescue" | "log.submit" | "log.flush" | "log.putAside" | "log.close"> {
  const { ports, handles, openLogs, logService, settings, now, newId } = parts;
  return {
    "log.open": async ({ handle, video }, caller) => {
      const path = pathOf(parts, handle);
      const answer = video === undefined ? {} : { video: video === null ? null : pathOf(parts, video) };
      const request = valueOf(await readOpenRequest(path, { newId, ...answer }));
      if (request.kind === "choose-video") {
        const candidates = request.candidates.map((found) => ({
          handle: handles.of(found),
          name: basename(found),
        }));
        return { kind: "choose-video", named: request.named, candidates };
      }
      const held = await parts.openAhead.take(path);
      const opened = valueOf(await logService.open(held?.opened.path ?? request.path, request.newText));
      held?.release();
      const { logId, name, readOnly, film, state, fileHash } = opened;
      const { recovery, created, notices } = held?.opened ?? opened;
      const having = openLogs.get(logId);
      // Electron brings the window to the front that has the log; browser tabs may share one.
      if (having && (ports.host === "electron" || having.callers.has(caller.id))) {
        await logService.close(logId);
        return { kind: "already-open", logId };
      }
      openLogs.add(opened, caller);
      for (const notice of notices) ports.notify(caller, "app.trouble", notice);
      parts.marks.opened(logId, path);
      settings.addRecent({ path, openedAt: now().toISOString() });
      const textUrl = `/log/${logId}`;
      const text = { textUrl, fileHash };
      return { kind: "opened", logId, name, ...text, film, readOnly, recovery, created, state };
    },
    "log.rescue": async ({ handle }) => {
      const request = valueOf(await readOpenRequest(pathOf(parts, handle), { newId }));
      if (request.kind !== "log")
        throw new HostError("nothing-to-recover", { name: basename(pathOf(parts, handle)) });
      const { path, losses, ...rescued } = valueOf(await logService.rescue(request.path));
      return { ...rescued, handle: handles.of(path), name: basename(path), losses: [...losses] };
    },
    "log.submit": async (submission, caller) => {
      logOf(parts, submission.logId, caller).clients.set(submission.clientId, caller.id);
      return valueOf(await logService.submit(submission));
    },
    "log.flush": async ({ logId }, caller) => {
      logOf(parts, logId, caller);
      return valueOf(await logService.flush(logId));
    },
    "log.putAside": async ({ logId }, caller) => {
      logOf(parts, logId, caller);
      return { kept: valueOf(await logService.putAside(logId)) };
    },
    "log.close": async ({ logId }, caller) => {
      logOf(parts, logId, caller);
      openLogs.remove(logId, caller);
      const closed = await logService.close(logId);
      if (!openLogs.get(logId)) parts.marks.closed(logId);
      return { state: valueOf(closed) };
    },
  };
}

function contentHandlers(
  parts: HandlerParts,
): Some<"article.read" | "medium.open" | "medium.read" | "medium.relink" | "export.write"> {
  const { handles, logService } = parts;
  return {
    "article.read": async ({ logId, article }, caller) => {
      const { path: logPath } = logOf(parts, logId, caller);
      const record = await logService.recordOf(logId, "article", article);
      const name = record?.path ?? "";
      // A log from somewhere else must not make this machine read what lies outside its folder.
      const path = kindOfName(name) === "article" ? await resolveInside(dirname(logPath), name) : undefined;
      if (path === undefined) throw new HostError("article-missing", { name: basename(name) });
      const read = valueOf(await readArticle(path));
      return { ...read, imageBase: `/article/${handles.of(path)}/` };
    },
    "medium.open": async ({ logId, medium }, caller) => {
      const log = logOf(parts, logId, caller);
      return findPlace(handles, log.path, await logService.recordOf(logId, "medium", medium));
    },
    "medium.read": async ({ logId, medium, handle }, caller) => {
      const tell = inSteps((share) => parts.ports.notify(caller, "medium.progress", { handle, share }));
      return factsOf(parts, logOf(parts, logId, caller), medium, filmOf(parts, handle), caller, tell);
    },
    "medium.relink": async ({ logId, handle }, caller) => {
      const log = logOf(parts, logId, caller);
      const path = filmOf(parts, handle);
      return { path: relativePath(relative(dirname(log.path), path)), place: placeOf(handles, path) };
    },
    "export.write": async ({ logId, format, options }, caller) => {
      const log = logOf(parts, logId, caller);
      return exportLog(parts, { logId, log, stem: stemOf(log.name), format, options }, caller);
    },
  };
}

function backupHandlers(
  parts: HandlerParts,
): Some<"backup.list" | "backup.facts" | "backup.look" | "backup.rows"> {
  const { logService } = parts;
  return {
    "backup.list": async ({ logId }, caller) => {
      logOf(parts, logId, caller);
      return { items: [...valueOf(await logService.backups(logId))] };
    },
    "backup.facts": async ({ logId, backup }, caller) => {
      logOf(parts, logId, caller);
      return valueOf(await logService.backupFacts(logId, backup));
    },
    "backup.look": async ({ logId, backup }, caller) => {
      logOf(parts, logId, caller);
      const look = valueOf(await logService.lookAtBackup(logId, backup, languageOf(parts)));
      const below = `/log/${logId}/restore/${encodeURIComponent(backup)}`;
      return { ...look, restoreUrls: { all: `${below}/all`, missing: `${below}/missing` } };
    },
    "backup.rows": async ({ logId, backup, ...asked }, caller) => {
      logOf(parts, logId, caller);
      return valueOf(await logService.backupRows(logId, backup, asked));
    },
  };
}

function copyHandlers(parts: HandlerParts): Some<"copy.list" | "copy.settle"> {
  const { logService, handles } = parts;
  return {
    "copy.list": async ({ logId }, caller) => {
      logOf(parts, logId, caller);
      const found = valueOf(await logService.copiesBeside(logId, languageOf(parts)));
      return { items: found.map(({ path, ...copy }) => ({ ...copy, handle: handles.of(path) })) };
    },
    "copy.settle": async ({ logId, handle }, caller) => {
      logOf(parts, logId, caller);
      valueOf(await logService.settleCopy(pathOf(parts, handle)));
      return {};
    },
  };
}

/** The language that the windows speak. */
function languageOf({ settings, ports }: Pick<HandlerParts, "settings" | "ports">): "en" | "ko" {
  const { language } = settings.get();
  return language === "system" ? ports.systemLanguage() : language;
}

/** Passes on how far something has come, a hundredth at a time at the least. */
function inSteps(tell: OnProgress): OnProgress {
  let told = 0;
  return (share) => {
    if (share - told < 0.01) return;
    told = share;
    tell(share);
  };
}

async function factsOf(
  parts: HandlerParts,
  log: LogOfWindows,
  medium: string,
  path: string,
  caller: Caller,
  onProgress: OnProgress,
): Promise<MediumFacts> {
  try {
    const { facts, probe } = await readMediumFacts(parts.medium, path, caller.id, onProgress);
    if (probe?.framesPath) log.frames.set(medium, { path: probe.framesPath, rate: probe.facts.rate });
    return facts;
  } catch (error) {
    const { code, parameters } = fileTrouble(error, path);
    throw new HostError(code, parameters);
  }
}

/** The value of a result; its trouble is thrown as the call's failure. */
export function valueOf<Value>(result: Result<Value, Trouble>): Value {
  if (result.ok) return result.value;
  throw new HostError(result.error.code, result.error.parameters);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(join(path));
    return true;
  } catch {
    // Gone, or on a disk that is not there now.
    return false;
  }
}
