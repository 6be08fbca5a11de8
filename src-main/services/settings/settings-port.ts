import {
  DEFAULT_SETTINGS,
  type Settings,
  type settingsPatchSchema,
  settingsSchema,
} from "#annotations/host/settings.ts";
import { z } from "zod";
import { errorCode } from "../file-layer/file-trouble.ts";

const recentEntrySchema = z.strictObject({ path: z.string().min(1), openedAt: z.iso.datetime() });
const windowStateSchema = z.strictObject({
  x: z.int().exactOptional(),
  y: z.int().exactOptional(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});

/** A file opened before: its absolute path on this machine and when. Windows get it as a handle. */
export type RecentEntry = z.output<typeof recentEntrySchema>;

/** Where the window stood, in screen points. */
export type WindowState = z.output<typeof windowStateSchema>;

/** Some settings to be changed; one that is `undefined` stays as it is. */
export type SettingsPatch = z.output<typeof settingsPatchSchema>;

/** How many files the recent list holds. */
export const MOST_RECENTS = 20;

/** Settings, recent list and window state of this user; never annotations. */
export type SettingsPort = {
  readonly get: () => Settings;
  /** Changes some settings, tells the listeners, and answers all of them. */
  readonly set: (patch: SettingsPatch) => Settings;
  /** Called after each change with all settings; the returned function stops that. */
  readonly onChange: (listener: (settings: Settings) => void) => () => void;
  readonly recents: () => readonly RecentEntry[];
  /** Puts a file at the top of the recent list, which keeps {@link MOST_RECENTS}. */
  readonly addRecent: (entry: RecentEntry) => void;
  /** The path of the desk file that the logs of this machine are linked to. */
  readonly deskFile: () => string | undefined;
  readonly setDeskFile: (path: string | undefined) => void;
  readonly windowState: () => WindowState | undefined;
  readonly setWindowState: (state: WindowState) => void;
  /** Called with the system's reason when the settings cannot be written any more; they hold until the app ends. */
  readonly onUnwritable: (listener: (reason: string) => void) => () => void;
  /** Path of ffprobe where the user named one; `undefined`: look on PATH. */
  readonly ffprobePath: () => string | undefined;
};

/** The little that electron-store and its base `conf` have in common, and that {@link createSettingsPort} needs. */
export type KeyValueStore = {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
};

/**
 * The settings port over a store. What the store holds is checked; what does not fit falls back to the default. Where the
 * store cannot be written (a full disk), what was set holds until the app ends: nobody is kept from logging by settings.
 */
export function createSettingsPort(store: KeyValueStore): SettingsPort {
  const listeners = new Set<(settings: Settings) => void>();
  const failureListeners = new Set<(reason: string) => void>();
  const unwritten = new Map<string, unknown>();
  const read = (key: string): unknown => (unwritten.has(key) ? unwritten.get(key) : store.get(key));
  const write = (key: string, value: unknown): void => {
    const failedBefore = unwritten.size > 0;
    unwritten.set(key, value);
    try {
      for (const [waiting, latest] of [...unwritten]) {
        store.set(waiting, latest);
        unwritten.delete(waiting);
      }
    } catch (error) {
      if (failedBefore) return;
      for (const listener of failureListeners) listener(errorCode(error));
    }
  };
  const get = () => readSettings(read("settings"));
  const recents = () => z.array(recentEntrySchema).catch([]).parse(read("recents"));
  return {
    get,
    set: (patch) => {
      const wanted = Object.entries(patch).filter(([, value]) => value !== undefined);
      const next = settingsSchema.parse({ ...get(), ...Object.fromEntries(wanted) });
      write("settings", next);
      for (const listener of listeners) listener(next);
      return next;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recents,
    addRecent: (entry) => {
      const others = recents().filter((other) => other.path !== entry.path);
      write("recents", [entry, ...others].slice(0, MOST_RECENTS));
    },
    deskFile: () => z.string().min(1).safeParse(read("deskFile")).data,
    setDeskFile: (path) => write("deskFile", path ?? ""),
    windowState: () => windowStateSchema.safeParse(read("windowState")).data,
    setWindowState: (state) => write("windowState", state),
    onUnwritable: (listener) => {
      failureListeners.add(listener);
      return () => failureListeners.delete(listener);
    },
    ffprobePath: () => z.string().min(1).safeParse(read("ffprobePath")).data,
  };
}

/** Each setting by itself, so that one that an older or newer app wrote does not cost the others. */
function readSettings(stored: unknown): Settings {
  const values = z.record(z.string(), z.unknown()).catch({}).parse(stored);
  const entries = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(values[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return settingsSchema.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(entries) });
}
