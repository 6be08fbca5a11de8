import type { BrowserWindow, Dialog, FileFilter, OpenDialogOptions } from "electron";
import type { PickPurpose } from "#annotations/host/pick-purpose.ts";
import type { TextKey } from "#annotations/texts/index.ts";

/** A text in the app's language at this moment. */
export type Say = (key: TextKey) => string;

const ARTICLES = ["md", "markdown", "html", "htm", "txt"];
const VIDEOS = [
  ["mp4", "m4v", "mov", "webm", "mkv", "ogv", "mp3", "m4a", "wav", "ogg", "opus", "flac"],
  // Played by way of a copy.
  ["ts", "mts", "m2ts", "avi", "mxf", "mpg", "mpeg", "vob", "wmv"],
].flat();
const LOGS = ["json"];

const TITLES = {
  open: "picker.open",
  video: "picker.video",
  videos: "picker.videos",
  log: "picker.log",
  folder: "picker.folder",
  keys: "picker.keys",
  vocabulary: "picker.vocabulary",
} as const satisfies Record<PickPurpose, TextKey>;

/** The system's dialog for files or a folder; absolute paths, none where the user cancelled. */
export async function pickPaths(
  dialog: Dialog,
  window: BrowserWindow,
  purpose: PickPurpose,
  say: Say,
): Promise<readonly string[]> {
  const options: OpenDialogOptions = {
    title: say(TITLES[purpose]),
    properties: propertiesFor(purpose),
    filters: filtersFor(purpose, say),
  };
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths;
}

function propertiesFor(purpose: PickPurpose): NonNullable<OpenDialogOptions["properties"]> {
  if (purpose === "folder") return ["openDirectory", "createDirectory"];
  return purpose === "videos" ? ["openFile", "multiSelections"] : ["openFile"];
}

/** The system's dialog for where an export goes; an absolute path, or `null` where the user cancelled. */
export async function pickSavePath(
  dialog: Dialog,
  window: BrowserWindow,
  defaultPath: string,
  say: Say,
): Promise<string | null> {
  const extension = /\.([^.]+)$/.exec(defaultPath)?.[1];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say("dialog.save"),
    defaultPath,
    filters: extension === undefined ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ["showOverwriteConfirmation", "createDirectory"],
  });
  return canceled || filePath === "" ? null : filePath;
}

function filtersFor(purpose: PickPurpose, say: Say): FileFilter[] {
  const everything = { name: say("dialog.all"), extensions: ["*"] };
  const articles = { name: say("dialog.articles"), extensions: ARTICLES };
  const videos = { name: say("dialog.videos"), extensions: VIDEOS };
  const logs = { name: say("dialog.logs"), extensions: LOGS };
  const known = { name: say("dialog.all-known"), extensions: [...ARTICLES, ...VIDEOS, ...LOGS] };
  switch (purpose) {
    case "open":
      return [known, articles, videos, logs, everything];
    case "video":
    case "videos":
      return [videos, everything];
    case "log":
      return [logs, everything];
    case "keys":
    case "vocabulary":
      return [{ name: say(TITLES[purpose]), extensions: LOGS }, everything];
    case "folder":
      return [];
  }
}
