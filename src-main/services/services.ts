import { basename, dirname, join } from "node:path";
import type { Handlers } from "#annotations/host/contract.ts";
import type { NoteUnknown } from "#annotations/host/dispatch.ts";
import { createDiagnostics } from "./diagnostics/diagnostics.ts";
import { createDownloads } from "./export/downloads.ts";
import { createHandles } from "./files/handles.ts";
import { createRoots } from "./files/roots.ts";
import { createHandlers } from "./handlers.ts";
import type { LogService } from "./log/log-api.ts";
import { createLanes } from "./media/lanes/lanes.ts";
import { createStandIns } from "./media/stand-ins/stand-ins.ts";
import { createForesight } from "./media/foresee-film.ts";
import type { MediumReader } from "./media/medium-facts.ts";
import { createStills } from "./media/stills.ts";
import { createProbeCache } from "./media/probe-cache.ts";
import { createOpenAhead } from "./open-ahead.ts";
import { createNodeFileLayer } from "./file-layer/node-file-layer.ts";
import { createOpenMarks, isProcessAlive } from "./open-marks.ts";
import { createOpenLogs } from "./open-logs.ts";
import type { ByteRequest, ByteResponse, Caller, HostPorts } from "./ports.ts";
import { type ByteSources, serveBytes } from "./serve-bytes.ts";
import type { SettingsPort } from "./settings/settings-port.ts";
import { newIdAt } from "./new-id.ts";

/** What the services are made of. Folders are absolute and need not exist yet. */
export type ServicesOptions = {
  readonly dataFolder: string;
  readonly cacheFolder: string;
  readonly settings: SettingsPort;
  readonly ports: HostPorts;
  /** `createLogClient(() => new Worker(…/log-worker.js, {workerData: {dataFolder}}))`, or the service itself in tests. */
  readonly logService: LogService;
  readonly now?: () => Date;
};

/** The services as a host uses them. */
export type Services = {
  readonly handlers: Handlers<Caller>;
  /** Notes what nobody foresaw in the diagnostics log and gives its id: the last argument of `dispatch()`. */
  readonly noteUnknown: NoteUnknown;
  /** Answers requests below `log/`, `media/`, `still/`, `frames/`, `lane/`, `article/` and `export/`; 404 for everything else. */
  readonly serve: (request: ByteRequest) => Promise<ByteResponse>;
  /** The handle of an absolute path: for drops, the command line, a second start and the recent list. */
  readonly handleOf: (path: string) => string;
  /** A file (absolute path) is about to be opened in a window: what takes long to read is begun. Answers nothing. */
  readonly foresee: (path: string) => void;
  /** A window is gone without a word: its logs are closed. */
  readonly callerGone: (caller: Caller) => Promise<void>;
  /** Writes every open log into its file now (blur of the app, suspend of the machine). */
  readonly flushAll: () => Promise<void>;
  /** Writes and closes everything; the host may end the process afterwards. */
  readonly shutdown: () => Promise<void>;
};

/** Notes of the log worker's death: users are told of it. */
const WORKER_NOTES: ReadonlySet<string> = new Set(["log-worker-died", "log-worker-restarted"]);

const BYTES_PER_GIGABYTE = 1e9;

/** Puts the services together. */
export function createServices(options: ServicesOptions): Services {
  const { dataFolder, cacheFolder, settings, ports, logService, now = () => new Date() } = options;
  const { version, host, platform } = ports;
  const diagnostics = createDiagnostics(join(dataFolder, "diagnostics"), { version, host, platform }, now);
  const handles = createHandles();
  const openLogs = createOpenLogs();
  const restorer = () => ({
    author: settings.get().author || ports.systemAuthor(),
    time: now().toISOString(),
  });
  const ffprobe = (): string => settings.ffprobePath() ?? "ffprobe";
  const ffmpeg = (): string => ffmpegBeside(ffprobe());
  const lanes = createLanes({
    folder: join(cacheFolder, "lanes"),
    ffmpeg,
    onTrouble: (where, error) => void diagnostics.noteError(where, error),
  });
  const sources: ByteSources = {
    ...{ handles, openLogs, logService, lanes, restorer },
    downloads: createDownloads(),
    stills: createStills(join(cacheFolder, "stills"), ffmpeg),
  };
  const marks = createOpenMarks({
    layer: createNodeFileLayer(),
    dataFolder,
    pid: process.pid,
    isAlive: isProcessAlive,
    failed: (error) => void diagnostics.noteError("open-marks", error),
  });
  const standIns = createStandIns({
    folder: join(cacheFolder, "stand-ins"),
    mostBytes: () => settings.get().standInGigabytes * BYTES_PER_GIGABYTE,
    ffmpeg,
    ffprobe,
  });
  const medium: MediumReader = {
    handles,
    probes: createProbeCache(join(cacheFolder, "probes")),
    standIns,
    ffprobe,
    onNoProbe: (reason) => void diagnostics.note({ code: "no-probe", parameters: { reason } }),
  };
  const foresight = createForesight(medium);
  const openAhead = createOpenAhead(logService, (error) => diagnostics.noteError("open-ahead", error));
  const release = async (caller: Caller): Promise<void> => {
    // Left to itself: a window that starts anew need not wait until a process is gone.
    const gone = [standIns.release(caller.id), lanes.close(caller.id, null)];
    Promise.all(gone).catch((error: unknown) => diagnostics.noteError("release", error));
    for (const logId of openLogs.of(caller)) {
      openLogs.remove(logId, caller);
      // One that cannot be closed must keep neither the others open nor the window that takes over.
      await logService.close(logId).catch((error: unknown) => diagnostics.noteError("release", error));
      if (!openLogs.get(logId)) marks.closed(logId);
    }
  };
  let { standInGigabytes } = settings.get();
  const stopListening = [
    settings.onChange((changed) => {
      ports.notify("all", "app.settings", { settings: changed });
      if (changed.standInGigabytes === standInGigabytes) return;
      standInGigabytes = changed.standInGigabytes;
      standIns.trim().catch((error: unknown) => diagnostics.noteError("trim", error));
    }),
    settings.onUnwritable((reason) => {
      diagnostics.note({ code: "settings-unwritable", parameters: { reason } });
      ports.notify("all", "app.trouble", { code: "settings-unwritable", parameters: { reason } });
    }),
    logService.subscribe((event) => {
      openLogs.pass(event, ports.notify);
      if (event.kind === "moved") {
        // What is opened next time, from the list or after a crash, is the log that was worked on.
        settings.addRecent({ path: event.path, openedAt: now().toISOString() });
        marks.opened(event.logId, event.path);
      }
      if (event.kind !== "note") return;
      diagnostics.note({ code: event.code, parameters: { reason: event.reason } });
      if (WORKER_NOTES.has(event.code))
        ports.notify("all", "app.trouble", { code: event.code, parameters: {} });
    }),
  ];
  return {
    handlers: createHandlers({
      ...sources,
      ports,
      settings,
      diagnostics,
      now,
      release,
      newId: () => newIdAt(now()),
      roots: createRoots(ports.roots),
      medium,
      lanes,
      foresight,
      openAhead,
      marks,
    }),
    noteUnknown: (call, error) => diagnostics.noteError(call, error),
    serve: (request) => serveBytes(sources, request),
    handleOf: handles.of,
    foresee: (path) => {
      openAhead.begin(path);
      foresight.foresee(path);
    },
    callerGone: release,
    flushAll: async () => {
      await Promise.all(openLogs.ids().map((logId) => logService.flush(logId)));
    },
    shutdown: async () => {
      for (const stop of stopListening) stop();
      openAhead.stop();
      await Promise.all([lanes.shutdown(), standIns.shutdown(), logService.shutdown()]);
      await marks.end();
    },
  };
}

/** ffmpeg comes with ffprobe: where that one was named by its path, this one lies beside it. */
function ffmpegBeside(ffprobe: string): string {
  return join(dirname(ffprobe), basename(ffprobe).replace("ffprobe", "ffmpeg"));
}
