import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { app, dialog, ipcMain, Menu, nativeTheme, powerMonitor, protocol, session } from "electron";
import { openServices } from "./open-services.ts";
import type { HostPorts } from "./services/ports.ts";
import { keyTable } from "#annotations/commands/key-table.ts";
import { createSettingsPort } from "./services/settings/settings-port.ts";
import { filesOfCommandLine } from "./shell/command-line.ts";
import { pickPaths, pickSavePath } from "./shell/dialogs.ts";
import { buildMenu } from "./shell/menu.ts";
import { denyPermissions } from "./shell/permissions.ts";
import { answerScheme, PAGE_ORIGIN, registerScheme } from "./shell/scheme.ts";
import { openSettingsStore } from "./shell/settings-store.ts";
import { becomeSingleInstance, onSystemOpen } from "./shell/single-instance.ts";
import { trackLogs } from "./shell/track-logs.ts";
import { createWindows } from "./shell/windows.ts";
import { chosenLanguage, createMachineTexts, languageOfLocale, type MachineTexts } from "./texts.ts";
import { answerElectronIpc, sendElectronEvent } from "./transport/electron-ipc.ts";
import { openPageFiles } from "./transport/page-files.ts";
import { createServeOrigin } from "./transport/serve-origin.ts";
import { answerWebRequest, loadFetchClasses } from "./transport/web-request.ts";

/** The composition root of the Electron app: the one place that knows both services and shell. */

const builtFolder = import.meta.dirname;
/** How long writing may take at the end, in milliseconds; what is not in the file by then is safe in the journal. */
const LAST_WRITES_MS = 15_000;

app.setName("Scenelog");
const named = app.commandLine.getSwitchValue("user-data-dir");
const dataFolder = named === "" ? join(app.getPath("appData"), "Scenelog") : resolve(named);
app.setPath("userData", dataFolder);
registerScheme(protocol);
// The room for what is new may grow to this (MiB) where a long log is read. At 16, the default, each of its records was moved
// several times by collections that stopped the window and held up acknowledgements; a short log never makes it grow.
app.commandLine.appendSwitch("js-flags", "--max-semi-space-size=64");

// Files that come before the windows can be opened wait here.
const early = [
  ...filesOfCommandLine(process.argv, {
    defaultApp: process.defaultApp === true,
    folder: process.cwd(),
  }),
];
let openFile = (file: string | null): void => {
  if (file !== null) early.push(file);
};
const openAll = (files: readonly string[]): void => {
  if (files.length === 0) openFile(null);
  for (const file of files) openFile(file);
};

onSystemOpen(app, (file) => openFile(file));
if (becomeSingleInstance(app, early, openAll)) {
  app.whenReady().then(start).catch(failToStart);
} else {
  app.quit();
}

function start(): void {
  const settings = createSettingsPort(openSettingsStore(dataFolder));
  const systemLanguage = () => languageOfLocale(app.getLocale());
  let spoken: MachineTexts | undefined;
  const texts = (): MachineTexts => {
    const language = chosenLanguage(settings.get().language, systemLanguage());
    if (language !== spoken?.language) spoken = createMachineTexts(language);
    return spoken;
  };

  const windows = createWindows({
    preload: join(builtFolder, "../preload/index.cjs"),
    place: settings.windowState,
    savePlace: settings.setWindowState,
    say: (key, parameters) => texts().t(key, parameters),
    send: sendElectronEvent,
    release: (id) => services.callerGone({ id }),
    failed: (error) => void services.noteUnknown("window", error),
    handleOf: (path) => services.handleOf(path),
    now: Date.now,
  });

  const ports: HostPorts = {
    host: "electron",
    version: app.getVersion(),
    platform: process.platform,
    systemLanguage,
    systemAuthor: () => userInfo().username,
    openAtStart: ({ id }) => windows.seatOf(id)?.startFile ?? null,
    roots: [],
    pick: async (purpose, { id }) => {
      const seat = windows.seatOf(id);
      const [path, ...others] = seat ? await pickPaths(dialog, seat.window, purpose, texts().t) : [];
      return path === undefined ? { kind: "cancelled" } : { kind: "picked", path, others };
    },
    saveTarget: async ({ name, folder }, { id }) => {
      const seat = windows.seatOf(id);
      const path = seat && (await pickSavePath(dialog, seat.window, join(folder, name), texts().t));
      return path ? { kind: "path", path } : { kind: "cancelled" };
    },
    notify: (to, event, payload) => {
      for (const { id, window } of windows.seats()) {
        if (to === "all" || to.id === id) sendElectronEvent(window.webContents, event, payload);
      }
    },
    closable: ({ id }) => windows.closable(id),
  };
  answerScheme(protocol, (request) => answerWebRequest(serve, request));
  denyPermissions(session.defaultSession);
  openFile = windows.openFile;
  nativeTheme.themeSource = settings.get().theme;
  if (early.length === 0) windows.openEmpty();
  for (const file of early) openFile(file);

  // All else comes after the windows, in the same turn: nothing of theirs is heard before it stands, and opening a window
  // takes twice as long while the log worker starts beside it.
  const services = openServices({ builtFolder, dataFolder, settings, ports });
  const report = (where: string, error: unknown): void => {
    const id = services.noteUnknown(where, error);
    ports.notify("all", "app.trouble", { code: "internal", parameters: { id } });
  };
  process.on("uncaughtException", (error) => report("main", error));
  process.on("unhandledRejection", (error) => report("main", error));

  answerElectronIpc({
    ipc: ipcMain,
    origin: PAGE_ORIGIN,
    handlers: trackLogs(services.handlers, windows),
    noteUnknown: services.noteUnknown,
    callerOf: (page) => {
      const seat = windows.seatOfPage(page);
      return seat === undefined ? undefined : { id: seat.id };
    },
    grantDrop: services.handleOf,
  });
  const serve = createServeOrigin({
    page: openPageFiles(join(builtFolder, "../renderer")),
    bytes: services.serve,
    socketOrigin: null,
    noteUnknown: services.noteUnknown,
  });
  openFile = (file) => {
    windows.openFile(file);
    if (file !== null) services.foresee(file);
  };
  for (const file of early) services.foresee(file);
  loadFetchClasses();

  const drawMenu = (): void => {
    nativeTheme.themeSource = settings.get().theme;
    Menu.setApplicationMenu(
      buildMenu({
        say: texts().t,
        keysOf: keyTable(settings.get().keys).keysOf,
        isMac: process.platform === "darwin",
        run: (id) => {
          const focused = windows.seats().find(({ window }) => window.isFocused());
          if (focused) sendElectronEvent(focused.window.webContents, "app.command", { id });
        },
        openWindow: windows.openEmpty,
      }),
    );
  };
  drawMenu();
  settings.onChange(drawMenu);

  const flush = (): void => {
    services.flushAll().catch((error: unknown) => report("flush", error));
  };
  app.on("browser-window-blur", flush);
  powerMonitor.on("suspend", flush);
  // What failed before the machine slept may work now: a server that answers again is not waited for.
  powerMonitor.on("resume", flush);
  app.on("window-all-closed", () => app.quit());
  app.on("activate", () => {
    if (windows.seats().length === 0) windows.openEmpty();
  });
  let written = false;
  app.on("will-quit", (event) => {
    if (written) return;
    event.preventDefault();
    const limit = setTimeout(() => app.exit(1), LAST_WRITES_MS);
    services
      .shutdown()
      .catch((error: unknown) => services.noteUnknown("shutdown", error))
      .finally(() => {
        written = true;
        clearTimeout(limit);
        app.quit();
      });
  });
}

function failToStart(error: unknown): void {
  const { t } = createMachineTexts(languageOfLocale(app.getLocale()));
  dialog.showErrorBox(t("dialog.start-failed"), String(error));
  app.exit(1);
}
