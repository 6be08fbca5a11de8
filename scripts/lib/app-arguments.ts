import { resolve } from "node:path";
import { projectRoot } from "./project.ts";

/** The log that opens where nothing else is named. */
export const sampleLog = resolve(projectRoot, "samples/itaewon-class/itaewon-class.scenelog.json");

/**
 * The words for the app: options as they are, files as absolute paths from the folder where the user typed the command
 * (npm runs scripts in the root folder and keeps the user's one in `INIT_CWD`). Without a file the sample log opens.
 */
export function readAppArguments(words: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  const typedIn = env["INIT_CWD"] ?? process.cwd();
  const args = words.map((word) => (word.startsWith("-") ? word : resolve(typedIn, word)));
  return args.some((word) => !word.startsWith("-")) ? args : [...args, sampleLog];
}
