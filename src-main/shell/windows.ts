import { BrowserWindow, dialog, nativeTheme, type WebContents } from "electron";
import type { EventName, EventPayload } from "#annotations/host/contract.ts";
import type { Parameters } from "#annotations/host/shapes.ts";
import type { TextKey } from "#annotations/texts/index.ts";
import { holdUntilSettled } from "./close-handshake.ts";
import { recoverFromCrashes } from "./crash-recovery.ts";
import { openWindow, type WindowPlace } from "./window.ts";

/** One window, and what it has open: one log per window. */
export type Seat = {
  /** Names the window towards the services. */
  readonly id: string;
  readonly window: BrowserWindow;
  /** Absolute path of the file that the window was opened for, until it has opened one. */
  startFile: string | null;
  /** The log that is open in it, and the handle that it was opened by. */
  open: { readonly logId: string; readonly handle: string } | null;
};

/** What the windows need of the composition root. */
export type WindowsOptions = {
  readonly preload: string;
  readonly place: () => WindowPlace | undefined;
  readonly savePlace: (place: WindowPlace) => void;
  readonly say: (key: TextKey, parameters?: Parameters) => string;
  readonly send: <Name extends EventName>(page: WebContents, name: Name, payload: EventPayload<Name>) => void;
  /** Writes and lets go of what a window has open. */
  readonly release: (id: string) => Promise<void>;
  /** Notes an error that stopped neither closing nor going on. */
  readonly failed: (error: unknown) => void;
  readonly handleOf: (path: string) => string;
  readonly now: () => number;
};

/** All windows of the app. */
export type Windows = {
  readonly seats: () => readonly Seat[];
  readonly seatOf: (id: string) => Seat | undefined;
  readonly seatOfPage: (page: WebContents) => Seat | undefined;
  /** Opens a file: in the window that has it, in one with nothing open, or in a new one; without a file, shows the app. */
  readonly openFile: (file: string | null) => void;
  readonly openEmpty: () => void;
  /** The page of a window has nothing left to send. */
  readonly closable: (id: string) => void;
};

const PATIENCE_MS = 5_000;
const WRITING_MS = 15_000;
const CASCADE = 28;
/** The tokens' background, dark and light, so that a window appears in the colour that its page will have. */
const BACKGROUNDS = { dark: "#0e1014", light: "#f6f7f9" };

/** Keeps the app's windows: opening, closing without loss, and which file is where. */
export function createWindows(options: WindowsOptions): Windows {
  const seats = new Map<string, Seat>();
  const answers = new Map<string, () => void>();
  let nextId = 1;

  const openNew = (file: string | null): void => {
    const id = `window-${nextId++}`;
    const window = openWindow({
      preload: options.preload,
      background: nativeTheme.shouldUseDarkColors ? BACKGROUNDS.dark : BACKGROUNDS.light,
      place: cascade(options.place(), seats.size),
      savePlace: options.savePlace,
    });
    const seat: Seat = { id, window, startFile: file, open: null };
    seats.set(id, seat);
    answers.set(
      id,
      holdUntilSettled(window, {
        ask: () => options.send(window.webContents, "window.closing", {}),
        settle: () => options.release(id),
        confirm: () => confirmClosing(window, options.say),
        failed: options.failed,
        patienceMs: PATIENCE_MS,
        writingMs: WRITING_MS,
      }),
    );
    recoverFromCrashes(window, {
      dialog,
      say: options.say,
      release: () => options.release(id),
      failed: options.failed,
      tell: (reason) => {
        const handle = seat.open?.handle;
        seat.open = null;
        options.send(window.webContents, "app.trouble", { code: "window-crashed", parameters: { reason } });
        if (handle !== undefined) options.send(window.webContents, "app.open", { handle });
      },
      now: options.now,
    });
    window.on("closed", () => {
      seats.delete(id);
      answers.delete(id);
    });
  };

  const openFile = (file: string | null): void => {
    const all = [...seats.values()];
    if (file === null) {
      const last = all.find(({ window }) => window === BrowserWindow.getFocusedWindow()) ?? all.at(-1);
      if (last === undefined) openNew(null);
      else focusWindow(last.window);
      return;
    }
    const having = all.find(
      ({ open, startFile }) =>
        startFile === file || (open !== null && open.handle === options.handleOf(file)),
    );
    if (having !== undefined) {
      focusWindow(having.window);
      return;
    }
    const idle = all.find((seat) => seat.open === null && seat.startFile === null);
    if (idle === undefined) openNew(file);
    else {
      options.send(idle.window.webContents, "app.open", { handle: options.handleOf(file) });
      focusWindow(idle.window);
    }
  };

  return {
    seats: () => [...seats.values()],
    seatOf: (id) => seats.get(id),
    seatOfPage: (page) => [...seats.values()].find(({ window }) => window.webContents === page),
    openFile,
    openEmpty: () => openNew(null),
    closable: (id) => answers.get(id)?.(),
  };
}

async function confirmClosing(window: BrowserWindow, say: WindowsOptions["say"]): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: say("dialog.unsafe"),
    detail: say("dialog.unsafe-detail"),
    buttons: [say("dialog.keep-open"), say("dialog.close-anyway")],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

/** Brings a window before the user, out of the taskbar if need be. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function cascade(place: WindowPlace | undefined, openWindows: number): WindowPlace | undefined {
  if (place?.x === undefined || place.y === undefined || openWindows === 0) return place;
  const shift = CASCADE * openWindows;
  return { ...place, x: place.x + shift, y: place.y + shift, maximized: false };
}
