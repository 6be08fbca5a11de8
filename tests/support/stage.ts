import type { Page } from "playwright";

/**
 * Where a story is played: the real app in Electron, or the browser host. Both show the same page; they differ in how a file
 * is picked, where an export goes, and how the app is closed and started again.
 */
export type Stage = {
  /** The window as it is now; another one after {@link Stage.restart}. */
  page(): Page;
  /** Makes the next picking of a file answer this path, and does what opens the picker. */
  pickFile(path: string, ask: () => Promise<void>): Promise<void>;
  /** Does what starts an export, and gives the bytes that it wrote. */
  takeExport(ask: () => Promise<void>): Promise<Buffer>;
  /** Closes the window as a user does, and starts the app again on the same files with the same data folder. */
  restart(): Promise<void>;
  /** Closes everything. */
  end(): Promise<void>;
};
