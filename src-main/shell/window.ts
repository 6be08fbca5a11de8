import { BrowserWindow, screen } from "electron";
import { guardContents } from "./guard-contents.ts";
import { PAGE_URL } from "./scheme.ts";

/** Where a window stands, in screen points. */
export type WindowPlace = {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
};

/** What a window needs. */
export type WindowOptions = {
  readonly preload: string;
  /** Painted until the page has drawn itself, so that nothing flashes. */
  readonly background: string;
  readonly place: WindowPlace | undefined;
  readonly savePlace: (place: WindowPlace) => void;
};

const SMALLEST = { width: 1024, height: 640 };
const FIRST = { width: 1440, height: 900 };

/**
 * Opens a window on our page, sandboxed and locked in. It is shown at once, painted in the background that the page will
 * have, so that somebody who starts the app sees it start and nothing flashes.
 */
export function openWindow(options: WindowOptions): BrowserWindow {
  const place = options.place === undefined ? FIRST : insideScreens(options.place);
  const window = new BrowserWindow({
    ...place,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    backgroundColor: options.background,
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      autoplayPolicy: "no-user-gesture-required",
    },
  });
  guardContents(window.webContents);
  if (options.place?.maximized === true) window.maximize();
  window.on("close", () => {
    options.savePlace({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(PAGE_URL);
  return window;
}

/** The place as it was; only the size where it lies outside every screen of today. */
function insideScreens(place: WindowPlace): Partial<WindowPlace> & { width: number; height: number } {
  const { x, y, width, height } = place;
  if (x === undefined || y === undefined) return { width, height };
  const visible = screen.getAllDisplays().some(({ workArea }) => {
    const insideX = x + width > workArea.x + 100 && x < workArea.x + workArea.width - 100;
    return insideX && y >= workArea.y - 10 && y < workArea.y + workArea.height - 100;
  });
  return visible ? { x, y, width, height } : { width, height };
}
