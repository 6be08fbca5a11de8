import Conf from "conf";
import { createSettingsPort, type SettingsPort } from "./settings-port.ts";

/**
 * The settings port over `config.json` in the user's data folder, for the hosts without Electron: the same file, in the
 * same shape, that electron-store keeps there.
 */
export function openConfSettings(dataFolder: string): SettingsPort {
  return createSettingsPort(new Conf({ cwd: dataFolder, configName: "config", clearInvalidConfig: true }));
}
