import ElectronStore from "electron-store";

/** The key-value store behind the settings port: what it needs of electron-store. */
export type SettingsStore = {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
};

/**
 * Opens `config.json` in the user's data folder: settings, recent files and window state, never annotations. A file that
 * is not JSON is started afresh. The hosts without Electron keep the same file by electron-store's base, `conf`.
 */
export function openSettingsStore(dataFolder: string): SettingsStore {
  return new ElectronStore({ cwd: dataFolder, name: "config", clearInvalidConfig: true });
}
