import type { MachineTexts } from "../texts.ts";

/** 0: all is well. 1: a file is no valid log, or part of the work could not be done. 2: the command was not understood, or a file cannot be read or written. */
export type ExitCode = 0 | 1 | 2;

/** What a command is given: where to say things, in which language, and where the user's data lies. */
export type Terminal = {
  readonly texts: MachineTexts;
  /** A line of the answer (standard output). */
  readonly print: (line: string) => void;
  /** Text of the answer as it is, without a line end of its own. */
  readonly write: (text: string) => void;
  /** A line about the work itself (standard error). */
  readonly warn: (line: string) => void;
  /** Where backups go: the folder that the app uses too. */
  readonly dataFolder: string;
  readonly now: () => Date;
};

/** The options that commands know; each takes those that it names. */
export type Options = {
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly to?: string;
  readonly out?: string;
  readonly by?: string;
  readonly format?: string;
  readonly from?: string;
};

/** A command: its work on one file or folder, and the options that it takes. `undefined` where it was not understood. */
export type CliCommand = {
  readonly options: readonly (keyof Options)[];
  readonly run: (terminal: Terminal, target: string, options: Options) => Promise<ExitCode | undefined>;
};
