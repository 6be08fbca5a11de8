import { resolve } from "node:path";

/** Switches whose value is a word of its own. */
const WITH_VALUE = new Set(["-r", "--require"]);

/**
 * The files named on the command line, as absolute paths. Switches (ours, Electron's, Chromium's) are passed over; an app
 * that is run by `electron FOLDER` has that folder first among its words.
 */
export function filesOfCommandLine(
  argv: readonly string[],
  options: { readonly defaultApp: boolean; readonly folder: string },
): readonly string[] {
  const words: string[] = [];
  for (let index = 1; index < argv.length; index++) {
    const word = argv[index] ?? "";
    if (WITH_VALUE.has(word)) index++;
    else if (word !== "" && !word.startsWith("-")) words.push(word);
  }
  return words.slice(options.defaultApp ? 1 : 0).map((word) => resolve(options.folder, word));
}
