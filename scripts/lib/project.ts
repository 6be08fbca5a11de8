import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the repository's root folder. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Writes one line for the person who runs a script. It goes to stderr, so that what a script answers on stdout
 * (an address, JSON, a table) stays clean.
 */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A place to say things to; scripts pass `say`, tests pass a list's `push`. */
export type Say = (line: string) => void;
