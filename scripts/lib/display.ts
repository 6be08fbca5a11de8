/** Whether a window could be shown: always so on macOS and Windows, by X11 or Wayland elsewhere. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  if (platform === "darwin" || platform === "win32") return true;
  return isSet(env["DISPLAY"]) || isSet(env["WAYLAND_DISPLAY"]);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
